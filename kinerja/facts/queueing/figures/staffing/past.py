"""What a hall went through on its whole days before today, in five statements whatever its size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from kinerja.facts.queueing.comparing import key
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.hours import own_calendar
from kinerja.facts.queueing.models import ServiceLine
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.database.columns import Kind, read
from kinerja.pure.lib.opening_hours import microseconds_of
from kinerja.pure.lib.ticket_life import AT_COUNTER
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import Instants, opening_to_utc, utc_to_local
from kinerja.pure.statistics.grouping import Floats
from kinerja.pure.statistics.occupancy import Stretches

# ruff: noqa: S608 - names of ours

NAT = np.datetime64("NaT", "us")
SECOND = np.timedelta64(1_000_000, "us")


@dataclass(frozen=True)
class Past:
    """Instants in UTC. A day counts as opened when its hours say so and a number was given or a counter opened."""

    zone: ZoneInfo
    opened: Stretches
    """When the hall was open, a stretch each span of an opened day."""
    came: Instants
    """Numbers taken; one that goes on after a transfer is no new one for the hall."""
    wait: Floats
    """Seconds until the first call; NaN where there was none, or its time is known to be wrong."""
    at_counter: Floats
    """Seconds called and served; 0 for who was never called, NaN where the time is wrong."""
    waiting: Stretches
    shifts: Stretches
    """Of the counters that call the queue."""
    is_shared: bool
    """These counters call other queues as well: what is done there for one queue is not all they do."""
    knows_counters: bool = True
    """Imported files name no opening of counters: nothing is said of them then."""

    def local(self, instants: Instants) -> Instants:
        return utc_to_local(instants, self.zone)

    @property
    def days(self) -> Instants:
        """The local days on which it was opened, each once."""
        return np.unique(self.local(self.opened.starts).astype("datetime64[D]"))


def past_of(unit: Unit, line: ServiceLine | None, *, since: date, until: date) -> Past:
    """Of [since, until), local days of the unit; of one queue, or of the whole hall."""
    calendar = work_calendar(unit, since, until)
    if line is not None:
        calendar = own_calendar(calendar, line)
    rows = _rows(unit, line, since, until)
    begins = np.append(True, rows["ticket"][1:] != rows["ticket"][:-1])[: len(rows["ticket"])]
    mine = np.cumsum(begins) - 1
    came, called = rows["came"][begins], rows["called"][begins]
    wrong, uncalled = rows["accurate"][begins] == 0, rows["uncalled"][begins] == 1
    shifts, is_shared = _shifts(unit, line, calendar, since, until)
    # Numbers with wrong times were often left open until the night: they do not show who waited.
    waiting = (rows["waited"] == 1) & ~wrong[mine]
    return Past(
        zone=calendar.zone,
        opened=_opened(calendar, came, shifts, since, until),
        came=came,
        wait=np.where(wrong | uncalled, np.nan, (called - came) / SECOND),
        at_counter=np.where(wrong, np.nan, _at_counter(rows, mine, len(wrong))),
        waiting=Stretches(rows["starts"][waiting], rows["ends"][waiting]),
        shifts=shifts,
        is_shared=is_shared,
    )


def _at_counter(rows: dict[str, Any], mine: Any, n: int) -> Floats:
    chosen = rows["at_desk"] == 1
    lasted = (rows["ends"][chosen] - rows["starts"][chosen]) / SECOND
    return np.bincount(mine[chosen], weights=lasted, minlength=n).astype(np.float64)


def _rows(unit: Unit, line: ServiceLine | None, since: date, until: date) -> dict[str, Any]:
    """Each number in order of its coming, a row for each stretch of waiting or at a counter; one where it has none."""
    own = "t.transferred_from_id IS NULL" if line is None else "t.line_id = %s"
    waited, at_desk = f"'{Stage.WAITING.value}'", ", ".join(f"'{stage.value}'" for stage in AT_COUNTER)
    return read(
        "SELECT t.id AS ticket, t.opened_at AS came, t.called_at AS called, i.starts AS starts, i.ends AS ends, "
        "CASE WHEN t.is_accurate THEN 1 ELSE 0 END AS accurate, CASE WHEN t.missed_call THEN 1 ELSE 0 END AS uncalled, "
        f"CASE WHEN i.stage = {waited} THEN 1 ELSE 0 END AS waited, "
        f"CASE WHEN i.stage IN ({at_desk}) THEN 1 ELSE 0 END AS at_desk "
        "FROM queueing_ticket AS t JOIN queueing_serviceline AS l ON l.id = t.line_id "
        f"LEFT JOIN queueing_interval AS i ON i.ticket_id = t.id AND i.stage IN ({waited}, {at_desk}) "
        f"WHERE l.unit_id = %s AND t.day >= %s AND t.day < %s AND {own} ORDER BY t.opened_at, t.id",
        [key(unit.pk), since.isoformat(), until.isoformat(), *([] if line is None else [key(line.pk)])],
        {
            "ticket": Kind.KEY,
            **dict.fromkeys(("came", "called", "starts", "ends"), Kind.INSTANT),
            **dict.fromkeys(("accurate", "uncalled", "waited", "at_desk"), Kind.INTEGER),
        },
    )


def _shifts(
    unit: Unit, line: ServiceLine | None, calendar: WorkCalendar, since: date, until: date
) -> tuple[Stretches, bool]:
    """Of the counters that call this queue, all of the hall without one; and whether they call others too."""
    begins, ends = opening_to_utc(np.array([since, until], dtype="datetime64[us]"), calendar.zone)
    calls = "EXISTS (SELECT 1 FROM queueing_counterline AS o WHERE o.counter_id = c.id AND o.line_id"
    others, mine, lines = "0", "", list[Any]()
    if line is not None:
        others, mine, lines = f"CASE WHEN {calls} <> %s) THEN 1 ELSE 0 END", f"AND {calls} = %s)", [key(line.pk)]
    found = read(
        f"SELECT s.starts AS starts, s.ends AS ends, {others} AS others "
        "FROM queueing_countershift AS s JOIN queueing_counter AS c ON c.id = s.counter_id "
        f"WHERE c.unit_id = %s AND s.starts < %s AND (s.ends IS NULL OR s.ends > %s) {mine}",
        [*lines, key(unit.pk), str(ends).replace("T", " "), str(begins).replace("T", " "), *lines],
        {"starts": Kind.INSTANT, "ends": Kind.INSTANT, "others": Kind.INTEGER},
    )
    last = np.where(np.isnat(found["ends"]), ends, found["ends"])
    return Stretches(found["starts"], last).cut(begins, ends), bool(found["others"].any())


def _opened(calendar: WorkCalendar, came: Instants, shifts: Stretches, since: date, until: date) -> Stretches:
    """The spans of the calendar on days on which something happened."""
    seen = utc_to_local(np.concatenate([came, shifts.starts]), calendar.zone).astype("datetime64[D]")
    spans = [
        [np.datetime64(day, "us") + np.timedelta64(edge, "us") for edge in microseconds_of(span)]
        for day in np.unique(seen).tolist()
        if since <= day < until
        for span in calendar.hours_on(day)
    ]
    local = np.array(spans, dtype="datetime64[us]").reshape(-1, 2)
    return Stretches(opening_to_utc(local[:, 0], calendar.zone), opening_to_utc(local[:, 1], calendar.zone))
