"""Second looks: a random sample of finished files, checked by somebody else."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.casework.querysets import LookQuerySet
from kinerja.facts.casework.terms import FaultKind, LookOutcome
from kinerja.platform.database.models import Thing


class AccuracyDraw(Thing):
    """The draw (pengambilan sampel) of one month of one unit. With its seed anybody can repeat it."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="draws", db_index=False, db_comment="answers for the services"
    )  # draw_month_once begins with it
    month = models.DateField(_("bulan"), db_comment="its first day")
    seed = models.BigIntegerField(db_comment="of the draw")
    each = models.PositiveSmallIntegerField(db_comment="files wanted of each officer and service")
    drawn_at = models.DateTimeField(_("diambil"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("pengambilan sampel berkas")
        db_table_comment = "Monthly draws of finished files for a second look"
        ordering = ["month", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="draw_month_once"),
            models.CheckConstraint(name="draw_wants_some", condition=Q(each__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}"


class SecondLook(Thing):
    """One file of a draw (pemeriksaan kedua). The error rate is the accuracy indicator."""

    draw = models.ForeignKey("casework.AccuracyDraw", models.PROTECT, related_name="looks", db_comment="by which draw")
    file = models.OneToOneField("casework.CaseFile", models.PROTECT, related_name="look", db_comment="which file")
    officer = models.ForeignKey(
        "service.Officer", models.PROTECT, related_name="looks", db_comment="who finished the file"
    )
    stratum = models.PositiveIntegerField(
        db_comment="files this officer finished for this service in the month: what the look stands for"
    )
    outcome = models.CharField(
        _("hasil"), max_length=8, choices=LookOutcome, blank=True, db_comment="empty while nobody has looked"
    )
    fault = models.CharField(_("yang salah"), max_length=10, choices=FaultKind, blank=True, db_comment="kind of error")
    note = models.CharField(_("catatan"), max_length=300, blank=True, db_comment="for the colleague, not the citizen")
    looked_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_index=False,
        db_comment="never who finished the file",
    )  # fmt: skip
    looked_at = models.DateTimeField(_("diperiksa"), null=True, db_comment="instant, UTC")

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("pemeriksaan kedua")
        db_table_comment = "Second looks at finished files"
        ordering = ["draw", "id"]
        constraints = [
            models.CheckConstraint(
                name="look_whole",
                condition=Q(outcome="", fault="", note="", looked_by__isnull=True, looked_at__isnull=True)
                | Q(outcome="correct", fault="", looked_by__isnull=False, looked_at__isnull=False)
                | (Q(outcome="wrong", looked_by__isnull=False, looked_at__isnull=False) & ~Q(fault="")),
                violation_error_message=_("Pilih apa yang salah."),
            ),
            models.CheckConstraint(name="look_stands_for_some", condition=Q(stratum__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.file_id}"
