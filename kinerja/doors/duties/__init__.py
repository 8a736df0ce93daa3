"""What I owe and until when: the one place that asks every app."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.people.organisation.terms import Zone
from kinerja.platform.access.actors import Actor, Role

from .complaints import complaint_duties
from .desk import desk_duties
from .duty import Duty
from .mine import my_duties
from .personnel import personnel_duties
from .rating import rating_duties
from .talking import talking_duties
from .waiting import waiting_for
from .waiting_for_service import after_interruptions

__all__ = ["Duty", "duties"]


def duties(actor: Actor, now: datetime) -> list[Duty]:
    """All that waits for this person, nearest end first. At most six statements, whatever there is."""
    me = actor.employee_id
    if me is None:
        return []
    waiting = waiting_for(actor, me, now)
    found = [*my_duties(me, actor.on, waiting), *rating_duties(waiting), *talking_duties(waiting, actor.on)]
    found += [*desk_duties(waiting), *complaint_duties(waiting)]
    if actor.has(Role.PERSONNEL):
        found += personnel_duties(waiting)
    found = after_interruptions(found, ZoneInfo(waiting.zone or Zone.WIB), now)
    return sorted(found, key=lambda duty: (duty.until is None, duty.until or actor.on))
