"""The calibration session: raters of a unit lay their drafts beside each other before anything holds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.judgement.evaluation.querysets import CalibrationQuerySet
from kinerja.judgement.evaluation.terms import CalibrationState, Rating
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing

LONGEST = 4000


class CalibrationSession(Thing):
    """Sidang kalibrasi of a unit in a period. It changes nobody's rating; raters change their own drafts in it."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="with all units beneath")
    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="calibrations", db_comment="when")
    purpose = models.TextField(_("tujuan"), max_length=LONGEST, db_comment="what is to be talked about")
    convened_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who called")
    opened_at = models.DateTimeField(_("dibuka"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form, so that a double click opens once")
    state = models.CharField(
        _("keadaan"), max_length=5, choices=CalibrationState, default=CalibrationState.OPEN, db_comment="stage"
    )
    version = models.PositiveIntegerField(default=1, db_comment="moves with every seat and every draft; guards minutes")
    minutes = models.TextField(_("risalah"), max_length=LONGEST, blank=True, db_comment="what was said and why")
    people = models.PositiveIntegerField(null=True, db_comment="evaluations in scope when the minutes became final")
    closed_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who made the minutes final"
    )
    closed_at = models.DateTimeField(_("risalah ditetapkan"), null=True, db_comment="instant, UTC; empty while open")

    objects = CalibrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sidang kalibrasi")
        db_table_comment = "Calibration sessions and their minutes"
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"], condition=Q(state="open"), name="calibration_one_open",
                violation_error_message=_("Unit ini sedang bersidang kalibrasi untuk periode itu."),
            ),
            models.CheckConstraint(
                name="calibration_final_is_whole",
                condition=Q(state="open", closed_by__isnull=True, closed_at__isnull=True, people__isnull=True)
                | Q(state="final", closed_by__isnull=False, closed_at__isnull=False, people__isnull=False)
                & ~Q(minutes=""),
                violation_error_message=_("Risalah yang ditetapkan memerlukan isi, pejabat, dan waktunya."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.state


class CalibrationSeat(Thing):
    """Who sits: a rater of the unit, as its head decided."""

    session = models.ForeignKey(CalibrationSession, models.PROTECT, related_name="seats", db_comment="in which session")
    rater = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who sits")
    seated_at = models.DateTimeField(db_comment="instant, UTC")

    class Meta:
        verbose_name = _("kursi sidang kalibrasi")
        db_table_comment = "Raters who sit in calibration sessions"
        ordering = ["rater__name", "id"]
        constraints = [models.UniqueConstraint(fields=["session", "rater"], name="calibration_seat_once")]

    def __str__(self) -> str:
        return str(self.seated_at.date())


class CalibratedRating(Thing):
    """A draft as its rater brought it (number 1), and as he changed it in the session, each time with a reason."""

    session = models.ForeignKey(
        CalibrationSession, models.PROTECT, related_name="ratings", db_comment="in which session"
    )
    evaluation = models.ForeignKey(
        "evaluation.Evaluation", models.PROTECT, related_name="calibrated", db_comment="whose draft"
    )
    number = models.PositiveSmallIntegerField(db_comment="1 as it was brought, then one more with every change")
    result_rating = models.CharField(_("rating hasil kerja"), max_length=5, choices=Rating, db_comment="meant")
    behaviour_rating = models.CharField(_("rating perilaku kerja"), max_length=5, choices=Rating, db_comment="meant")
    reason = models.TextField(_("alasan"), max_length=LONGEST, blank=True, db_comment="needed where it was changed")
    by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="the own rater")
    at = models.DateTimeField(_("pada"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("rancangan dalam kalibrasi")
        db_table_comment = "Drafts before and after calibration; append-only"
        ordering = ["number"]
        constraints = [
            AppendOnly(name="calibrated_rating_append_only"),
            models.UniqueConstraint(fields=["session", "evaluation", "number"], name="calibrated_rating_once"),
            models.CheckConstraint(
                name="calibrated_change_has_a_reason",
                condition=Q(number=1) | ~Q(reason=""),
                violation_error_message=_("Perubahan dalam kalibrasi memerlukan alasan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_rating}/{self.behaviour_rating}"
