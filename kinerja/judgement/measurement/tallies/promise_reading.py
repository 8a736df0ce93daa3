"""Counts of what citizens were promised and of what the counter gave, one statement each."""

# Every piece of SQL here is a constant of this file; what is asked goes in as parameters.
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from django.db import connection

from kinerja.facts.complaint.terms import Kind as Said
from kinerja.facts.complaint.terms import Stage as Turn
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.people.organisation.terms import Zone
from kinerja.platform.database.columns import Kind, codes, read
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Booleans, Integers

from .columns import Standing, Tallies, days_since_1970
from .reading import Scope, tallies_of

A_SECOND = np.timedelta64(1, "s")
A_DAY = timedelta(days=1)
NEVER = 2**31 - 1
"""Seconds of what has not ended: longer than any window."""

# ruff: noqa: S608 - names and words of ours
GONE = (
    "SELECT t.id AS id, t.officer_id AS owner, l.unit_id AS unit, {day} AS day, "
    f"CASE WHEN t.stage IN ('{Stage.LEFT.value}', '{Stage.NO_SHOW.value}') AND t.served_at IS NULL THEN 1 ELSE 0 END "
    f"AS part, CASE WHEN t.stage = '{Stage.CLOSED.value}' THEN 0 ELSE 1 END AS whole "
    "FROM queueing_ticket AS t JOIN queueing_serviceline AS l ON l.id = t.line_id "
    f"WHERE t.stage IN ('{Stage.DONE.value}', '{Stage.NO_SHOW.value}', '{Stage.LEFT.value}', '{Stage.CLOSED.value}') "
    "AND t.day >= %s AND t.day < %s"
)
SERVED = (
    "SELECT t.id AS id, t.officer_id AS owner, l.unit_id AS unit, {day} AS day, i.starts AS starts, i.ends AS ends, "
    "CASE WHEN t.is_accurate THEN 1 ELSE 0 END AS known "
    "FROM queueing_interval AS i JOIN queueing_ticket AS t ON t.id = i.ticket_id "
    "JOIN queueing_serviceline AS l ON l.id = t.line_id JOIN service_service AS s ON s.id = l.service_id "
    f"WHERE t.stage = '{Stage.DONE.value}' AND i.stage = '{Stage.SERVED.value}' AND i.officer_id = t.officer_id "
    "AND t.day >= %s AND t.day < %s{services} ORDER BY t.id"
)
COMPLAINTS = (
    "SELECT c.id AS id, c.owner_id AS unit, c.received_at AS received, c.answered_at AS answered, c.since AS since, "
    f"c.due_at AS due, CASE WHEN c.stage = '{Turn.WITHDRAWN.value}' THEN 1 ELSE 0 END AS gone "
    f"FROM complaint_complaint AS c WHERE c.kind = '{Said.COMPLAINT.value}' "
)
ANSWERED = COMPLAINTS + "AND c.received_at >= %s AND c.received_at < %s"
ANSWERS_DUE = COMPLAINTS + "AND c.due_at >= %s AND c.due_at < %s"
FILES_DUE = (
    "SELECT f.id AS id, COALESCE(b.employee_id, h.employee_id) AS owner, r.unit_id AS unit, r.deadline_at AS due, "
    "r.closed_at AS ended FROM casework_casefile AS f JOIN service_request AS r ON r.id = f.request_id "
    "LEFT JOIN service_officer AS b ON b.id = r.closed_by_id "
    "LEFT JOIN service_officer AS h ON h.id = r.in_charge_id WHERE r.deadline_at >= %s AND r.deadline_at < %s"
)


def gone(scope: Scope) -> Tallies:
    """Ended tickets: whether the citizen went before he was served; what the night closed is not known."""
    kinds = dict.fromkeys(("id", "owner", "unit"), Kind.KEY) | dict.fromkeys(("day", "part", "whole"), Kind.INTEGER)
    found = read(GONE.format(day=days_since_1970("t.day")), scope.days, kinds)
    return tallies_of(found, scope, np.where(found["whole"] == 1, Standing.COUNTED, Standing.MISSING))


