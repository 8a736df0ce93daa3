"""Files and their history.

The row of a file says where it stands since when; whoever moves it on adds a `FileInterval` for what was. Intervals are
never changed, each begins where the one before ended.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.casework.querysets import FileQuerySet
from kinerja.facts.casework.terms import Stage
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.chained import Chained
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap

REASONED = ("returned", "refused")


class CaseFile(Thing):
    """A request (berkas permohonan) on its way through the office. Whose it is lies sealed."""

    request = models.OneToOneField(
        "service.Request", models.PROTECT, related_name="file", db_comment="what the figures of service count"
    )
    standard = models.ForeignKey(
        "service.ServiceStandard", models.PROTECT, related_name="files", db_index=False,
        db_comment="in force when it came: what was promised",
    )  # fmt: skip
    code = models.CharField(_("kode berkas"), max_length=9, unique=True, db_comment="what the citizen quotes")
    secret_mark = models.CharField(max_length=64, db_comment="keyed hash of code and secret; the secret is nowhere")
    paper = models.TextField(db_comment="sealed: name and telephone of who asks")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a double press makes one file")
    received_at = models.DateTimeField(_("diterima"), db_comment="start of its history, UTC")
    stage = models.CharField(_("tahap"), max_length=12, choices=Stage, db_comment="where it stands")
    since = models.DateTimeField(_("sejak"), db_comment="instant since when; of an ended file its end")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="files", db_comment="who has it now")
    officer = models.ForeignKey(
        "service.Officer", models.PROTECT, null=True, related_name="files", db_index=False,
        db_comment="who has it in hand; empty on the unit's pile",
    )  # fmt: skip
    reason = models.CharField(
        _("keterangan"), max_length=500, blank=True, db_comment="told to the citizen: what is missing, why, what delays"
    )
    version = models.PositiveIntegerField(default=0, db_comment="moves so far: compare-and-set")

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("berkas permohonan")
        db_table_comment = "Requests that outlive the visit, one row a file"
        ordering = ["received_at", "id"]
        constraints = [
            models.CheckConstraint(name="file_times_in_order", condition=Q(since__gte=F("received_at"))),
            models.CheckConstraint(
                name="file_reason_by_stage",
                condition=~Q(stage__in=REASONED) | ~Q(reason=""),
                violation_error_message=_("Tulis alasannya dalam satu kalimat yang dipahami pemohon."),
            ),
            models.CheckConstraint(
                name="file_moved_by_somebody",
                condition=Q(stage__in=["received", "completed", "withdrawn", "checked", "processed", "approved"])
                | Q(officer__isnull=False),
            ),
        ]
        indexes = [
            # read by the desk of a unit: what is not over yet
            models.Index(
                fields=["unit"],
                condition=~Q(stage__in=["refused", "handed_over", "withdrawn"]),
                name="file_open_at_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class FileInterval(Thing):
    """What was with a file from one instant to another; added when it ended, never changed."""

    file = models.ForeignKey(
        "casework.CaseFile", models.PROTECT, related_name="intervals", db_index=False, db_comment="of which file"
    )  # file_interval_order begins with it
    seq = models.PositiveSmallIntegerField(db_comment="1, 2, 3 … in its file")
    stage = models.CharField(_("tahap"), max_length=12, choices=Stage, db_comment="what was")
    starts = models.DateTimeField(_("sejak"), db_comment="instant, UTC")
    ends = models.DateTimeField(_("sampai"), db_comment="instant, UTC")
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False, db_comment="who had it"
    )
    officer = models.ForeignKey(
        "service.Officer", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="in whose hand"
    )
    reason = models.CharField(_("keterangan"), max_length=500, blank=True, db_comment="told to the citizen")

    class Meta:
        verbose_name = _("selang berkas")
        db_table_comment = "Closed intervals of files, append-only"
        ordering = ["file", "seq"]
        constraints = [
            AppendOnly(name="file_interval_append_only"),
            models.UniqueConstraint(fields=["file", "seq"], name="file_interval_order_once"),
            Chained(key="file", name="file_interval_chained"),
            NoOverlap(keys=("file",), name="file_interval_apart"),
            models.CheckConstraint(name="file_interval_in_order", condition=Q(ends__gte=F("starts"))),
            models.CheckConstraint(name="file_interval_reasoned", condition=~Q(stage__in=REASONED) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.seq} {self.stage}"


class FilePaper(Thing):
    """A document the citizen handed in, for one of the requirements."""

    file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="papers", db_comment="of which file")
    stored = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", db_comment="its bytes")
    requirement = models.CharField(
        _("untuk"), max_length=300, blank=True, db_comment="requirement it answers, as shown"
    )
    added_at = models.DateTimeField(_("dikirim"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("dokumen berkas")
        db_table_comment = "Documents handed in with files"
        ordering = ["added_at", "id"]
        constraints = [
            AppendOnly(name="file_paper_append_only"),
            models.UniqueConstraint(fields=["file", "stored"], name="file_paper_once"),
        ]

    def __str__(self) -> str:
        return self.requirement
