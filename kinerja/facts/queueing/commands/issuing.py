"""Giving numbers: one visit, one number for each service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinerja.facts.queueing.estimates import promise
from kinerja.facts.queueing.hall_terms import RANK_FIRST, RANK_USUAL, Channel, Priority, Stage
from kinerja.facts.queueing.hours import Hours, hours_of
from kinerja.facts.queueing.models import ServiceLine, Ticket, Visit
from kinerja.facts.queueing.moving import move
from kinerja.facts.queueing.numbering import next_number
from kinerja.facts.queueing.seats import employee_of
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, gettext_noop

MOST = 5


@command
def issue(
    lines: Sequence[ServiceLine],
    *,
    channel: str,
    submission: UUID,
    actor: Actor,
    now: datetime,
    priority: str = Priority.NONE,
    began: datetime | None = None,
) -> Visit:
    """Memberikan nomor antrean. Formulir yang terkirim dua kali memberi kunjungan yang sama.

    `began` is when somebody at the front desk began to prepare the visit.
    """
    before = first_try(Visit, submission)
    if before is not None:
        return before
    unit = _hall_of(lines)
    _check_channel(unit, lines, channel, actor)
    require(actor, Permission.QUEUE_ISSUE, unit)
    opening = hours_of(unit, lines, now)
    _check_open(lines, opening)
    came = min(began or now, now)
    values: dict[str, Any] = {
        "unit": unit, "day": opening[0].day, "opened_at": came, "channel": channel, "priority": priority
    }  # fmt: skip
    visit, is_new = submit(Visit, submission, owner={}, **values)
    if is_new:
        quotas = {line.pk: hours.quota for line, hours in zip(lines, opening, strict=True)}
        _give(visit, lines, quotas, now)
        record("queueing.issued", actor=actor, now=now, thing=visit, channel=channel, priority=priority)
        beat(unit.pk)
    return visit


@command
def add_service(visit: Visit, *, line: ServiceLine, actor: Actor, now: datetime) -> Ticket:
    """Menambahkan pelayanan lain pada kunjungan yang sama, misalnya setelah ternyata perlu di loket."""
    employee_of(actor)
    require(actor, Permission.QUEUE_SERVE, visit.unit)
    if line.unit_id != visit.unit_id or visit.tickets.live().filter(line=line).exists():
        raise Invalid(gettext_noop("Pelayanan itu sudah ada dalam kunjungan ini, atau di unit lain."))
    (opening,) = hours_of(visit.unit, [line], now)
    _check_today(visit, opening.day)
    (made,) = _give(visit, [line], {line.pk: opening.quota}, now)
    record("queueing.service_added", actor=actor, now=now, thing=made)
    beat(visit.unit_id)
    return made


def _give(visit: Visit, lines: Sequence[ServiceLine], quotas: dict[UUID, int], now: datetime) -> list[Ticket]:
    """In the order of their keys: two who take several numbers queue up instead of meeting in a deadlock."""
    return [_ticket(visit, line, quotas[line.pk], now) for line in sorted(lines, key=lambda one: one.pk)]


def _ticket(visit: Visit, line: ServiceLine, quota: int, now: datetime) -> Ticket:
    rank = RANK_USUAL if visit.priority == Priority.NONE else RANK_FIRST
    is_prepared = visit.opened_at < now and not visit.tickets.exists()
    number = next_number(line, visit.day, quota=quota)  # from here on others wait: who counts, counts them all
    ahead = Ticket.objects.waiting().filter(line=line, day=visit.day, rank__lte=rank, queued_at__lte=now).count()
    low, high = promise(line.pk, visit.day, ahead)
    opened = visit.opened_at if is_prepared else now
    ticket = Ticket(
        visit=visit, line=line, day=visit.day, letter=line.letter, rank=rank, queued_at=opened, opened_at=opened,
        since=opened, stage=Stage.PREPARED if is_prepared else Stage.WAITING, ahead=ahead, promised_low=low,
        promised_high=high, number=number,
    )  # fmt: skip
    ticket.save(force_insert=True)
    if is_prepared:
        move(ticket, Stage.WAITING, now=now)
    return ticket


def _hall_of(lines: Sequence[ServiceLine]) -> Unit:
    if not lines or len(lines) > MOST:
        raise Invalid(gettext_noop("Pilih satu sampai {most} pelayanan."), most=MOST)
    if len({line.pk for line in lines}) < len(lines):
        raise Invalid(gettext_noop("Pelayanan yang sama terpilih dua kali. Pilih sekali saja."))
    if len({line.unit_id for line in lines}) > 1:
        raise Invalid(gettext_noop("Pelayanan yang dipilih berada di dua tempat. Ambil nomor di tiap tempat."))
    return lines[0].unit


def _check_channel(unit: Unit, lines: Sequence[ServiceLine], channel: str, actor: Actor) -> None:
    if channel == Channel.DESK:
        employee_of(actor)
        require(actor, Permission.QUEUE_SERVE, unit)
    if channel == Channel.PHONE and not all(line.takes_phone for line in lines):
        raise Invalid(gettext_noop("Nomor antrean ini hanya diambil di tempat. Datanglah ke mesin antrean."))


def _check_open(lines: Sequence[ServiceLine], opening: Sequence[Hours]) -> None:
    for line, hours in zip(lines, opening, strict=True):
        if line.closed_on and line.closed_on <= hours.day:
            raise Invalid(gettext_noop("Antrean {letter} sudah tidak ada. Pilih pelayanan lain."), letter=line.letter)
        if not hours.is_open:
            raise Invalid(_closed(hours), letter=line.letter, opens=hours.opens_next)


def _closed(hours: Hours) -> str:
    if hours.opens_next is None:
        return gettext_noop("Antrean {letter} sedang tutup. Tanyakan kepada petugas kapan dibuka lagi.")
    return gettext_noop("Antrean {letter} sedang tutup. Nomor dapat diambil lagi mulai {opens}.")


def _check_today(visit: Visit, today: date) -> None:
    if visit.day != today:
        raise Invalid(gettext_noop("Kunjungan ini sudah lewat harinya. Ambil nomor baru."))
