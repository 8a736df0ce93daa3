"""Declared results with their evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.activity.querysets import DeclaredQuerySet


class DeclaredResult(Thing):
    """A realisation typed in by the employee, with evidence; always marked as declared."""

    indicator = models.ForeignKey(
        "planning.Indicator", models.PROTECT, related_name="declarations", db_comment="of which"
    )
    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="+", db_comment="for which period")
    value = models.DecimalField(_("realisasi"), max_digits=14, decimal_places=4, db_comment="in the indicator's unit")
    evidence = models.TextField(_("bukti dukung"), db_comment="what proves it and where it lies")
    declared_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    declared_at = models.DateTimeField(_("dilaporkan"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = DeclaredQuerySet.as_manager()

    class Meta:
        verbose_name = _("realisasi dilaporkan")
        db_table_comment = "Declared realisations; the newest counts, the older ones stay"
        ordering = ["-declared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="declared_needs_evidence",
                condition=~Q(evidence=""),
                violation_error_message=_("Sebutkan bukti dukungnya: dokumen apa dan di mana dapat dilihat."),
            )
        ]
        indexes = [
            # read by measurement: the newest declaration of each indicator in a period
            models.Index(fields=["period", "indicator", "-declared_at"], name="declared_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.value}"
