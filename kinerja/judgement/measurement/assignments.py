"""What is to be measured: every indicator of every agreed plan that a period touches, as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.judgement.measurement.catalogue import Units
from kinerja.judgement.measurement.windows import A_DAY, instants_of, last_whole_day
from kinerja.platform.database.columns import as_text
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
    unit: str | None

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
    """One entry a measured indicator. `employee` numbers `people`; `since` and `until` are instants, UTC.

    Keys are text, as the database writes them: a city has too many for an object each.
    """

    indicators: tuple[str, ...]
    people: tuple[str, ...]
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
            as_text("id"),
            "source",
            as_text("parameters"),
            as_text("result__plan__employee_id"),
            as_text("result__plan__unit_id"),
            "result__plan__starts",
            "result__plan__ends",
        )
    )
    indicators, sources, parameters, people, unit_keys, starts, ends = zip(*rows, strict=True) if rows else [()] * 7
    everybody = tuple(dict.fromkeys(people))
    number = {key: order for order, key in enumerate(everybody)}
    place = {key: units.place(UUID(key)) for key in set(unit_keys)}
    zones = [units.zones[place[key]] for key in unit_keys]
    finished = {zone: last_whole_day(now, zone) + A_DAY for zone in set(zones)}
    since = instants_of([max(day, period.starts) for day in starts], zones)
    until = instants_of([min(day, period.ends, finished[zone]) for day, zone in zip(ends, zones, strict=True)], zones)
    return Assignments(
        indicators=indicators,
        people=everybody,
        employee=np.array([number[key] for key in people], dtype=np.int64),
        unit=np.array([place[key] for key in unit_keys], dtype=np.int64),
        since=since,
        until=np.maximum(since, until),
        peers=_peers(zip(sources, parameters, unit_keys, strict=True)),
    )


def _peers(bindings: Iterator[tuple[str, str, str]]) -> dict[Peers, Integers]:
    places: dict[tuple[str, str, str], list[int]] = {}
    for place, binding in enumerate(bindings):
        places.setdefault(binding, []).append(place)
    alike: dict[Peers, list[int]] = {}
    for (source, parameters, unit), found in places.items():
        peers = Peers(source, json.dumps(json.loads(parameters), sort_keys=True), unit)
        alike.setdefault(replace(peers, unit=None) if peers.services else peers, []).extend(found)
    return {peers: np.array(sorted(found), dtype=np.int64) for peers, found in alike.items()}
