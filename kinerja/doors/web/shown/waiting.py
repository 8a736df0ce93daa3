"""What a plan waits for and until when, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.numbers import day
from kinerja.doors.web.ui.sentences import spoken
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.operations.outages import Deadline, because, last_day
from kinerja.work.planning.clocks import answer_deadlines, zone_of
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState


@dataclass(frozen=True)
class Waits:
    """Until when, for whom, and who may answer too; empty words where it waits for nobody."""

    words: str = ""
    is_late: bool = False
    whom: str = ""
    escalation: str = ""
    moved: str = ""
    """Why the day is not the one first written, where the service was down."""


def waits(plans: Iterable[Plan], today: date, now: datetime) -> list[Waits]:
    """How many days are left to each, in their order; one statement."""
    asked = list(plans)
    deadlines = answer_deadlines(asked, now)
    return [_waits(deadlines.get(plan.pk), zone_of(plan), today) for plan in asked]


def _waits(deadline: Deadline | None, zone: ZoneInfo, today: date) -> Waits:
    if deadline is None:
        return Waits()
    last, reason = last_day(deadline, zone), because(deadline, zone)
    left, moved = (last - today).days, spoken(reason) if reason else ""
    return Waits(_left(left, day(last)), is_late=left < 0, moved=moved)


def _left(left: int, until: str) -> str:
    if left == 0:
        return gettext("{until}, hari ini").format(until=until)
    if left < 0:
        said = ngettext("{until}, lewat {n} hari", "{until}, lewat {n} hari", -left)
    else:
        said = ngettext("{until}, tinggal {n} hari", "{until}, tinggal {n} hari", left)
    return said.format(until=until, n=abs(left))


def waits_for_whom(plan: Plan, today: date, now: datetime) -> Waits:
    """As `waits`, with who owes the answer and, once he is late, who may answer too. At most three statements."""
    (known,) = waits([plan], today, now)
    superior = superior_of(plan.employee, today) if plan.state == PlanState.REVIEWED else None
    if superior is None:
        return known
    above = superior_of(superior, today) if known.is_late else None
    return replace(known, whom=superior.name, escalation=above.name if above else "")
