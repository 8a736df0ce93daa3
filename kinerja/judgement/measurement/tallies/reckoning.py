"""Figures of people over counts: read each room once, lay its counts beside the figures, measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.judgement.measurement.assignments import Assignments, Peers
from kinerja.judgement.measurement.catalogue import Units
from kinerja.judgement.measurement.figures import Owners, Windows, quality_of, rows_of
from kinerja.judgement.measurement.formulas import FORMULAS
from kinerja.judgement.measurement.lineages import Row, lineage_row
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.samples import Rows
from kinerja.people.organisation.terms import Zone
from kinerja.platform.database.columns import numbered
from kinerja.platform.database.keys import new_id
from kinerja.pure.statistics.grade import INDEPENDENCE
from kinerja.pure.statistics.grouping import Integers

from .columns import Tallies, TallySample, fingerprints, sample_of
from .measures import TALLIES
from .measuring import TallyMeasure
from .reading import Scope, day_of


@dataclass
class TallyRows:
    """Rows of one run, ready to be loaded."""

    lineages: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Days:
    """The windows of all assignments as local days."""

    since: Integers
    until: Integers


def tally_rows(run: UUID, assignments: Assignments, units: Units, reliance: Reliance) -> TallyRows:
    """Each room of counts is read once, whatever the number of people."""
    found, rooms = TallyRows(), dict[tuple[str, ...], Tallies]()
    mine = {peers: places for peers, places in assignments.peers.items() if peers.source in TALLIES}
    if not mine:
        return found
    days = _days(assignments, units)
    scope = _scope(assignments, units, days, np.concatenate(list(mine.values())))
    for peers, places in mine.items():
        measure = TALLIES[peers.source]
        room = measure.room(peers.settings)
        if room not in rooms:
            rooms[room] = measure.read(peers.settings, scope)
        sample = _sample(rooms[room], measure.of_unit(peers.settings), assignments, units, days, places)
        sample = measure.settled(sample)
        _measure(found, run, measure, peers, sample, assignments, places, reliance)
    return found


def laid_beneath(tallies: Tallies, units: Units) -> Rows:
    """Every count beside its unit and all units above."""
    placed = np.flatnonzero(tallies.unit >= 0)
    above = units.lineage[tallies.unit[placed]]
    there = above >= 0
    return Rows(above[there], np.repeat(placed, above.shape[1])[there.ravel()])


def _days(assignments: Assignments, units: Units) -> Days:
    since = units.local_days(assignments.since, assignments.unit, Zone.WIB)
    return Days(since, units.local_days(assignments.until, assignments.unit, Zone.WIB))


def _scope(assignments: Assignments, units: Units, days: Days, places: Integers) -> Scope:
    people = numbered(UUID(key) for key in assignments.people)
    return Scope(day_of(days.since[places].min()), day_of(days.until[places].max()), people, units)


def _sample(
    tallies: Tallies, of_unit: bool, assignments: Assignments, units: Units, days: Days, places: Integers
) -> TallySample:
    since, until = days.since[places], days.until[places]
    if of_unit:
        return sample_of(tallies, laid_beneath(tallies, units), assignments.unit[places], since, until, len(units))
    owned = np.flatnonzero(tallies.owner >= 0)
    group = Rows(tallies.owner[owned], owned)
    return sample_of(tallies, group, assignments.employee[places], since, until, len(assignments.people))


def _measure(
    found: TallyRows,
    run: UUID,
    measure: TallyMeasure,
    peers: Peers,
    sample: TallySample,
    assignments: Assignments,
    places: Integers,
    reliance: Reliance,
) -> None:
    measured, lineage = measure.measure(sample, peers.settings, measure.of_unit(peers.settings)), new_id()
    how = measure.query, FORMULAS[measure.formula]
    found.lineages.append(lineage_row(run, lineage, peers, measured, reliance, how))
    owners = Owners(
        [assignments.indicators[place] for place in places.tolist()],
        [assignments.people[person] for person in assignments.employee[places].tolist()],
    )
    windows = Windows(assignments.since[places], assignments.until[places])
    quality = quality_of(measured, INDEPENDENCE[measure.origin])
    found.figures += rows_of(run, lineage, owners, windows, measured, quality, fingerprints(sample), reliance)


def shared_by(source: str, settings: Mapping[str, Any]) -> bool:
    """Whether figures of this binding are those of a unit."""
    return source in TALLIES and TALLIES[source].of_unit(settings)
