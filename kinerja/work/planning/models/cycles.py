"""The performance year and its periods."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import DatedQuerySet
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap
from kinerja.work.planning.querysets import PeriodQuerySet
from kinerja.work.planning.terms import PeriodState


class Cycle(Thing):
    """A performance year (siklus)."""

    code = models.CharField(_("kode"), max_length=20, unique=True, db_comment="e.g. 2026")
    name = models.CharField(_("nama"), max_length=120, db_comment="shown to people")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), db_comment="first day after")
    regime = models.CharField(_("rezim"), max_length=40, db_comment="code of the regime in pure.law")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("siklus kinerja")
        db_table_comment = "Performance years"
        ordering = ["-starts"]
        constraints = [models.CheckConstraint(name="cycle_days", condition=models.Q(ends__gt=F("starts")))]

    def __str__(self) -> str:
        return self.name


class Period(Thing):
    """A stretch of a cycle that is evaluated, usually a quarter (triwulan)."""

    cycle = models.ForeignKey("planning.Cycle", models.PROTECT, related_name="periods", db_comment="its year")
    code = models.CharField(_("kode"), max_length=20, db_comment="e.g. TW3")
    name = models.CharField(_("nama"), max_length=120, db_comment="shown to people")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), db_comment="first day after")
    state = models.CharField(
        _("keadaan"), max_length=12, choices=PeriodState, default="open", db_comment="where it stands"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("periode penilaian")
        db_table_comment = "Evaluation periods"
        ordering = ["-starts"]
        constraints = [
            models.CheckConstraint(name="period_days", condition=models.Q(ends__gt=F("starts"))),
            models.UniqueConstraint(fields=["cycle", "code"], name="period_code_once"),
            NoOverlap(
                name="period_no_overlap",
                keys=("cycle",),
                violation_error_message=_("Periode lain sudah mencakup hari-hari itu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
