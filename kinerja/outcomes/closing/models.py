"""One row for each closing of a period, and how predicates stood when it was closed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.judgement.evaluation.terms import OrganisationLevel
from kinerja.outcomes.closing.terms import BEFORE_THE_LOCK, Stage
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class ClosingQuerySet(models.QuerySet[Any]):
    def unfinished(self) -> ClosingQuerySet:
        return self.exclude(stage=Stage.DONE)

    def newest_of(self, period: models.Model) -> ClosingQuerySet:
        return self.filter(period=period.pk).order_by("-number")


class Closing(Thing):
    """Penutupan periode: four steps, each of which can be taken up again."""

    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="closings", db_comment="which period")
    number = models.PositiveSmallIntegerField(db_comment="1, 2 … where a period was opened again")
    stage = models.CharField(
        _("langkah"), max_length=13, choices=Stage, default=Stage.FIGURES, db_comment="the step it is at"
    )
    done = models.PositiveIntegerField(default=0, db_comment="rows of this step that are done")
    total = models.PositiveIntegerField(default=0, db_comment="rows of this step; 0 while unknown")
    run = models.ForeignKey(
        "measurement.Run", models.PROTECT, null=True, related_name="+", db_comment="the figures it closed with"
    )
    figures = models.PositiveIntegerField(default=0, db_comment="figures of people in that run")
    final = models.PositiveIntegerField(default=0, db_comment="evaluations decided when it was closed")
    undecided = models.PositiveIntegerField(default=0, db_comment="those nobody had decided; they stay so")
    queued = models.PositiveIntegerField(default=0, db_comment="forms that were put in the queue")
    facts = models.JSONField(default=dict, db_comment="kind of fact -> how many there were for these days when closed")
    asked_by = models.CharField(_("diminta oleh"), max_length=200, db_comment="who pressed")
    asked_at = models.DateTimeField(_("diminta"), db_comment="instant, UTC")
    closed_at = models.DateTimeField(_("ditutup"), null=True, db_comment="instant from which nothing changes, UTC")
    finished_at = models.DateTimeField(_("selesai"), null=True, db_comment="instant of the last step's end, UTC")

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("penutupan periode")
        db_table_comment = "Closings of periods with their steps"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="closing_number_once"),
            models.UniqueConstraint(
                fields=["period"],
                condition=~Q(stage=Stage.DONE),
                name="closing_one_at_a_time",
                violation_error_message=_("Periode ini sedang ditutup."),
            ),
            models.CheckConstraint(
                name="closing_locked_since",
                condition=Q(stage__in=BEFORE_THE_LOCK) | Q(closed_at__isnull=False, run__isnull=False),
            ),
            models.CheckConstraint(
                name="closing_done_since", condition=~Q(stage=Stage.DONE) | Q(finished_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.stage


class ClosedDistribution(Thing):
    """How predicates were spread over one unit with all beneath it when the period was closed."""

    closing = models.ForeignKey(
        Closing, models.PROTECT, related_name="distributions", db_index=False, db_comment="of which closing"
    )  # closed_distribution_once begins with it
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="which unit")
    very_good = models.PositiveIntegerField(_("Sangat Baik"), db_comment="people with this predicate")
    good = models.PositiveIntegerField(_("Baik"), db_comment="likewise")
    needs_improvement = models.PositiveIntegerField(_("Butuh Perbaikan"), db_comment="likewise")
    poor = models.PositiveIntegerField(_("Kurang"), db_comment="likewise")
    very_poor = models.PositiveIntegerField(_("Sangat Kurang"), db_comment="likewise")
    undecided = models.PositiveIntegerField(_("belum ditetapkan"), db_comment="evaluations without a predicate")
    level = models.CharField(
        _("capaian"), max_length=20, blank=True, choices=OrganisationLevel, db_comment="of the unit; empty: not set"
    )

    class Meta:
        verbose_name = _("sebaran predikat saat penutupan")
        db_table_comment = "Distributions as a period was closed with them; append-only"
        ordering = ["closing", "unit"]
        constraints = [
            AppendOnly(name="closed_distribution_append_only"),
            models.UniqueConstraint(fields=["closing", "unit"], name="closed_distribution_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}"
