"""The evaluation of one plan in one period: a person's two ratings and the predicate that follows."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.judgement.evaluation.querysets import EvaluationQuerySet, OrganisationResultQuerySet
from kinerja.judgement.evaluation.terms import EvaluationState, OrganisationLevel, Predicate, Rating
from kinerja.platform.database.models import Thing


class Evaluation(Thing):
    """Evaluasi kinerja. The suggestion is the machine's; both ratings are the rater's."""

    plan = models.ForeignKey("planning.Plan", models.PROTECT, related_name="evaluations", db_comment="of which plan")
    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="evaluations", db_comment="which period")
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="evaluations", db_comment="whose"
    )
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="evaluations", db_comment="unit then")
    rater = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="evaluations_to_give", db_comment="who rates"
    )
    run = models.ForeignKey("measurement.Run", models.PROTECT, null=True, db_comment="figures the rater saw")
    suggested = models.CharField(
        _("saran"), max_length=5, choices=Rating, blank=True, db_comment="machine's, results only"
    )
    reasons = models.JSONField(default=list, db_comment="why the suggestion: [{template, params, cites}]")
    result_rating = models.CharField(
        _("rating hasil kerja"), max_length=5, choices=Rating, blank=True, db_comment="rater's"
    )
    behaviour_rating = models.CharField(
        _("rating perilaku kerja"), max_length=5, choices=Rating, blank=True, db_comment="rater's"
    )
    reason = models.TextField(_("alasan"), blank=True, db_comment="needed where the rater differs from the suggestion")
    predicate = models.CharField(
        _("predikat"), max_length=20, choices=Predicate, blank=True, db_comment="by the quadrant"
    )
    state = models.CharField(
        _("keadaan"), max_length=10, choices=EvaluationState, default="prepared", db_comment="stage"
    )
    version = models.PositiveIntegerField(default=1, db_comment="compare-and-set guard of every change")
    finalised_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who decided"
    )
    finalised_at = models.DateTimeField(_("ditetapkan pada"), null=True, db_comment="instant, UTC")
    decided_elsewhere = models.BooleanField(
        default=False, db_default=False, db_comment="taken over as decided: signed, and objected to, where that was"
    )

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluasi kinerja")
        db_table_comment = "Evaluations"
        constraints = [
            models.UniqueConstraint(fields=["plan", "period"], name="evaluation_once"),
            models.CheckConstraint(
                name="evaluation_final_is_whole",
                condition=~Q(state="final")
                | (
                    Q(finalised_at__isnull=False)
                    & Q(finalised_by__isnull=False)
                    & ~Q(predicate="")
                    & ~Q(result_rating="")
                    & ~Q(behaviour_rating="")
                ),
                violation_error_message=_("Penetapan memerlukan kedua rating, predikat, dan pejabat yang menetapkan."),
            ),
            models.CheckConstraint(
                name="evaluation_differs_with_reason",
                condition=~Q(state="final") | Q(suggested="") | Q(result_rating=F("suggested")) | ~Q(reason=""),
                violation_error_message=_("Tuliskan alasan bila rating berbeda dari saran."),
            ),
            models.CheckConstraint(
                name="evaluation_not_of_oneself",
                condition=Q(finalised_by__isnull=True) | ~Q(finalised_by=F("employee")),
                violation_error_message=_("Tidak seorang pun menetapkan penilaiannya sendiri."),
            ),
        ]
        indexes = [
            # read by the rater's team page
            models.Index(fields=["rater", "period", "state"], name="evaluation_by_rater"),
            # read by the leader's distribution
            models.Index(fields=["period", "unit", "predicate"], name="evaluation_by_unit"),
            # read by the employee's own page
            models.Index(fields=["employee", "period"], name="evaluation_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.predicate or self.state}"


class OrganisationResult(Thing):
    """Capaian kinerja organisasi of a unit in a period, set by the leader above."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="organisation_results", db_comment="which unit"
    )
    period = models.ForeignKey(
        "planning.Period", models.PROTECT, related_name="organisation_results", db_comment="when"
    )
    level = models.CharField(
        _("capaian"), max_length=20, choices=OrganisationLevel, db_comment="Istimewa … Sangat Kurang"
    )
    reason = models.TextField(_("dasar"), db_comment="what the level rests on")
    set_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="leader above")
    set_at = models.DateTimeField(_("ditetapkan pada"), db_comment="instant, UTC")
    version = models.PositiveIntegerField(default=1, db_comment="compare-and-set guard of every change")

    objects = OrganisationResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("capaian kinerja organisasi")
        db_table_comment = "Achievement of units"
        constraints = [models.UniqueConstraint(fields=["unit", "period"], name="organisation_result_once")]

    def __str__(self) -> str:
        return self.level
