"""Which slots a queue has and what is left of them; none of these questions writes."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Q

from kinerja.facts.queueing.hours import own_calendar, today_at
from kinerja.facts.queueing.models import AppointmentRule, BlackoutDay, Booking, ServiceLine
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.appointments import slot_starts
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import datetime_of, opening_to_utc


@dataclass(frozen=True)
class Slot:
    """One slot that can still be asked for; `left` may be 0."""

    starts: datetime
    left: int
    capacity: int


@dataclass(frozen=True)
class SlotDay:
    """A day of the queue; where it is blacked out, `reason` says why and there are no slots."""

    day: date
    slots: tuple[Slot, ...]
    reason: str = ""

    @property
    def left(self) -> int:
        return sum(slot.left for slot in self.slots)

    @property
    def first_free(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.left), None)


def slot_days(line: ServiceLine, now: datetime) -> list[SlotDay]:
    """The days one can book from here on. Seven statements, however many days."""
    today = today_at(line.unit, now)
    rules = list(_rules(line).filter(Q(ends__isnull=True) | Q(ends__gt=today)).order_by("starts", "id"))
    if not rules or (line.closed_on and line.closed_on <= today):
        return []
    last = today + timedelta(days=max(rule.days_ahead for rule in rules))
    calendar = own_calendar(work_calendar(line.unit, today, last), line)
    reasons = _reasons(line, today, last)
    booked = Booking.objects.occupying(now).filter(line=line, day__range=(today, last))
    taken = Tally(booked.order_by().values_list("starts", flat=True))
    days = (today + timedelta(days=n) for n in range((last - today).days + 1))
    found = (_day(line, day, today, now, rules, calendar, reasons, taken) for day in days)
    return [one for one in found if one is not None]


def slot_at(line: ServiceLine, starts: datetime, now: datetime) -> Slot:
    """The slot that begins then. Raises Invalid or Stale with what to do instead."""
    day = today_at(line.unit, starts)
    found = next((one for one in slot_days(line, now) if one.day == day), None)
    if found is not None and found.reason:
        raise Invalid(gettext_noop("Tanggal itu tidak menerima janji: {reason}. Pilih hari lain."), reason=found.reason)
    slot = next((one for one in found.slots if one.starts == starts), None) if found else None
    if slot is None:
        raise Stale(gettext_noop("Jam itu sudah lewat atau tidak dibuka lagi. Pilih jam lain."))
    return slot


def blackout_of(booking: Booking) -> str:
    """Why the day of an appointment was closed; empty where it was not."""
    return _reasons(booking.line, booking.day, booking.day).get(booking.day, "")


def bookings_of_day(unit_id: Any, day: date) -> list[Booking]:
    """The appointments of a hall on one day, in order; nobody's name. One statement."""
    mine = Booking.objects.kept().filter(unit=unit_id, day=day)
    return list(mine.select_related("line__service", "ticket").order_by("starts", "line__letter", "seat"))


def expected_of_day(unit_id: Any, day: date) -> list[Booking]:
    """Who booked and has not come yet."""
    return [one for one in bookings_of_day(unit_id, day) if one.ticket is None]


def _rules(line: ServiceLine) -> Any:
    return AppointmentRule.objects.filter(line=line)


def _reasons(line: ServiceLine, since: date, until: date) -> dict[date, str]:
    closed = BlackoutDay.objects.filter(Q(line=line) | Q(line__isnull=True), unit=line.unit_id)
    return dict(closed.filter(day__range=(since, until)).values_list("day", "reason"))


def _day(
    line: ServiceLine, day: date, today: date, now: datetime, rules: list[AppointmentRule], calendar: WorkCalendar,
    reasons: dict[date, str], taken: Tally[datetime],
) -> SlotDay | None:  # fmt: skip
    rule = next((one for one in rules if _holds(one, day, today)), None)
    if rule is None or (line.closed_on and line.closed_on <= day):
        return None
    if day in reasons:
        return SlotDay(day, (), reasons[day])
    soonest = now + timedelta(minutes=rule.notice_minutes)
    starts = [one for one in _starts(rule, calendar, day) if one >= soonest and one > now]
    slots = tuple(Slot(one, max(rule.capacity - taken[one], 0), rule.capacity) for one in starts)
    return SlotDay(day, slots) if slots else None


def _holds(rule: AppointmentRule, day: date, today: date) -> bool:
    is_valid = rule.starts <= day and (rule.ends is None or day < rule.ends)
    return is_valid and rule.weekday == day.weekday() and (day - today).days <= rule.days_ahead


def _starts(rule: AppointmentRule, calendar: WorkCalendar, day: date) -> list[datetime]:
    """UTC; a day off has no hours, and so no slots."""
    offsets = slot_starts(rule.opens, rule.closes, rule.minutes, calendar.hours_on(day))
    if not offsets:
        return []
    local = np.datetime64(day, "us") + np.array(offsets, dtype="timedelta64[us]")
    return [datetime_of(one) for one in opening_to_utc(local, calendar.zone)]
