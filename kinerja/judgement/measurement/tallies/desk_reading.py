"""Counts of the front desk: waits of tickets, answers to surveys, second looks at files. One statement each."""

# Every piece of SQL here is a constant of this file; what is asked goes in as parameters.
from __future__ import annotations

import numpy as np

from kinerja.facts.casework.terms import CorrectionOutcome, LookOutcome
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.survey.terms import COLUMNS, ScaleCode
from kinerja.platform.database.columns import Kind, codes, read
from kinerja.pure.statistics.grouping import Booleans, Integers

from .columns import Standing, Tallies, days_since_1970
from .reading import Scope, tallies_of

A_SECOND = np.timedelta64(1, "s")
ENDED = (Stage.DONE, Stage.NO_SHOW, Stage.LEFT, Stage.CLOSED)

# ruff: noqa: S608 - names and words of ours
TICKETS = (
    "SELECT t.id AS id, l.unit_id AS unit, {day} AS day, t.opened_at AS opened, t.called_at AS called, "
    "t.since AS ended, COALESCE(t.promised_low, -1) AS low, COALESCE(t.promised_high, -1) AS high, "
    f"CASE t.stage WHEN '{Stage.LEFT.value}' THEN 1 ELSE 0 END AS gone, "
    "CASE WHEN t.is_accurate AND NOT t.missed_call THEN 1 ELSE 0 END AS known "
    "FROM queueing_ticket AS t JOIN queueing_serviceline AS l ON l.id = t.line_id "
    f"WHERE t.stage IN ({', '.join(repr(one.value) for one in ENDED)}) AND t.day >= %s AND t.day < %s"
)
ANSWERS = (
    "SELECT r.id AS id, COALESCE(r.unit_id, s.unit_id) AS unit, {day} AS day, "
    f"{' + '.join(f'COALESCE(r.{name}, 0)' for name in COLUMNS)} AS part, "
    f"{' + '.join(f'CASE WHEN r.{name} IS NULL THEN 0 ELSE 1 END' for name in COLUMNS)} AS whole "
    "FROM survey_response AS r LEFT JOIN service_service AS s ON s.id = r.service_id "
    f"WHERE r.scale = '{ScaleCode.FOUR.value}' AND r.day >= %s AND r.day < %s"
)
LOOKS = (
    "SELECT k.id AS id, o.employee_id AS owner, d.unit_id AS unit, {day} AS day, "
    f"CASE WHEN k.outcome = '{LookOutcome.CORRECT.value}' AND NOT EXISTS (SELECT 1 FROM casework_correction AS c "
    f"WHERE c.file_id = k.file_id AND c.outcome = '{CorrectionOutcome.RIGHT.value}') THEN 1 ELSE 0 END AS part, "
    "CASE WHEN k.outcome = '' THEN 0 ELSE 1 END AS whole "
    "FROM casework_secondlook AS k JOIN casework_accuracydraw AS d ON d.id = k.draw_id "
    "JOIN service_officer AS o ON o.id = k.officer_id WHERE d.month >= %s AND d.month < %s"
)


def waits(scope: Scope, seconds: int) -> Tallies:
    """Ended tickets: whether they were called within so many seconds of being taken."""
    found = _tickets(scope)
    wait = _wait(found)
    return _judged(found, scope, part=wait <= seconds, certain=(found["gone"] == 0) | (wait > seconds))


def promises(scope: Scope) -> Tallies:
    """Ended tickets that were told a band: whether the wait fell into it, its ends included."""
    found = _tickets(scope)
    found = {name: column[found["high"] >= 0] for name, column in found.items()}
    wait = _wait(found)
    kept = (wait >= found["low"]) & (wait <= found["high"])
    return _judged(found, scope, part=kept, certain=(found["gone"] == 0) | (wait > found["high"]))


def answers(scope: Scope) -> Tallies:
    """Answers on the scale of four: the sum of the scores, of how many elements."""
    kinds = {"id": Kind.KEY, "unit": Kind.KEY, **dict.fromkeys(("day", "part", "whole"), Kind.INTEGER)}
    found = read(ANSWERS.format(day=days_since_1970("r.day")), scope.days, kinds)
    answered = found["whole"] > 0
    found = {name: column[answered] for name, column in found.items()}
    return _beside_units(found, scope, np.full(len(found["id"]), Standing.COUNTED))


def looks(scope: Scope) -> Tallies:
    """Second looks by the month of their draw: whether the file was right; those nobody took are missing."""
    kinds = dict.fromkeys(("id", "owner", "unit"), Kind.KEY) | dict.fromkeys(("day", "part", "whole"), Kind.INTEGER)
    found = read(LOOKS.format(day=days_since_1970("d.month")), scope.days, kinds)
    standing = np.where(found["whole"] == 1, Standing.COUNTED, Standing.MISSING)
    return tallies_of(found, scope, standing)


def _tickets(scope: Scope) -> dict[str, np.ndarray]:
    kinds = dict.fromkeys(("id", "unit"), Kind.KEY) | dict.fromkeys(("opened", "called", "ended"), Kind.INSTANT)
    kinds |= dict.fromkeys(("day", "low", "high", "gone", "known"), Kind.INTEGER)
    return read(TICKETS.format(day=days_since_1970("t.day")), scope.days, kinds)


def _wait(found: dict[str, np.ndarray]) -> np.ndarray:
    """Seconds from the number to the first call, or to leaving."""
    until = np.where(np.isnat(found["called"]), found["ended"], found["called"])
    return (until - found["opened"]) / A_SECOND


def _judged(found: dict[str, np.ndarray], scope: Scope, *, part: Booleans, certain: Booleans) -> Tallies:
    """Who left before it could be said is left out; a wait that is not known is missing."""
    known = found["known"] == 1
    standing = np.where(~known, Standing.MISSING, np.where(certain, Standing.COUNTED, Standing.EXCUSED))
    counted = standing == Standing.COUNTED
    columns = {"part": (part & counted).astype(np.int64), "whole": counted.astype(np.int64)}
    return _beside_units(found | columns, scope, standing)


def _beside_units(found: dict[str, np.ndarray], scope: Scope, standing: Integers) -> Tallies:
    """Nobody's own: a queue and what people say of a service are the unit's."""
    nobody = np.full(len(found["id"]), -1, dtype=np.int64)
    unit = codes(found["unit"], scope.units.number)
    return Tallies(
        ids=found["id"],
        owner=nobody,
        unit=unit,
        day=found["day"],
        part=found["part"],
        whole=found["whole"],
        standing=standing.astype(np.int64),
    ).in_order()