def served(scope: Scope, services: Sequence[str]) -> Tallies:
    """Tickets a counter finished: whole seconds of serving by who finished them, holds left out."""
    kinds = dict.fromkeys(("id", "owner", "unit"), Kind.KEY) | dict.fromkeys(("starts", "ends"), Kind.INSTANT)
    kinds |= dict.fromkeys(("day", "known"), Kind.INTEGER)
    among = f" AND s.code IN ({', '.join(['%s'] * len(services))})" if services else ""
    found = read(SERVED.format(day=days_since_1970("t.day"), services=among), [*scope.days, *services], kinds)
    ids = found["id"]
    first = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])) if len(ids) else np.zeros(0, dtype=np.int64)
    seconds = np.add.reduceat((found["ends"] - found["starts"]) / A_SECOND, first) if len(ids) else np.zeros(0)
    columns = {name: column[first] for name, column in found.items()}
    known = columns["known"] == 1
    columns |= {"part": np.rint(seconds).astype(np.int64), "whole": np.ones(len(first), dtype=np.int64)}
    return tallies_of(columns, scope, np.where(known, Standing.COUNTED, Standing.MISSING))


def answer_times(scope: Scope) -> Tallies:
    """Complaints by the local day they came: `part` the seconds until the answer, `whole` the second of that day.

    `AnswerTime.settled` makes of it what was known at the end of a window. Who withdrew is lost from sight then.
    """
    found = _complaints(ANSWERED, scope)
    gone = found["gone"] == 1
    until = np.where(gone, found["since"], found["answered"])
    never = np.isnat(until)
    lasted = np.where(never, NEVER, _seconds(found["received"], np.where(never, found["received"], until)))
    standing = np.where(gone | never, Standing.OPEN, np.where(lasted < 0, Standing.EXCUSED, Standing.COUNTED))
    local = scope.units.local_times(found["received"], codes(found["unit"], scope.units.number), Zone.WIB)
    day = local.astype("datetime64[D]")
    columns = {"part": lasted, "whole": ((local - day) / A_SECOND).astype(np.int64), "day": day.astype(np.int64)}
    return tallies_of(found | _nobody(found) | columns, scope, standing)


def answers_due(scope: Scope) -> Tallies:
    """Complaints by the local day their answer was due: whether one that stands was there by then."""
    found = _complaints(ANSWERS_DUE, scope)
    return _by_due(found | _nobody(found), found["answered"] <= found["due"], scope)


def files_due(scope: Scope) -> Tallies:
    """Files by the local day their promise ended: whether the result was ready, or refused, by then.

    Whoever finished the file answers for it, else whoever has it in hand; a file on the pile is the unit's alone.
    """
    kinds = dict.fromkeys(("id", "owner", "unit"), Kind.KEY) | dict.fromkeys(("due", "ended"), Kind.INSTANT)
    found = read(FILES_DUE, _instants(scope), kinds)
    return _by_due(found, found["ended"] <= found["due"], scope)


def _complaints(sql: str, scope: Scope) -> dict[str, np.ndarray]:
    kinds = dict.fromkeys(("id", "unit"), Kind.KEY) | {"gone": Kind.INTEGER}
    kinds |= dict.fromkeys(("received", "answered", "since", "due"), Kind.INSTANT)
    return read(sql, _instants(scope), kinds)


def _by_due(found: dict[str, np.ndarray], kept: Booleans, scope: Scope) -> Tallies:
    """Each counts once, on the day it was due: by then everybody knows whether it was kept."""
    units = codes(found["unit"], scope.units.number)
    n = len(units)
    columns = {
        "day": scope.units.local_days(found["due"], units, Zone.WIB),
        "part": kept.astype(np.int64),
        "whole": np.ones(n, dtype=np.int64),
    }
    return tallies_of(found | columns, scope, np.full(n, Standing.COUNTED))


def _nobody(found: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """An answer to a citizen is the unit's, whoever wrote it."""
    return {"owner": np.zeros(len(found["id"]), dtype="V16")}


def _instants(scope: Scope) -> list[str | None]:
    """A day further on both sides: the days asked for are local ones."""
    adapt = connection.ops.adapt_datetimefield_value
    return [adapt(_midnight(scope.since) - A_DAY), adapt(_midnight(scope.until) + A_DAY)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _seconds(since: Instants, until: Instants) -> Integers:
    seconds: Integers = np.rint((until - since) / A_SECOND).astype(np.int64)
    return seconds
