"""Where the promised helps stand, what the law says of an evaluation, which steps may follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.hearing import local_day
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import Rating
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.people.organisation.terms import EmployeeKind, PositionKind
from kinerja.pure.law import improvement, improvement_steps
from kinerja.pure.law.deadlines import add_months
from kinerja.pure.law.findings import Finding
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.zones import zone_of

from .models import ImprovementPath, PromisedHelp
from .terms import HelpWordKind

LEADERS = (PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA, PositionKind.JPT_PRATAMA)
CONTRACTED = (EmployeeKind.PPPK, EmployeeKind.PPPK_PART)


def staff_of(evaluation: Evaluation) -> improvement.Staff:
    """Which article holds. Needs `employee` and `plan__position` selected."""
    if evaluation.employee.kind in CONTRACTED:
        return improvement.Staff.PPPK
    kind = evaluation.plan.position.kind
    if kind in LEADERS:
        return improvement.Staff.JPT
    return improvement.Staff.JF if kind == PositionKind.FUNCTIONAL else improvement.Staff.JA


def by_law(evaluation: Evaluation, *, normal: bool = True) -> Finding[improvement.Start]:
    """What may start after a final evaluation; `normal`: for a leader, missed for a year under normal conditions."""
    on = local_day(evaluation, evaluation.finalised_at) if evaluation.finalised_at else evaluation.period.ends
    return improvement.path(
        staff_of(evaluation), Predicate(evaluation.predicate), on,
        target_missed=evaluation.result_rating == Rating.BELOW and normal, normal_conditions=normal,
    )  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One promise, where it stands, and the last day to say whether it came, where that is asked."""

    help: PromisedHelp
    state: improvement_steps.Help
    answer_due: date | None


def helps_of(path: ImprovementPath, now: datetime) -> list[Standing]:
    """Each promise with where it stands; who said nothing in the days for it counts as having received it.

    Needs `evaluation__unit` selected. One statement, and those of the calendar where an answer is asked.
    """
    rows: list[Any] = list(PromisedHelp.objects.filter(path=path).with_last().order_by("promised_at", "id"))
    today = local_day(path.evaluation, now)
    ends = _answers_due(path.evaluation.unit, [one for one in rows if one.last == HelpWordKind.GIVEN])
    return [Standing(one, _state(one, ends.get(one.pk), today), ends.get(one.pk)) for one in rows]


def _answers_due(unit: Unit, given: list[Any]) -> dict[UUID, date]:
    days = {one.pk: one.last_at.astimezone(zone_of(unit.zone)).date() for one in given}
    if not days:
        return {}
    calendar = work_calendar(unit, min(days.values()), add_months(max(days.values()), 2))
    return {key: calendar.add_working_days(day, improvement_steps.help_answer_days(day)) for key, day in days.items()}


def _state(help: Any, answer_due: date | None, today: date) -> improvement_steps.Help:
    state = improvement_steps.Help(help.last or "open")
    if answer_due is not None and today > answer_due:
        return improvement_steps.Help.RECEIVED
    return state


def next_steps(path: ImprovementPath, today: date) -> tuple[improvement_steps.Move, ...]:
    """What may follow by law, whether or not its time has come."""
    at = improvement_steps.Step(path.state)
    return improvement_steps.moves(improvement.Staff(path.staff), at, path.since or today, path.began or today)
