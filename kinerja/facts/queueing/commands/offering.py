"""Offering appointments: the slots of a queue, and the days without."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Q

from kinerja.facts.queueing.hall_terms import LIVING, BookingState
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import AppointmentRule, BlackoutDay, Booking, ServiceLine
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.ticket_life import capacity as can_serve


@command
def offer_appointments(
    line: ServiceLine,
    *,
    weekdays: Collection[int],
    opens: time,
    closes: time,
    minutes: int,
    capacity: int,
    since: date,
    actor: Actor,
    now: datetime,
    until: date | None = None,
    days_ahead: int = 30,
    notice_minutes: int = 60,
) -> list[AppointmentRule]:
    """Membuka slot janji untuk hari-hari ini sejak sebuah tanggal; aturan lama untuk hari itu berakhir.

    `until` is the first day without. What citizens booked under the older rule stays.
    """
    require(actor, Permission.QUEUE_ARRANGE, line.unit)
    if not weekdays or not set(weekdays) <= set(range(7)):
        raise Invalid(gettext_noop("Pilih sedikitnya satu hari, Senin sampai Minggu."))
    if since < today_at(line.unit, now):
        raise Invalid(gettext_noop("Aturan janji berlaku mulai hari ini atau sesudahnya."))
    _check_capacity(line, minutes, capacity)
    days = sorted(set(weekdays))
    _end_older(line, days, since)
    made = [
        saving.insert(
            AppointmentRule(
                line=line, weekday=day, opens=opens, closes=closes, minutes=minutes, capacity=capacity,
                days_ahead=days_ahead, notice_minutes=notice_minutes, starts=since, ends=until,
            )
        )
        for day in days
    ]  # fmt: skip
    record("queueing.appointments_offered", actor=actor, now=now, thing=line, weekdays=days, capacity=capacity)
    return made


@command
def withdraw_appointments(line: ServiceLine, *, ends: date, actor: Actor, now: datetime) -> None:
    """Mengakhiri slot janji sebuah antrean mulai satu tanggal; janji yang sudah dibuat tetap berlaku."""
    require(actor, Permission.QUEUE_ARRANGE, line.unit)
    if ends < today_at(line.unit, now):
        raise Invalid(gettext_noop("Aturan janji berakhir hari ini atau sesudahnya."))
    _end_older(line, range(7), ends)
    record("queueing.appointments_withdrawn", actor=actor, now=now, thing=line, ends=ends.isoformat())


@command
def black_out(
    unit: Unit, *, day: date, reason: str, actor: Actor, now: datetime, line: ServiceLine | None = None
) -> BlackoutDay:
    """Menutup satu hari dari janji, untuk satu antrean atau seluruh unit; janji hari itu batal dengan alasan ini."""
    require(actor, Permission.QUEUE_ARRANGE, unit)
    if line is not None and line.unit_id != unit.pk:
        raise Invalid(gettext_noop("Antrean itu milik unit lain."))
    if day < today_at(unit, now):
        raise Invalid(gettext_noop("Tanggal itu sudah lewat."))
    made = saving.insert(BlackoutDay(unit=unit, line=line, day=day, reason=reason.strip()))
    theirs = Booking.objects.filter(unit=unit, day=day, state__in=LIVING).exclude(state=BookingState.CHECKED_IN)
    if line is not None:
        theirs = theirs.filter(line=line)
    gone = theirs.update(state=BookingState.CANCELLED)
    record("queueing.day_blacked_out", actor=actor, now=now, thing=made, day=day.isoformat(), cancelled=gone)
    return made


@command
def lift_blackout(blackout: BlackoutDay, *, actor: Actor, now: datetime) -> None:
    """Membuka kembali sebuah hari untuk janji; janji yang sudah batal tidak hidup lagi."""
    require(actor, Permission.QUEUE_ARRANGE, blackout.unit)
    record("queueing.blackout_lifted", actor=actor, now=now, thing=blackout, day=blackout.day.isoformat())
    BlackoutDay.objects.filter(pk=blackout.pk).delete()


def _end_older(line: ServiceLine, weekdays: Collection[int], since: date) -> None:
    """A rule that never came into force leaves nothing behind; one that did ends the day before."""
    older = AppointmentRule.objects.filter(Q(ends__isnull=True) | Q(ends__gt=since), line=line, weekday__in=weekdays)
    older.filter(starts__gte=since).delete()
    older.filter(starts__lt=since).update(ends=since)


def _check_capacity(line: ServiceLine, minutes: int, capacity: int) -> None:
    """More promises than the counters can keep are no promises."""
    most = can_serve(minutes, line.counters, line.minutes_each)
    if capacity > most:
        raise Invalid(
            gettext_noop(
                "{capacity} janji dalam {minutes} menit melebihi yang dapat dilayani: {counters} loket dengan "
                "{each} menit per warga melayani paling banyak {most}. Kurangi janji per slot, atau perpanjang slotnya."
            ),
            capacity=capacity,
            minutes=minutes,
            counters=line.counters,
            each=line.minutes_each,
            most=most,
        )
