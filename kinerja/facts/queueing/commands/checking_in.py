"""Checking in: an appointment becomes a number in the same line as everybody's."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from kinerja.facts.queueing.hall_terms import RANK_FIRST, RANK_USUAL, BookingState, Channel, Priority, Stage
from kinerja.facts.queueing.hours import hours_of
from kinerja.facts.queueing.models import Booking, Ticket, Visit
from kinerja.facts.queueing.numbering import number_for_transfer
from kinerja.facts.queueing.seats import employee_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.appointments import check_came, place_in_line
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

NO_MORE = {
    BookingState.HELD: gettext_noop("Janji ini belum selesai didaftarkan. Lengkapi dahulu nomor teleponnya."),
    BookingState.CANCELLED: gettext_noop("Janji ini sudah dibatalkan. Ambil nomor antrean biasa."),
    BookingState.EXPIRED: gettext_noop("Janji ini tidak jadi didaftarkan. Ambil nomor antrean biasa."),
    BookingState.MISSED: gettext_noop("Hari janji ini sudah lewat. Ambil nomor antrean biasa."),
}


@command
def check_in(booking: Booking, *, channel: str, actor: Actor, now: datetime, priority: str = Priority.NONE) -> Visit:
    """Mencatat kedatangan pada hari janji dan memberi nomor di antrean yang sama; dua kali menekan, satu nomor."""
    before = first_try(Visit, booking.submission)
    if before is not None:
        return before
    require(actor, Permission.QUEUE_ISSUE, booking.unit)
    if channel == Channel.DESK:
        employee_of(actor)
        require(actor, Permission.QUEUE_SERVE, booking.unit)
    _check(booking, now)
    values = {"unit": booking.unit, "day": booking.day, "opened_at": now, "channel": channel, "priority": priority}
    visit, is_new = submit(Visit, booking.submission, owner={}, **values)
    if not is_new:
        return visit
    ticket = _ticket(visit, booking, now)
    mine = Booking.objects.filter(pk=booking.pk, state=BookingState.CONFIRMED)
    if not mine.update(state=BookingState.CHECKED_IN, ticket=ticket):
        raise Stale(gettext_noop("Janji ini baru saja dibatalkan. Ambil nomor antrean biasa."))
    record("queueing.appointment_checked_in", actor=actor, now=now, thing=booking, ticket=str(ticket))
    beat(booking.unit_id)
    return visit


def _check(booking: Booking, now: datetime) -> None:
    if booking.state != BookingState.CONFIRMED:
        raise Invalid(NO_MORE[BookingState(booking.state)])
    (today,) = hours_of(booking.unit, [booking.line], now)
    if today.day > booking.day:
        raise Invalid(NO_MORE[BookingState.MISSED])
    if today.day < booking.day:
        raise Invalid(gettext_noop("Janji Anda tanggal {day}. Silakan datang pada hari itu."), day=booking.day)
    check_came(booking.starts, now)
    if not today.is_open and now > booking.starts:
        raise Invalid(gettext_noop("Antrean {letter} sudah tutup hari ini."), letter=booking.line.letter)


def _ticket(visit: Visit, booking: Booking, now: datetime) -> Ticket:
    """Its number was set apart from the quota when it was booked. No wait is promised: the hour was."""
    line, queued = booking.line, place_in_line(booking.starts, now)
    rank = RANK_USUAL if visit.priority == Priority.NONE else RANK_FIRST
    number = number_for_transfer(line, visit.day)  # from here on others wait: who counts, counts them all
    before = Q(rank__lt=rank) | Q(rank=rank, queued_at__lte=queued)
    ticket = Ticket(
        visit=visit, line=line, day=visit.day, letter=line.letter, number=number, rank=rank, queued_at=queued,
        opened_at=now, since=now, stage=Stage.WAITING,
        ahead=Ticket.objects.waiting().filter(before, line=line, day=visit.day).count(),
    )  # fmt: skip
    ticket.save(force_insert=True)
    return ticket
