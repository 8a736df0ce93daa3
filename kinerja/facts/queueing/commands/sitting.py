"""Opening and closing a counter."""

from __future__ import annotations

from datetime import datetime

from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Counter, CounterShift, Ticket
from kinerja.facts.queueing.seats import employee_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.ticket_life import AT_COUNTER


@command
def open_counter(counter: Counter, *, actor: Actor, now: datetime) -> CounterShift:
    """Membuka loket: sejak sekarang petugas ini duduk di sana."""
    officer = employee_of(actor)
    require(actor, Permission.QUEUE_SERVE, counter.unit)
    if counter.closed_on and counter.closed_on <= today_at(counter.unit, now):
        raise Invalid(gettext_noop("Loket {counter} sudah tidak dipakai. Pilih loket lain."), counter=counter.number)
    mine = CounterShift.objects.running().filter(counter=counter, officer=officer).first()
    if mine is not None:
        return mine
    made = saving.insert(CounterShift(counter=counter, officer_id=officer, starts=now))
    record("queueing.counter_opened", actor=actor, now=now, thing=counter)
    return made


@command
def close_counter(counter: Counter, *, actor: Actor, now: datetime) -> None:
    """Menutup loket; nomor yang masih dipanggil atau dilayani diselesaikan dahulu."""
    officer = employee_of(actor)
    busy = Ticket.objects.filter(counter=counter, stage__in=AT_COUNTER).first()
    if busy is not None:
        raise Invalid(
            gettext_noop("Nomor {ticket} masih di loket ini. Selesaikan, tahan, atau alihkan dahulu."), ticket=str(busy)
        )
    if not CounterShift.objects.running().filter(counter=counter, officer=officer).update(ends=now):
        raise Stale(gettext_noop("Loket ini tidak sedang Anda buka."))
    record("queueing.counter_closed", actor=actor, now=now, thing=counter)
