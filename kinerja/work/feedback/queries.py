"""What pages and duties ask of feedback, check-ins and guidance; none of it writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.monitoring import stretch_of
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState

from .models import CheckIn, Feedback, Guidance, GuidanceAnswer, NextStep
from .statements import Summary, summary

LONG_AGO = 200
"""The summary of forms rests on so many of the newest."""


def feedback_on(plan: Plan, actor: Actor) -> QuerySet[Feedback]:
    """What was said to the owner about the days of a plan, as far as this actor may see it; newest first."""
    said = Feedback.objects.visible_to(actor).standing().filter(receiver=plan.employee_id)
    in_time = said.filter(seen_on__gte=plan.starts, seen_on__lt=plan.ends)
    found: QuerySet[Feedback] = in_time.select_related("giver", "reply").order_by("-given_at", "-id")
    return found


def by_subject(rows: Iterable[Feedback]) -> tuple[dict[UUID, list[Feedback]], dict[int, list[Feedback]]]:
    """(by indicator, by value)."""
    indicators: dict[UUID, list[Feedback]] = defaultdict(list)
    values: dict[int, list[Feedback]] = defaultdict(list)
    for row in rows:
        if row.indicator_id is not None:
            indicators[row.indicator_id].append(row)
        elif row.value is not None:
            values[row.value].append(row)
    return dict(indicators), dict(values)


def not_monitored(rater: UUID, on: date) -> QuerySet[Employee]:
    """Members with an agreed plan whose semester has no talk on record yet (PP 30/2019 Pasal 27)."""
    semester = stretch_of(on).value
    plans = Plan.objects.filter(employee=OuterRef("pk"), state=PlanState.AGREED, starts__lte=on, ends__gt=on).order_by()
    talks = CheckIn.objects.held_between(semester.first, semester.last).filter(employee=OuterRef("pk")).order_by()
    found: QuerySet[Employee] = Employee.objects.filter(Exists(plans), ~Exists(talks), pk__in=team(rater, on))
    return found


def promises_of(me: UUID) -> QuerySet[NextStep]:
    """Open steps this person promised, oldest first."""
    mine: QuerySet[NextStep] = NextStep.objects.open().filter(owner=me).order_by("due", "id")
    return mine


def open_steps_with(employees: Iterable[UUID]) -> QuerySet[NextStep]:
    """Open steps of talks with these people, the leader's own promises included, oldest first."""
    found = NextStep.objects.open().filter(check_in__employee__in=list(employees))
    ordered: QuerySet[NextStep] = found.select_related("owner", "check_in").order_by("due", "id")
    return ordered


def forms_summary(giver: UUID) -> Summary | None:
    """Of all forms about the guidance this person gave; none while they are too few to hide in."""
    answers = GuidanceAnswer.objects.filter(participant__guidance__giver=giver).order_by("answered_at", "id")
    rows = answers.values_list("participant__employee", "degrees")[:LONG_AGO]
    return summary(list(rows))


def guidance_of(me: UUID) -> QuerySet[Guidance]:
    """Sessions one arranged, gives, or is told of as the rater's superior."""
    found = Guidance.objects.filter(Q(giver=me) | Q(arranged_by=me) | Q(reported_to=me))
    ordered: QuerySet[Guidance] = found.select_related("giver", "arranged_by").order_by("-planned_on", "-id")
    return ordered
