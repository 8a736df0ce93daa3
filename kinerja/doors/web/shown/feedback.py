"""Feedback as it is shown beside an indicator, a value, or in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from kinerja.doors.web.shown.figures import FigureRow
from kinerja.doors.web.shown.plans import Behaviour
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement import queries as measurement
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.behaviour import BehaviourValue, values
from kinerja.pure.law.terms import Rating
from kinerja.work.feedback.models import Feedback, FeedbackRequest
from kinerja.work.feedback.queries import by_subject, feedback_on
from kinerja.work.planning.models import Indicator, Plan

from .targets import target_of

# As many talks of one day as anybody reads beside one line of the form.
MOST_BESIDE = 5


@dataclass(frozen=True)
class Said:
    """Feedback on one plan, sorted to the lines of the form. One statement."""

    indicators: dict[UUID, list[Feedback]]
    values: dict[int, list[Feedback]]

    @classmethod
    def on(cls, plan: Plan, actor: Actor) -> Said:
        return cls(*by_subject(feedback_on(plan, actor)[:200]))

    def beside_figures(self, rows: Iterable[FigureRow]) -> list[FigureRow]:
        return [replace(row, said=tuple(self.indicators.get(row.indicator.pk, ())[:MOST_BESIDE])) for row in rows]

    def beside_values(self, behaviours: Iterable[Behaviour]) -> list[Behaviour]:
        return [
            replace(one, said=tuple(self.values.get(number, ())[:MOST_BESIDE]))
            for number, one in enumerate(behaviours, 1)
        ]


def about_choices(plan: Plan | None, on: date) -> list[tuple[str, str]]:
    """What feedback can be about, as choices of a form: the seven values, then the indicators of a plan."""
    found = [(f"value:{number}", _name(one)) for number, one in enumerate(values(on).value, 1)]
    if plan is not None:
        indicators = Indicator.objects.filter(result__plan=plan).order_by("result__order", "order")
        found += [(f"indicator:{one.pk}", one.text) for one in indicators]
    return found


def _name(value: BehaviourValue) -> str:
    return value.wording.en if get_language() == "en" else value.wording.id


def off_target(employee: UUID) -> list[Indicator]:
    """Indicators whose whole interval lay outside the target in the newest computed period. Two statements."""
    newest = Evaluation.objects.filter(employee=employee, run__isnull=False).select_related("run")
    latest = newest.order_by("-period__starts").first()
    if latest is None or latest.run is None:
        return []
    return [figure.indicator for figure in measurement.figures_of(employee, latest.run) if _is_off(figure)]


def _is_off(figure: Any) -> bool:
    target = target_of(figure.indicator)
    if target is None or figure.value is None:
        return False
    ends = (figure.value if end is None else end for end in (figure.low, figure.high))
    return target.place(*ends) is Rating.BELOW


def unanswered(employee: UUID, today: date) -> list[str]:
    """Questions the employee asked about the own work in the last half year and nobody has answered."""
    asked = FeedbackRequest.objects.filter(
        asker=employee, answer__isnull=True, declined_at__isnull=True, asked_at__date__gte=today - timedelta(days=183)
    )
    return list(asked.order_by("asked_at", "id").values_list("question", flat=True)[:10])
