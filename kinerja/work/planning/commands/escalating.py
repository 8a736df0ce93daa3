"""A plan its superior leaves without an answer goes one level up, and whoever stands there is told at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from kinerja.people.organisation.queries import superiors_on
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.work.planning.clocks import answer_deadlines
from kinerja.work.planning.models import Plan
from kinerja.work.planning.telling import tell_next_level

Silence = tuple[UUID, UUID]
"""(who stayed silent, who stands next above him)"""


@command
def escalate_silence(most: int, *, actor: Actor, now: datetime) -> int:
    """Meneruskan SKP yang tidak dijawab sampai batasnya kepada atasan berikutnya, masing-masing sekali."""
    # Held until the end: who answers in this moment comes before or after, and is not told of what is done.
    waiting = Plan.objects.left_silent(actor.on).select_for_update(of=("self",)).select_related("employee", "unit")
    late = _over(list(waiting.order_by("answer_due", "id")[:most]), now)
    if not late:
        return 0
    Plan.objects.filter(pk__in=[plan.pk for plan in late]).update(escalated_at=now)
    for plan in late:
        record("planning.plan_escalated", actor=actor, now=now, thing=plan, until=str(plan.answer_due))
    for (silent, above), plans in _by_superior(late, actor).items():
        tell_next_level(above, silent, plans, actor=actor, now=now)
    return len(late)


def _over(plans: list[Plan], now: datetime) -> list[Plan]:
    """Without those for which the service owes time back."""
    deadlines = answer_deadlines(plans, now)
    return [plan for plan in plans if deadlines[plan.pk].is_over(now)]


def _by_superior(plans: list[Plan], actor: Actor) -> dict[Silence, list[Plan]]:
    """One letter for what one superior left; at the very top nobody is left to be told."""
    superiors = superiors_on(actor.on)
    found: dict[Silence, list[Plan]] = defaultdict(list)
    for plan in plans:
        silent = superiors.get(plan.employee_id)
        above = superiors.get(silent) if silent else None
        if silent and above:
            found[silent, above].append(plan)
    return found
