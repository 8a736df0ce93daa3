"""Figures of schools and wards, from the raw counts of everything beneath. Observations stay between two people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from uuid import UUID

import numpy as np

from kinerja.facts.care.catalogue import codes
from kinerja.facts.care.models import QualityCount
from kinerja.judgement.measurement.catalogue import Units
from kinerja.judgement.measurement.lineages import Row, unit_rows
from kinerja.judgement.measurement.unit_measures import UnitColumn
from kinerja.people.organisation.terms import Zone
from kinerja.pure.law.provisions import provisions
from kinerja.pure.lib.zones import Instants
from kinerja.work.planning.sources import Source, SourceLevel
from kinerja.work.planning.terms import Polarity

from .columns import Tallies, sample_of
from .measures import TALLIES
from .measuring import TallyMeasure
from .reading import Scope, day_of
from .reckoning import laid_beneath

LESSONS, QUALITY = "teaching.lessons_held", "care.inm"


@cache
def ward_sources() -> tuple[Source, ...]:
    """One source of units for each quality indicator, e.g. care.inm.doctor_visit."""
    return tuple(_ward_source(code) for code in codes())


def tally_unit_rows(run: UUID, units: Units, windows: tuple[Instants, Instants]) -> Iterator[Row]:
    """Share of lessons held, and every quality indicator that was counted."""
    if not len(units):
        return
    since, until = (units.local_days(ends, np.arange(len(units)), Zone.WIB) for ends in windows)
    scope = Scope(day_of(since.min()), day_of(until.max()), {}, units)
    for source, measure, tallies in _rooms(scope):
        sample = sample_of(tallies, laid_beneath(tallies, units), np.arange(len(units)), since, until, len(units))
        found = measure.measure(sample, {}, shared=True)
        k = np.asarray(found.notes["k"], dtype=np.int64)
        yield from unit_rows(run, units, UnitColumn(source, found.value, found.low, found.high, found.n, k))


def _rooms(scope: Scope) -> Iterator[tuple[str, TallyMeasure, Tallies]]:
    yield LESSONS, TALLIES[LESSONS], TALLIES[LESSONS].read({}, scope)
    counted = QualityCount.objects.current().between(scope.since, scope.until).order_by().values_list("indicator")
    for code in sorted({code for (code,) in counted.distinct()}):
        yield f"{QUALITY}.{code}", TALLIES[QUALITY], TALLIES[QUALITY].read({"indicator": code}, scope)


def _ward_source(code: str) -> Source:
    newest = provisions()[f"inm.{code}"][-1]
    return Source(
        code=f"{QUALITY}.{code}",
        label=newest["name"],
        description=f"{newest['numerator']} / {newest['denominator']}",
        measure_unit="persen",
        polarity=Polarity(newest["direction"]),
        level=SourceLevel.UNIT,
    )
