"""What is to be measured: every indicator of every agreed plan that a period touches, as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.judgement.measurement.catalogue import Units
from kinerja.judgement.measurement.windows import A_DAY, instants_of, last_whole_day
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Integers
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED, PlanState


@dataclass(frozen=True)
class Peers:
    """Figures that may be compared: one source with one set of parameters; without services, one unit."""

    source: str
    parameters: str
    """As JSON with sorted keys."""
    unit: UUID | None

    @property
    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = json.loads(self.parameters)
        return settings

    @property
    def services(self) -> Sequence[str]:
        """Codes of services; empty means all."""
        services: Sequence[str] = self.settings.get("services") or ()
        return services


@dataclass(frozen=True)
class Assignments:
    """One entry a measured indicator. `employee` numbers `people`; `since` and `until` are instants, UTC."""

    indicators: tuple[UUID, ...]
    people: tuple[UUID, ...]
    employee: Integers
    unit: Integers
    since: Instants
    until: Instants
    peers: dict[Peers, Integers]
    """Places of the indicators that are measured alike."""

    def __len__(self) -> int:
        return len(self.indicators)


def agreed_indicators(period: Period) -> Any:
    """Indicators of agreed plans that share a day with the period, in order of their keys."""
    return Indicator.objects.filter(
        result__plan__cycle=period.cycle_id,
        result__plan__state=PlanState.AGREED,
        result__plan__starts__lt=period.ends,
        result__plan__ends__gt=period.starts,
    ).order_by("id")


def read_assignments(period: Period, units: Units, known: Sequence[str], now: datetime) -> Assignments:
    """One statement. `known`: codes of the sources that can be measured; what is declared has its own road."""
    rows = list(
        agreed_indicators(period)
        .exclude(source=DECLARED)
        .filter(source__in=known)
        .values_list(
            "id",
            "source",
            "parameters",
            "result__plan__employee_id",
            "result__plan__unit_id",
            "result__plan__starts",
            "result__plan__ends",
        )
    )
    indicators, sources, parameters, people, unit_keys, starts, ends = zip(*rows, strict=True) if rows else [()] * 7
    everybody = tuple(dict.fromkeys(people))
    number = {key: place for place, key in enumerate(everybody)}
    zones = [units.zones[units.place(key)] for key in unit_keys]
    finished = {zone: last_whole_day(now, zone) + A_DAY for zone in set(zones)}
    since = instants_of([max(day, period.starts) for day in starts], zones)
    until = instants_of([min(day, period.ends, finished[zone]) for day, zone in zip(ends, zones, strict=True)], zones)
    return Assignments(
        indicators=indicators,
        people=everybody,
        employee=np.array([number[key] for key in people], dtype=np.int64),
        unit=np.array([units.place(key) for key in unit_keys], dtype=np.int64),
        since=since,
        until=np.maximum(since, until),
        peers=_peers(zip(sources, parameters, unit_keys, strict=True)),
    )


def _peers(bindings: Iterator[tuple[str, dict[str, Any], UUID]]) -> dict[Peers, Integers]:
    places: dict[Peers, list[int]] = {}
    for place, (source, parameters, unit) in enumerate(bindings):
        settings = json.dumps(parameters, sort_keys=True)
        group = Peers(source, settings, None if parameters.get("services") else unit)
        places.setdefault(group, []).append(place)
    return {group: np.array(found, dtype=np.int64) for group, found in places.items()}
