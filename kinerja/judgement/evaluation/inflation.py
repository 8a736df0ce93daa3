"""Ratings of people against results of their unit: by unit, and from period to period. Nobody is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

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


def by_unit(units: Sequence[Unit], period: Period) -> list[Index]:
    """In the order of `units`. Two statements for any number of them."""
    found = _counted("unit__path", Q(period=period), "indicator__result__plan__unit__path", Q(run__period=period))
    sums = [_added(counts for path, counts in found.items() if path.startswith(unit.path)) for unit in units]
    return _indexes(sums)


def by_period(unit: Unit, periods: Sequence[Period]) -> list[Index]:
    """In the order of `periods`. Two statements for any number of them."""
    inside = Q(period__in=periods, unit__path__startswith=unit.path)
    measured = Q(run__period__in=periods, indicator__result__plan__unit__path__startswith=unit.path)
    found = _counted("period", inside, "run__period", measured)
    return _indexes([found.get(period.pk, (0, 0, 0, 0)) for period in periods])


def _counted(people_key: str, people: Q, results_key: str, results: Q) -> dict[Any, Counts]:
    rated = Evaluation.objects.final().filter(people).order_by().values_list(people_key)
    newest = Run.objects.filter(period=OuterRef("run__period")).order_by("-number").values("pk")[:1]
    known = Figure.objects.filter(results, run=Subquery(newest), value__isnull=False)
    aimed = known.exclude(indicator__target_low=None, indicator__target_high=None).order_by().values_list(results_key)
    found: dict[Hashable, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for key, good, n in rated.annotate(good=Count("id", filter=Q(predicate__in=GOOD)), n=Count("id")):
        found[key][0:2] = [good, n]
    for key, met, n in aimed.annotate(met=Count("id", filter=met_target()), n=Count("id")):
        found[key][2:4] = [met, n]
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
