"""Counts of quality indicators: one row a ward, indicator, day and shift; corrections keep what was there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.care.querysets import CountQuerySet
from kinerja.facts.care.terms import Shift
from kinerja.platform.database.models import Thing


class QualityCount(Thing):
    """What a shift counted. The row that counts has no `superseded_at`; a corrected one stays for whoever asks."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False, db_comment="ward or installation"
    )  # count_once begins with it
    indicator = models.CharField(_("indikator mutu"), max_length=40, db_comment="code in the catalogue of INM")
    day = models.DateField(_("tanggal"), db_comment="local day on which the shift began")
    shift = models.CharField(_("sif"), max_length=10, choices=Shift, db_comment="morning, afternoon, night")
    numerator = models.PositiveIntegerField(_("pembilang"), db_comment="how many fulfilled it")
    denominator = models.PositiveIntegerField(_("penyebut"), db_comment="of how many")
    counted_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    counted_at = models.DateTimeField(_("dicatat"), db_comment="instant, UTC")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", db_comment="the row this one corrects"
    )
    reason = models.CharField(_("alasan perbaikan"), max_length=200, blank=True, db_comment="why it was corrected")
    superseded_at = models.DateTimeField(null=True, db_comment="instant from which a correction counts instead")

    objects = CountQuerySet.as_manager()

    class Meta:
        verbose_name = _("hitungan mutu")
        db_table_comment = "Counts of quality indicators by shift"
        ordering = ["-day", "unit", "indicator", "shift"]
        constraints = [
            models.CheckConstraint(
                name="count_part_of_whole",
                condition=Q(numerator__lte=F("denominator")),
                violation_error_message=_("Pembilang tidak boleh lebih besar daripada penyebut."),
            ),
            models.UniqueConstraint(
                fields=["unit", "day", "shift", "indicator"],
                condition=Q(superseded_at__isnull=True),
                name="count_once",
                violation_error_message=_("Indikator ini sudah dihitung untuk sif itu. Pakai perbaikan."),
            ),
            models.CheckConstraint(
                name="count_correction_has_reason",
                condition=Q(replaces__isnull=True) | ~Q(reason=""),
                violation_error_message=_("Tulis alasan perbaikan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.day} {self.numerator}/{self.denominator}"
