"""What a plan waits for and until when, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.numbers import day
from kinerja.people.organisation.queries import superior_of
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState


@dataclass(frozen=True)
class Waits:
    """Until when, for whom, and who may answer too; empty words where it waits for nobody."""

    words: str = ""
    is_late: bool = False
    whom: str = ""
    escalation: str = ""


def waits(plan: Plan, today: date) -> Waits:
    """How many days are left; no statement."""
    if plan.answer_due is None:
        return Waits()
    left, until = (plan.answer_due - today).days, day(plan.answer_due)
    if left < 0:
        said = ngettext("{until}, lewat {n} hari", "{until}, lewat {n} hari", -left)
        return Waits(said.format(until=until, n=-left), is_late=True)
    if left == 0:
        return Waits(gettext("{until}, hari ini").format(until=until))
    said = ngettext("{until}, tinggal {n} hari", "{until}, tinggal {n} hari", left)
    return Waits(said.format(until=until, n=left))


def waits_for_whom(plan: Plan, today: date) -> Waits:
    """As `waits`, with who owes the answer and, once he is late, who may answer too. At most two statements."""
    known = waits(plan, today)
    superior = superior_of(plan.employee, today) if plan.state == PlanState.REVIEWED else None
    if superior is None:
        return known
    above = superior_of(superior, today) if known.is_late else None
    return Waits(known.words, known.is_late, superior.name, above.name if above else "")
