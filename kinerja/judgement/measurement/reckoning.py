"""One computation from beginning to end: read, lay out, measure, and hand back the rows to be stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.facts.service.models import Officer
from kinerja.judgement.measurement.assignments import Assignments, Peers, read_assignments
from kinerja.judgement.measurement.cases import QUERY, Cases, Numbers, cases_between
from kinerja.judgement.measurement.catalogue import Services, Units, read_services, read_units
from kinerja.judgement.measurement.declared import declared_rows
from kinerja.judgement.measurement.figures import Owners, figure_rows
from kinerja.judgement.measurement.formulas import FORMULAS
from kinerja.judgement.measurement.hours import effective_hours
from kinerja.judgement.measurement.lineages import Row, lineage_row, unit_rows
from kinerja.judgement.measurement.measures import MEASURES
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.samples import Holdings, Sample, hold
from kinerja.judgement.measurement.tallies import TALLIES
from kinerja.judgement.measurement.tallies.reckoning import tally_rows
from kinerja.judgement.measurement.tallies.units import tally_unit_rows
from kinerja.judgement.measurement.unit_measures import unit_columns
from kinerja.judgement.measurement.windows import A_DAY, instants_of, last_whole_day
from kinerja.people.organisation.terms import Zone
from kinerja.platform.database.columns import numbered
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.zones import Instants, datetime_of
from kinerja.pure.statistics.grouping import Floats
from kinerja.work.planning.models import Period

Tell = Callable[[int, int], None]


def _nobody(done: int, total: int) -> None:
    """Where nobody waits."""


_EMPTY = datetime(1970, 1, 1, tzinfo=UTC)

LINEAGE_FIELDS = ("id", "run_id", "source", "parameters", "query", "formula", "provision")
UNIT_FIELDS = ("id", "run_id", "unit_id", "source", "value", "low", "high", "n", "k")


@dataclass(frozen=True)
class Reckoning:
    """Rows of one run, ready to be loaded."""

    run: UUID
    lineages: list[Row]
    figures: list[Row]
    units: list[Row]
    fingerprints: list[str]
    cases: int


@dataclass(frozen=True)
class Facts:
    """Everything a run reads."""

    services: Services
    units: Units
    assignments: Assignments
    cases: Cases
    minutes: Floats
    hours: Floats


def reckon(run: UUID, period: Period, now: datetime, tell: Tell = _nobody) -> Reckoning:
    """All figures of a period as of `now`; reads only. `tell(done, of)` hears of figures as they are measured."""
    services, units = read_services(), read_units()
    assignments = read_assignments(period, units, (*MEASURES, *TALLIES), now)
    windows = _unit_windows(period, units, now)
    cases = _read_cases(assignments, windows, services, units)
    days = units.local_days(cases.opened, cases.unit, Zone.WIB)
    facts = Facts(
        services, units, assignments, cases, services.minutes(cases.service, days), _hours(assignments, units)
    )
    reliance = Reliance.on(now.date())
    lineages, figures = _person_rows(run, facts, reliance, tell)
    counted = tally_rows(run, assignments, units, reliance)
    lineages += counted.lineages
    figures += [*counted.figures, *declared_rows(run, period)]
    # In order of the indicators' keys the database extends its indexes instead of opening them everywhere.
    figures.sort(key=_indicator)
    of_units = [*_unit_rows(run, facts, windows), *tally_unit_rows(run, units, windows)]
    return Reckoning(run, lineages, figures, of_units, _fingerprints(figures, of_units), len(cases))


def _unit_windows(period: Period, units: Units, now: datetime) -> tuple[Instants, Instants]:
    """The period in the zone of each unit, as far as its days are over."""
    finished = {zone: last_whole_day(now, zone) + A_DAY for zone in set(units.zones)}
    since = instants_of([period.starts] * len(units), units.zones)
    until = instants_of([min(period.ends, finished[zone]) for zone in units.zones], units.zones)
    return since, np.maximum(since, until)


def _read_cases(
    assignments: Assignments, windows: tuple[Instants, Instants], services: Services, units: Units
) -> Cases:
    people = {UUID(key): number for number, key in enumerate(assignments.people)}
    officers = Officer.objects.exclude(employee=None).order_by("id").values_list("id", "employee_id")
    matched = {officer.bytes: people[employee] for officer, employee in officers if employee in people}
    # Without units there are neither windows nor plans, and nothing can be asked.
    if not len(units):
        return cases_between(_EMPTY, _EMPTY, Numbers({}, {}, {}))
    since = datetime_of(np.concatenate([windows[0], assignments.since]).min())
    until = datetime_of(np.concatenate([windows[1], assignments.until]).max())
    return cases_between(since, until, Numbers(numbered(services.keys), units.number, matched))


def _hours(assignments: Assignments, units: Units) -> Floats:
    """Working hours of the windows that are measured by the hour."""
    hours = np.full(len(assignments), np.nan)
    for peers, places in assignments.peers.items():
        if peers.source in MEASURES and MEASURES[peers.source].by_the_hour:
            hours[places] = 0.0
    wanted = np.flatnonzero(~np.isnan(hours))
    hours[wanted] = effective_hours(
        units, assignments.unit[wanted], assignments.since[wanted], assignments.until[wanted]
    )
    return hours


def _person_rows(run: UUID, facts: Facts, reliance: Reliance, tell: Tell) -> tuple[list[Row], list[Row]]:
    assignments = facts.assignments
    lineages: list[Row] = []
    figures: list[Row] = []
    if not len(assignments):
        return [], []
    holdings = hold(facts.cases, len(assignments.people), assignments.until.min())
    for peers, places in assignments.peers.items():
        if peers.source not in MEASURES:
            continue
        measure, sample = MEASURES[peers.source], _sample(facts, holdings, peers, places)
        measured, lineage = measure.measure(sample, peers.settings), new_id()
        lineages.append(lineage_row(run, lineage, peers, measured, reliance, (QUERY, FORMULAS[measure.formula])))
        owners = Owners(
            [assignments.indicators[place] for place in places.tolist()],
            [assignments.people[person] for person in assignments.employee[places].tolist()],
        )
        figures += figure_rows(run, lineage, owners, sample, measure, measured, reliance)
        tell(len(figures), len(assignments))
    return lineages, figures


def _sample(facts: Facts, holdings: Holdings, peers: Peers, places: Any) -> Sample:
    assignments = facts.assignments
    since, until = assignments.since[places], assignments.until[places]
    wanted = facts.services.named(peers.services)
    closed, waiting = holdings.rows(assignments.employee[places], wanted, since, until)
    return Sample(
        facts.cases, closed, waiting, since, until, facts.minutes, facts.services.short_seconds, facts.hours[places]
    )


def _unit_rows(run: UUID, facts: Facts, windows: tuple[Instants, Instants]) -> Iterator[Row]:
    for column in unit_columns(facts.cases, facts.units, facts.services, *windows):
        yield from unit_rows(run, facts.units, column)


def _fingerprints(figures: list[Row], units: list[Row]) -> list[str]:
    """What a run's digest is taken over: the inputs of each figure in order, and the figures of units."""
    of_people = [f"{_indicator(row)} {row[-1]}" for row in figures]
    of_units = sorted(json.dumps(row[2:], default=str) for row in units)
    return of_people + of_units


def _indicator(row: Row) -> str:
    return _bare(row[2])


def _bare(key: UUID | str) -> str:
    return str(key).replace("-", "")
