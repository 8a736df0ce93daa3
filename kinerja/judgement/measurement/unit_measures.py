"""Figures of units: over the raw cases of the whole subtree, never a mean of means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kinerja.judgement.measurement.cases import COUNTER, ONLINE, Cases
from kinerja.judgement.measurement.catalogue import Services, Units
from kinerja.judgement.measurement.samples import Rows, in_days
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, divide, group_counts
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.survival import grouped_kaplan_meier
from kinerja.work.planning.sources import Source, SourceLevel
from kinerja.work.planning.terms import Polarity

ON_TIME, COMPLETION = "service.on_time_share", "service.completion_time"

CHANNEL = Source(
    code="service.channel_share",
    label=gettext_noop("Layanan daring"),
    description=gettext_noop("Bagian permohonan selesai yang masuk secara daring, dibandingkan dengan loket."),
    measure_unit=gettext_noop("persen"),
    polarity=Polarity.MORE,
    level=SourceLevel.UNIT,
)


@dataclass(frozen=True)
class UnitColumn:
    """One source over all units, one entry a unit; `k` is -1 where nothing is counted."""

    source: str
    value: Floats
    low: Floats
    high: Floats
    n: Integers
    k: Integers


def unit_columns(
    cases: Cases, units: Units, services: Services, since: Instants, until: Instants
) -> Iterator[UnitColumn]:
    """On-time share, median completion time and channel share; `since` and `until` are the period in each zone."""
    rows = _subtrees(cases, units, services)
    closed_at = cases.closed[rows.case]
    closed = rows.where(
        (closed_at >= since[rows.figure]) & (closed_at < until[rows.figure]) & (closed_at >= cases.opened[rows.case])
    )
    waiting = rows.where((cases.opened[rows.case] < until[rows.figure]) & ~(closed_at < until[rows.figure]))
    yield _on_time(cases, closed, len(units))
    yield _completion(cases, closed, waiting, until)
    yield _channel(cases, closed, len(units))


def _subtrees(cases: Cases, units: Units, services: Services) -> Rows:
    """Every case beside its unit and all units above; where no unit is named, the service's owner."""
    owner = np.array([units.place(key) for key in services.unit], dtype=np.int64)
    unit = cases.unit if not len(owner) else np.where(cases.unit >= 0, cases.unit, owner[cases.service])
    placed = np.flatnonzero(unit >= 0)
    above = units.lineage[unit[placed]]
    there = above >= 0
    return Rows(above[there], np.repeat(placed, above.shape[1])[there.ravel()])


def _on_time(cases: Cases, closed: Rows, units: int) -> UnitColumn:
    promised = closed.where(~np.isnat(cases.deadline[closed.case]))
    kept = cases.closed[promised.case] <= cases.deadline[promised.case]
    return _share(ON_TIME, promised, kept, units)


def _channel(cases: Cases, closed: Rows, units: int) -> UnitColumn:
    known = closed.where(np.isin(cases.channel[closed.case], (COUNTER, ONLINE)))
    return _share(CHANNEL.code, known, cases.channel[known.case] == ONLINE, units)


def _completion(cases: Cases, closed: Rows, waiting: Rows, until: Instants) -> UnitColumn:
    durations = np.concatenate(
        [
            in_days(cases.closed[closed.case] - cases.opened[closed.case]),
            in_days(until[waiting.figure] - cases.opened[waiting.case]),
        ]
    )
    ended = np.arange(len(durations)) < len(closed)
    found = grouped_kaplan_meier(durations, ended, np.concatenate([closed.figure, waiting.figure]), len(until), (0.5,))
    value, bounds = found.quantiles[:, 0], found.intervals[:, 0]
    return UnitColumn(COMPLETION, value, bounds[:, 0], bounds[:, 1], found.n, np.full(len(until), -1))


def _share(source: str, rows: Rows, hit: Booleans, units: int) -> UnitColumn:
    n, k = group_counts(rows.figure, units), group_counts(rows.figure[hit], units)
    low, high = wilson(k, n)
    return UnitColumn(source, 100 * divide(k, n), 100 * low, 100 * high, n, k)
