"""Ratings of people against results of their unit: by unit, and from period to period. Nobody is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kinerja.judgement.measurement.models import Figure, Run
from kinerja.people.organisation.models import Unit
from kinerja.pure.statistics.inflation import inflation
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import Polarity

from .models import Evaluation
from .terms import Predicate

GOOD = (Predicate.VERY_GOOD, Predicate.GOOD)
Counts = tuple[int, int, int, int]
"""Rated Baik or above, people; results that met their target, results."""


@dataclass(frozen=True)
class Share:
    """Of 1, with 95 % bounds (Wilson)."""

    k: int
    n: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Index:
    """One unit (with all beneath) in one period; the figures are None where people or results are too few."""

    people: int
    results: int
    good: Share | None = None
    met: Share | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False


def met_target() -> Q:
    """A figure whose value lies on the good side of its target, the target itself included."""
    low = Coalesce("indicator__target_low", "indicator__target_high")
    high = Coalesce("indicator__target_high", "indicator__target_low")
    inside = {"value__gte": F("indicator__target_low"), "value__lte": F("indicator__target_high")}
    within = Q(indicator__polarity=Polarity.WITHIN, **inside)
    more = Q(indicator__polarity=Polarity.MORE, value__gte=low)
    return more | Q(indicator__polarity=Polarity.LESS, value__lte=high) | within


def indexes(
    top: Unit, units: Sequence[Unit], period: Period, periods: Sequence[Period]
) -> tuple[list[Index], list[Index]]:
    """Of `units` (within `top`) in one period, and of `top` in `periods`, in their order. Two statements for all."""
    found = _counted(top, {period.pk, *(one.pk for one in periods)})
    here = {path: counts for (of, path), counts in found.items() if of == period.pk}
    sums = [_added(counts for path, counts in here.items() if path.startswith(unit.path)) for unit in units]
    past = [_added(counts for (of, _path), counts in found.items() if of == one.pk) for one in periods]
    return _indexes(sums), _indexes(past)


def _counted(top: Unit, periods: Collection[UUID]) -> dict[tuple[UUID, str], Counts]:
    """By period and path of the unit."""
    rated = Evaluation.objects.final().filter(period__in=periods, unit__path__startswith=top.path).order_by()
    newest = Run.objects.filter(period=OuterRef("run__period")).order_by("-number").values("pk")[:1]
    known = Figure.objects.filter(
        run__period__in=periods, run=Subquery(newest), value__isnull=False,
        indicator__result__plan__unit__path__startswith=top.path,
    )  # fmt: skip
    aimed = known.exclude(indicator__target_low=None, indicator__target_high=None).order_by()
    found: dict[tuple[UUID, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    people = rated.values_list("period", "unit__path")
    for period, path, good, n in people.annotate(good=Count("id", filter=Q(predicate__in=GOOD)), n=Count("id")):
        found[period, path][0:2] = [good, n]
    results = aimed.values_list("run__period", "indicator__result__plan__unit__path")
    for period, path, met, n in results.annotate(met=Count("id", filter=met_target()), n=Count("id")):
        found[period, path][2:4] = [met, n]
    return {key: (a, b, c, d) for key, (a, b, c, d) in found.items()}


def _added(rows: Iterable[Counts]) -> Counts:
    sums = [sum(column) for column in zip(*rows, strict=True)] or [0, 0, 0, 0]
    return sums[0], sums[1], sums[2], sums[3]


def _indexes(sums: Sequence[Counts]) -> list[Index]:
    if not sums:
        return []
    good, people, met, results = zip(*sums, strict=True)
    found = inflation(good, people, met, results)
    made = []
    for at, (k, n, j, m) in enumerate(sums):
        if not found.enough[at]:
            made.append(Index(n, m))
            continue
        rated = Share(k, n, float(found.good[at]), float(found.good_low[at]), float(found.good_high[at]))
        reached = Share(j, m, float(found.met[at]), float(found.met_low[at]), float(found.met_high[at]))
        bounds = float(found.index[at]), float(found.low[at]), float(found.high[at])
        made.append(Index(n, m, rated, reached, *bounds, bool(found.above[at]), bool(found.below[at])))
    return made
