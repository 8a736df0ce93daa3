"""Complaints and their history.

The row says where it stands since when; whoever moves it on adds a `ComplaintInterval` for what was. Intervals are
never changed, each begins where the one before ended.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.complaint.querysets import ComplaintQuerySet
from kinerja.facts.complaint.terms import Handling, Identity, Kind, Stage
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.chained import Chained
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap
from kinerja.pure.lib.complaint_life import WITH_OFFICE

TOLD = ("asked", "answered", "reopened", "closed_by_reviewer")
"""Stages that come with words."""


class Complaint(Thing):
    """A complaint, suggestion or praise on its way. What was written and by whom lies sealed."""

    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, db_comment="complaint, suggestion or praise")
    handling = models.CharField(
        _("kelas"), max_length=6, choices=Handling, blank=True, db_comment="class of SP4N-LAPOR; of complaints only"
    )
    service = models.ForeignKey(
        "service.Service", models.PROTECT, null=True, related_name="complaints", db_comment="about which; may be empty"
    )
    owner = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="complaints_owned",
        db_comment="unit that must answer; escalation leaves it",
    )  # fmt: skip
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="complaints", db_index=False, db_comment="who has it now"
    )
    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="complaints", db_index=False,
        db_comment="who moved it last; empty where a citizen or the clock did",
    )  # fmt: skip
    about = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="complaints_about",
        db_comment="officer complained about: never sees or handles it, never shown in public",
    )  # fmt: skip
    identity = models.CharField(_("identitas"), max_length=9, choices=Identity, db_comment="who may know who wrote")
    paper = models.TextField(blank=True, db_comment="sealed: name and telephone; empty where anonymous")
    text = models.TextField(db_comment="sealed: what happened and where, in the citizen's words")
    happened_on = models.DateField(_("kejadian"), null=True, db_comment="day it happened; may be empty")
    code = models.CharField(_("kode"), max_length=9, unique=True, db_comment="what the citizen quotes")
    secret_mark = models.CharField(max_length=64, db_comment="keyed hash of code and secret; the secret is nowhere")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a double press makes one")
    received_at = models.DateTimeField(_("diterima"), db_comment="start of its history, UTC")
    stage = models.CharField(_("tahap"), max_length=18, choices=Stage, db_comment="where it stands")
    since = models.DateTimeField(_("sejak"), db_comment="instant since when")
    said = models.TextField(_("keterangan"), blank=True, db_comment="told with the step: answer, question, reason")
    first_due_at = models.DateTimeField(_("ditanggapi paling lambat"), db_comment="first response owed until, UTC")
    responded_at = models.DateTimeField(_("ditanggapi"), null=True, db_comment="first taken up, UTC")
    due_at = models.DateTimeField(
        _("dijawab paling lambat"), null=True, db_comment="answer owed until, UTC; empty in the citizen's turn"
    )
    answered_at = models.DateTimeField(_("dijawab"), null=True, db_comment="answer that stands, UTC")
    escalated_at = models.DateTimeField(null=True, db_comment="last time it went one unit up, UTC")
    version = models.PositiveIntegerField(default=0, db_comment="moves so far: compare-and-set")

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan warga")
        db_table_comment = "Complaints, suggestions and praise of citizens"
        ordering = ["received_at", "id"]
        constraints = [
            models.CheckConstraint(name="complaint_times_in_order", condition=Q(since__gte=F("received_at"))),
            models.CheckConstraint(
                name="complaint_class_by_kind",
                condition=Q(kind="complaint") & ~Q(handling="") | ~Q(kind="complaint") & Q(handling=""),
            ),
            models.CheckConstraint(
                name="complaint_anonymous_keeps_nothing",
                condition=Q(identity="anonymous", paper="") | ~Q(identity="anonymous") & ~Q(paper=""),
            ),
            models.CheckConstraint(
                name="complaint_told_by_stage",
                condition=~Q(stage__in=TOLD) | ~Q(said=""),
                violation_error_message=_("Tulis alasannya dalam kalimat yang dipahami pelapor."),
            ),
            models.CheckConstraint(
                name="complaint_not_handled_by_whom_it_is_about",
                condition=Q(about__isnull=True) | Q(officer__isnull=True) | ~Q(officer=F("about")),
                violation_error_message=_("Laporan tentang seorang petugas tidak ditangani petugas itu sendiri."),
            ),
            models.CheckConstraint(
                name="complaint_answer_has_time",
                condition=~Q(stage__in=["answered", "closed_by_citizen"]) | Q(answered_at__isnull=False),
            ),
        ]
        indexes = [
            # read by the desk of a unit: what is not over yet
            models.Index(
                fields=["unit"],
                condition=~Q(stage__in=["closed_by_citizen", "closed_by_reviewer", "withdrawn"]),
                name="complaint_open_at_unit",
            ),
            # read by the job that looks for what is overdue
            models.Index(fields=["due_at"], condition=Q(answered_at__isnull=True), name="complaint_overdue"),
        ]

    def __str__(self) -> str:
        return self.code

    def is_overdue(self, at: datetime) -> bool:
        """As `ComplaintQuerySet.overdue` asks the database."""
        if self.stage not in WITH_OFFICE:
            return False
        is_late = self.due_at is not None and self.due_at < at
        return is_late or (self.stage == Stage.RECEIVED and self.first_due_at < at)


class ComplaintInterval(Thing):
    """What was with a complaint from one instant to another; added when it ended, never changed."""

    complaint = models.ForeignKey(
        "complaint.Complaint", models.PROTECT, related_name="intervals", db_index=False, db_comment="of which complaint"
    )  # complaint_interval_order begins with it
    seq = models.PositiveSmallIntegerField(db_comment="1, 2, 3 … in its complaint")
    stage = models.CharField(_("tahap"), max_length=18, choices=Stage, db_comment="what was")
    starts = models.DateTimeField(_("sejak"), db_comment="instant, UTC")
    ends = models.DateTimeField(_("sampai"), db_comment="instant, UTC")
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False, db_comment="who had it"
    )
    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="who moved it"
    )
    said = models.TextField(_("keterangan"), blank=True, db_comment="told with the step")

    class Meta:
        verbose_name = _("selang laporan")
        db_table_comment = "Closed intervals of complaints, append-only"
        ordering = ["complaint", "seq"]
        constraints = [
            AppendOnly(name="complaint_interval_append_only"),
            models.UniqueConstraint(fields=["complaint", "seq"], name="complaint_interval_order_once"),
            Chained(key="complaint", name="complaint_interval_chained"),
            NoOverlap(keys=("complaint",), name="complaint_interval_apart"),
            models.CheckConstraint(name="complaint_interval_in_order", condition=Q(ends__gte=F("starts"))),
            models.CheckConstraint(name="complaint_interval_told", condition=~Q(stage__in=TOLD) | ~Q(said="")),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.seq} {self.stage}"


class ComplaintPaper(Thing):
    """A photo or PDF the citizen sent along."""

    complaint = models.ForeignKey(
        "complaint.Complaint", models.PROTECT, related_name="papers", db_index=False, db_comment="of which complaint"
    )  # complaint_paper_once begins with it
    stored = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", db_comment="its bytes")
    added_at = models.DateTimeField(_("dikirim"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("lampiran laporan")
        db_table_comment = "Photos and documents sent with complaints"
        ordering = ["added_at", "id"]
        constraints = [
            AppendOnly(name="complaint_paper_append_only"),
            models.UniqueConstraint(fields=["complaint", "stored"], name="complaint_paper_once"),
        ]

    def __str__(self) -> str:
        return str(self.stored_id)
