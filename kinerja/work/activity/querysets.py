"""Lists of reports and ideas; permissions ask the same lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import led_units, posts_led, team, visible_employees
from kinerja.people.organisation.models import Position
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.reporting import escalation_days
from kinerja.work.planning.models import Plan

from .terms import STANDING, ReportState

TIME_TO_ANSWER = timedelta(days=7)
"""A local rule: so long a question about evidence is the owner's alone."""


class DeclaredQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> DeclaredQuerySet:
        """Whoever sees the plan sees what was declared for it."""
        return self.filter(indicator__result__plan__in=Plan.objects.visible_to(actor).order_by().values("pk"))


class RhythmQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> RhythmQuerySet:
        """The one that holds for work of this day comes first."""
        return self.filter(starts__lte=day).order_by("-starts")


class ReportQuerySet(models.QuerySet[Any]):
    def standing(self) -> ReportQuerySet:
        """Neither taken back nor disowned."""
        return self.filter(state__in=STANDING)

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """One's own, those of one's team and units; all for personnel, inspectors, leaders."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        return self.filter(Q(employee__in=visible_employees(actor.employee_id, actor.on)) | _escalated(actor))

    def answered_by(self, actor: Actor) -> ReportQuerySet:
        """Rows of those whose superior this actor is today, Plt and Plh too, and those a subordinate left too long.

        Not by the rater the plan names: who is superior no longer answers no longer (PP 30/2019 Pasal 46).
        """
        if actor.employee_id is None:
            return self.none()
        led = Q(employee__in=team(actor.employee_id, actor.on)) | _escalated(actor)
        return self.filter(led).exclude(employee=actor.employee_id)

    def waiting_for(self, actor: Actor) -> ReportQuerySet:
        """Rows of the own team that wait for a word; what others left too long is counted apart."""
        if actor.employee_id is None:
            return self.none()
        mine = self.filter(employee__in=team(actor.employee_id, actor.on))
        return mine.filter(state=ReportState.SUBMITTED).exclude(employee=actor.employee_id)

    def escalated_to(self, actor: Actor) -> ReportQuerySet:
        """Rows a subordinate superior left without answer for too long."""
        return self.none() if actor.employee_id is None else self.filter(_escalated(actor))


def _escalated(actor: Actor) -> Q:
    assert actor.employee_id is not None
    since = datetime.combine(actor.on - timedelta(days=escalation_days(actor.on)), time(), tzinfo=UTC)
    below = team(actor.employee_id, actor.on)
    return Q(state=ReportState.SUBMITTED, submitted_at__lt=since, plan__rater__in=below)


class FlagQuerySet(models.QuerySet[Any]):
    """Questions about evidence: the owner first, then those who see the report."""

    def open_to(self, employee_id: Any) -> FlagQuerySet:
        """Those this person still has to answer."""
        return self.filter(report__employee=employee_id, answered_at__isnull=True)

    def visible_to(self, actor: Actor, now: datetime) -> FlagQuerySet:
        """One's own at once; others' only with their answer, or after their time to answer is over."""
        from .models import ActivityReport

        ripe = Q(answered_at__isnull=False) | Q(raised_at__lt=now - TIME_TO_ANSWER)
        shown = ripe & Q(report__in=ActivityReport.objects.visible_to(actor).order_by().values("pk"))
        if actor.employee_id is not None:
            shown |= Q(report__employee=actor.employee_id)
        return self.filter(shown)


class IdeaQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> IdeaQuerySet:
        """One's own, those of one's people, those one decides; all for personnel, inspectors, leaders."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        return self.filter(Q(employee__in=visible_employees(actor.employee_id, actor.on)) | _answered(actor))

    def decided_by(self, actor: Actor) -> IdeaQuerySet:
        """Ideas this actor may confirm or decline: as head of the unit or as that head's superior; never his own."""
        if actor.employee_id is None:
            return self.none()
        return self.filter(_answered(actor)).exclude(employee=actor.employee_id)

    def waiting_for(self, actor: Actor) -> IdeaQuerySet:
        """Ideas of others that still wait for this actor's word."""
        return self.decided_by(actor).filter(state="submitted")


def _answered(actor: Actor) -> Q:
    assert actor.employee_id is not None
    leading = Position.objects.filter(heads_unit=True, pk__in=posts_led(actor.employee_id, actor.on)).order_by()
    return Q(unit__in=led_units(actor.employee_id, actor.on)) | Q(unit__in=leading.values("unit"))
