"""What was left open overnight is closed by the system, and says so for ever."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import CounterShift, Ticket
from kinerja.facts.queueing.moving import move
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.operations.pulses import beat

AT_ONCE = 500


@command
def close_past_days(*, actor: Actor, now: datetime) -> int:
    """Menutup nomor dan loket yang masih terbuka dari hari sebelumnya. Answers how many; at most AT_ONCE tickets."""
    closed, halls = 0, set[UUID]()
    past = Ticket.objects.live().filter(day__lte=now.date()).select_related("visit__unit").order_by("day", "id")
    for ticket in past[:AT_ONCE]:  # oldest day first: those of today come last and stay
        if ticket.day < today_at(ticket.visit.unit, now):
            move(ticket, Stage.CLOSED, now=now, is_accurate=False)
            halls.add(ticket.visit.unit_id)
            closed += 1
    for shift in CounterShift.objects.running().select_related("counter__unit"):
        if today_at(shift.counter.unit, shift.starts) < today_at(shift.counter.unit, now):
            closed += CounterShift.objects.running().filter(pk=shift.pk).update(ends=now, by_system=True)
    if closed:
        record("queueing.closed_overnight", actor=actor, now=now, rows=closed)
        beat(*halls)
    return closed
