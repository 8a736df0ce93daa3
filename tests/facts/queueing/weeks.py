"""Past weeks of the hall of Disdukcapil, written as they would stand there once their nights are over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.facts.queueing.hall_terms import Channel, Stage
from kinerja.facts.queueing.models import Counter, CounterShift, Interval, ServiceLine, Ticket, Visit
from kinerja.platform.database.keys import new_id
from tests.facts.queueing.hall import Hall

Came = tuple[float, float, float]
"""Hour of the clock, minutes of wait, minutes of service."""


def at(hall: Hall, day: date, hour: float) -> datetime:
    local = datetime.combine(day, time(), ZoneInfo(hall.unit.zone)) + timedelta(hours=hour)
    return local.astimezone(UTC)


def past_days(hall: Hall, weeks: int, weekdays: Iterable[int] = range(5)) -> list[date]:
    """The days before today on these weekdays, the oldest first."""
    days = [hall.cast.today - timedelta(days=n) for n in range(7 * weeks, 0, -1)]
    return [day for day in days if day.weekday() in set(weekdays)]


def sat(hall: Hall, counter: Counter, days: Iterable[date], *spans: tuple[float, float]) -> None:
    """Somebody sat at this counter in these hours: Sari at the first, Budi at the others."""
    who = hall.sari if counter == hall.one else hall.budi
    CounterShift.objects.bulk_create(
        CounterShift(
            counter=counter, officer_id=who.employee_id, starts=at(hall, day, since), ends=at(hall, day, until)
        )
        for day in days
        for since, until in spans
    )


def came(
    hall: Hall, days: Iterable[date], people: Sequence[Came], line: ServiceLine | None = None, **more: Any
) -> None:
    """These people came on each of these days, all served at the first counter."""
    line = line or hall.ktp
    visits, tickets, intervals = [], [], []
    for day in days:
        for number, (hour, wait, service) in enumerate(people, start=1):
            issued = at(hall, day, hour)
            called = issued + timedelta(minutes=wait)
            done = called + timedelta(minutes=service)
            visit = Visit(unit=hall.unit, day=day, opened_at=issued, channel=Channel.KIOSK, submission=new_id())
            desk = {"counter": hall.one, "officer_id": hall.sari.employee_id}
            ticket = Ticket(
                visit=visit, line=line, day=day, letter=line.letter, number=number, queued_at=issued, opened_at=issued,
                stage=Stage.DONE, since=done, called_at=called, served_at=called, ahead=0, **desk, **more,
            )  # fmt: skip
            visits.append(visit)
            tickets.append(ticket)
            intervals.append(Interval(ticket=ticket, seq=1, stage=Stage.WAITING, starts=issued, ends=called))
            intervals.append(Interval(ticket=ticket, seq=2, stage=Stage.SERVED, starts=called, ends=done, **desk))
    for rows in (visits, tickets, intervals):
        type(rows[0]).objects.bulk_create(rows)  # type: ignore[attr-defined]
