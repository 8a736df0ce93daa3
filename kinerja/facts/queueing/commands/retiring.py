"""Taking a counter or a queue out of a hall from some day on, and taking it back. What happened there stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Counter, CounterShift, ServiceLine, Ticket
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

Part = TypeVar("Part", Counter, ServiceLine)


@command
def retire_counter(counter: Counter, *, closed_on: date, actor: Actor, now: datetime) -> Counter:
    """Meniadakan loket mulai suatu hari; riwayatnya tetap."""
    require(actor, Permission.QUEUE_ARRANGE, counter.unit)
    if _is_at_once(counter, closed_on, now):
        shift = CounterShift.objects.running().filter(counter=counter).select_related("officer").first()
        if shift is not None:
            raise Refused(
                gettext_noop("Loket {n} sedang dibuka {name}. Minta loket ditutup dahulu, atau pilih mulai besok."),
                n=counter.number, name=shift.officer.name,
            )  # fmt: skip
    return _set(counter, closed_on, "queueing.counter_retired", actor, now)


@command
def restore_counter(counter: Counter, *, actor: Actor, now: datetime) -> Counter:
    """Memakai kembali loket yang pernah ditiadakan."""
    require(actor, Permission.QUEUE_ARRANGE, counter.unit)
    return _set(counter, None, "queueing.counter_restored", actor, now)


@command
def retire_line(line: ServiceLine, *, closed_on: date, actor: Actor, now: datetime) -> ServiceLine:
    """Meniadakan antrean mulai suatu hari; nomor yang sudah diambil hari ini tidak ditinggalkan."""
    require(actor, Permission.QUEUE_ARRANGE, line.unit)
    if _is_at_once(line, closed_on, now):
        waiting = Ticket.objects.live().filter(line=line, day=today_at(line.unit, now)).count()
        if waiting:
            raise Refused(
                gettext_noop("Masih ada {n} nomor {letter} yang belum selesai hari ini. Pilih mulai besok."),
                n=waiting, letter=line.letter,
            )  # fmt: skip
    return _set(line, closed_on, "queueing.line_retired", actor, now)


@command
def restore_line(line: ServiceLine, *, actor: Actor, now: datetime) -> ServiceLine:
    """Membuka kembali antrean yang pernah ditiadakan."""
    require(actor, Permission.QUEUE_ARRANGE, line.unit)
    return _set(line, None, "queueing.line_restored", actor, now)


def _is_at_once(part: Counter | ServiceLine, closed_on: date, now: datetime) -> bool:
    """Whether it ends today. Raises Invalid for days that are over: what happened on them did happen."""
    today = today_at(part.unit, now)
    if closed_on < today:
        raise Invalid(gettext_noop("Hari itu sudah lewat. Pilih hari ini atau sesudahnya."))
    return closed_on == today


def _set(part: Part, closed_on: date | None, verb: str, actor: Actor, now: datetime) -> Part:
    if saving.change(part, closed_on=closed_on):
        record(verb, actor=actor, now=now, thing=part, closed_on=closed_on and closed_on.isoformat())
        beat(part.unit_id)
    return part
