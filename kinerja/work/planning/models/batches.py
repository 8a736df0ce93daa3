"""Plans given to many at once, so that the step can be taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class PlanBatch(Thing):
    """One step that gave a template to the staff of some units from a day on."""

    template = models.ForeignKey(
        "planning.PlanTemplate", models.PROTECT, related_name="batches", db_comment="which set"
    )
    cycle = models.ForeignKey("planning.Cycle", models.PROTECT, related_name="batches", db_comment="for which year")
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_comment="the unit, all units beneath it included"
    )
    starts = models.DateField(_("berlaku sejak"), db_comment="first day of the plans")
    made_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who; empty for the machine"
    )
    made_at = models.DateTimeField(_("dibuat"), db_comment="instant, UTC")
    given = models.PositiveIntegerField(_("diberi"), db_comment="how many plans it made")
    skipped = models.JSONField(default=dict, db_comment="reason -> how many people were passed over")
    undone_at = models.DateTimeField(null=True, db_comment="instant it was taken back, UTC")
    kept = models.PositiveIntegerField(null=True, db_comment="plans that stayed when it was taken back")

    class Meta:
        verbose_name = _("SKP massal")
        db_table_comment = "Plans given to many at once from a template"
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="batch_undone_counts_what_stayed",
                condition=Q(undone_at__isnull=True, kept__isnull=True)
                | Q(undone_at__isnull=False, kept__isnull=False, kept__lte=F("given")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.template_id} {self.starts}"


class BatchPlan(Thing):
    """A plan as a batch made it: untouched as long as its version is still the first."""

    # CASCADE: what a batch remembers of its plans is a part of it
    batch = models.ForeignKey("planning.PlanBatch", models.CASCADE, related_name="plans", db_comment="which batch")
    # CASCADE: of a plan that was taken back nothing is left to remember; the batch counts it
    plan = models.OneToOneField("planning.Plan", models.CASCADE, related_name="batch", db_comment="the plan it made")

    class Meta:
        verbose_name = _("SKP dari templat")
        db_table_comment = "Which plans a batch made"
        ordering = ["batch", "id"]

    def __str__(self) -> str:
        return f"{self.plan_id}"
