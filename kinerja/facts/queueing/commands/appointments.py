"""A citizen's appointment: a slot held for ten minutes, then confirmed with a telephone number that is not kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from kinerja.facts.queueing.hall_terms import LIVING, BookingState
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Booking, ServiceLine
from kinerja.facts.queueing.slots import Slot, blackout_of, slot_at
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.sealing import mark, marks
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.appointments import phone_digits
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

HELD_FOR = timedelta(minutes=10)
SECOND = gettext_noop("Nomor telepon ini sudah mempunyai janji di tempat ini pada hari itu. Pilih hari lain.")


@command
def hold_slot(line: ServiceLine, *, starts: datetime, submission: UUID, actor: Actor, now: datetime) -> Booking:
    """Menahan satu tempat dalam slot selama sepuluh menit, sementara formulirnya diisi."""
    before = first_try(Booking, submission)
    if before is not None:
        return before
    require(actor, Permission.QUEUE_ISSUE, line.unit)
    slot = slot_at(line, starts, now)
    Booking.objects.run_out(now).filter(line=line, starts=starts).update(state=BookingState.EXPIRED)
    made, is_new = _sit(line, slot, submission, now)
    if is_new:
        record("queueing.slot_held", actor=actor, now=now, thing=made)
    return made


@command
def confirm_appointment(booking: Booking, *, phone: str, actor: Actor, now: datetime) -> Booking:
    """Mendaftarkan janji: satu orang satu janji sehari di satu tempat. Terkirim dua kali, janjinya satu."""
    require(actor, Permission.QUEUE_ISSUE, booking.unit)
    digits = phone_digits(phone)
    person = ("queueing.person", booking.unit_id, booking.day, digits)
    booking.refresh_from_db(fields=["state", "person_mark"])
    if booking.state == BookingState.CONFIRMED and booking.person_mark in marks(*person):
        return booking
    _check_held(booking, now)
    if Booking.objects.filter(person_mark__in=marks(*person), state__in=LIVING).exists():
        raise Invalid(SECOND)
    mine = Booking.objects.filter(pk=booking.pk, state=BookingState.HELD)
    try:
        with transaction.atomic():
            rows = mine.update(state=BookingState.CONFIRMED, person_mark=mark(*person))
    except IntegrityError:  # the same person in two windows at once
        raise Invalid(SECOND)
    if not rows:
        raise Stale(gettext_noop("Tempat ini baru saja dilepas. Pilih jam lagi; nomor telepon Anda tetap terisi."))
    booking.refresh_from_db()
    record("queueing.appointment_confirmed", actor=actor, now=now, thing=booking)
    return booking


@command
def cancel_appointment(booking: Booking, *, actor: Actor, now: datetime) -> Booking:
    """Membatalkan janji atau melepas tempat yang ditahan; tempatnya terbuka untuk orang lain."""
    require(actor, Permission.QUEUE_ISSUE, booking.unit)
    open_ = Booking.objects.filter(pk=booking.pk, state__in=(BookingState.HELD, BookingState.CONFIRMED))
    rows = open_.update(state=BookingState.CANCELLED)
    booking.refresh_from_db(fields=["state"])
    if rows:
        record("queueing.appointment_cancelled", actor=actor, now=now, thing=booking)
    elif booking.state != BookingState.CANCELLED:
        raise Stale(gettext_noop("Janji ini tidak dapat dibatalkan lagi: {state}."), state=booking.get_state_display())
    return booking


@command
def close_appointments(*, actor: Actor, now: datetime) -> int:
    """Menutup tempat yang tidak jadi diisi dan janji yang tidak didatangi. Answers how many."""
    closed: int = Booking.objects.run_out(now).update(state=BookingState.EXPIRED)
    open_ = Booking.objects.filter(state=BookingState.CONFIRMED, day__lte=now.date())
    for unit in Unit.objects.filter(pk__in=open_.order_by().values("unit")).order_by("pk"):
        past = open_.filter(unit=unit, day__lt=today_at(unit, now))
        closed += past.update(state=BookingState.MISSED)
    if closed:
        record("queueing.appointments_closed", actor=actor, now=now, rows=closed)
    return closed


def _sit(line: ServiceLine, slot: Slot, submission: UUID, now: datetime) -> tuple[Booking, bool]:
    """The first free seat; the database lets each be taken once, so who comes second tries the next."""
    values = {"unit": line.unit, "line": line, "day": today_at(line.unit, slot.starts), "starts": slot.starts}
    theirs = Booking.objects.filter(line=line, starts=slot.starts, state__in=LIVING)
    taken = set(theirs.values_list("seat", flat=True))
    for seat in range(1, slot.capacity + 1):
        if seat in taken:
            continue
        try:
            return submit(Booking, submission, owner={}, seat=seat, hold_ends=now + HELD_FOR, **values)
        except IntegrityError:
            continue
    raise Stale(gettext_noop("Jam itu baru saja penuh. Pilih jam lain; masih ada tempat pada jam di bawah ini."))


def _check_held(booking: Booking, now: datetime) -> None:
    """A hold that ran out is still good while nobody else wanted the seat."""
    reason = blackout_of(booking)
    if reason:
        raise Invalid(gettext_noop("Tanggal itu tidak menerima janji: {reason}. Pilih hari lain."), reason=reason)
    if booking.state != BookingState.HELD:
        raise Stale(
            gettext_noop("Waktu mengisi sudah habis dan tempatnya dilepas. Pilih jam lagi; nomor Anda tetap terisi.")
        )
    if booking.starts <= now:
        raise Stale(gettext_noop("Jam itu sudah lewat. Pilih jam lain."))
