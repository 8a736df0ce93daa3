"""What a computation must know of services and units, read once: codes, standards, the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.people.organisation.models import Unit
from kinerja.platform.database.columns import numbered
from kinerja.pure.lib.zones import Instants, utc_to_local, zone_of
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers

# Days since 1970 stay far below this, so that service and day fit into one sortable number.
_DAYS = 10**7
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Services:
    """All services in order of code; a service is called by its place here."""

    keys: tuple[UUID, ...]
    codes: dict[str, int]
    unit: tuple[UUID | None, ...]
    short_seconds: Floats
    standard_since: Integers
    """Service and first day of each standard in one number, ascending."""
    standard_minutes: Floats
    """Effort of one case under that standard, NaN where none is set."""

    def named(self, wanted: Sequence[str]) -> Booleans:
        """Which services these codes name; all of them where no code is given."""
        chosen = np.full(len(self.keys), not wanted)
        chosen[[self.codes[code] for code in wanted if code in self.codes]] = True
        return chosen

    def minutes(self, service: Integers, days: Integers) -> Floats:
        """Standard minutes of cases by their service and local day of opening; NaN where no standard says them."""
        if not len(self.standard_since):
            return np.full(len(service), np.nan)
        place = np.searchsorted(self.standard_since, service * _DAYS + days, side="right") - 1
        known = (place >= 0) & (self.standard_since[place] // _DAYS == service)
        return np.where(known, self.standard_minutes[place], np.nan)


def read_services() -> Services:
    """Two statements."""
    rows = list(Service.objects.order_by("code").values_list("id", "code", "unit_id", "short_seconds"))
    place = {row[0]: number for number, row in enumerate(rows)}
    standards = sorted(
        (place[service] * _DAYS + (day - _EPOCH).days, float("nan") if minutes is None else float(minutes))
        for service, day, minutes in ServiceStandard.objects.order_by("id").values_list(
            "service_id", "effective_from", "standard_minutes"
        )
    )
    return Services(
        keys=tuple(row[0] for row in rows),
        codes={row[1]: number for number, row in enumerate(rows)},
        unit=tuple(row[2] for row in rows),
        short_seconds=np.array([row[3] for row in rows], dtype=np.float64),
        standard_since=np.array([since for since, _ in standards], dtype=np.int64),
        standard_minutes=np.array([minutes for _, minutes in standards], dtype=np.float64),
    )


@dataclass(frozen=True)
class Units:
    """The tree, parents before children; a unit is called by its place here."""

    keys: tuple[UUID, ...]
    number: dict[bytes, int]
    zones: tuple[str, ...]
    lineage: Integers
    """Shape (units, depth): the unit itself and all units above it, padded with -1."""
    hours_alike: Integers
    """Units with the same number keep the same calendar in the same zone."""

    def __len__(self) -> int:
        return len(self.keys)

    def place(self, key: UUID | None) -> int:
        return -1 if key is None else self.number[key.bytes]

    def local_times(self, instants: Instants, unit: Integers, otherwise: str) -> Instants:
        """Instants as clock times in the zone of their unit, or in the zone `otherwise`."""
        times = np.zeros(len(instants), dtype="datetime64[us]")
        names = np.array([*self.zones, otherwise])[unit]
        for name in np.unique(names):
            here = names == name
            times[here] = utc_to_local(instants[here], zone_of(str(name)))
        return times

    def local_days(self, instants: Instants, unit: Integers, otherwise: str) -> Integers:
        """The local day (since 1970) of instants."""
        days: Integers = self.local_times(instants, unit, otherwise).astype("datetime64[D]").astype(np.int64)
        return days


def read_units() -> Units:
    """One statement."""
    rows = list(Unit.objects.order_by("path").values_list("id", "parent_id", "zone", "calendar_id"))
    place = {row[0]: number for number, row in enumerate(rows)}
    ways: list[list[int]] = []
    kinds: dict[tuple[UUID | None, str], int] = {}
    alike: list[int] = []
    for number, (_, parent, zone, _) in enumerate(rows):
        ways.append([number, *(ways[place[parent]] if parent else [])])
        calendar = next((rows[above][3] for above in ways[-1] if rows[above][3]), None)
        alike.append(kinds.setdefault((calendar, zone), len(kinds)))
    keys = tuple(row[0] for row in rows)
    zones = tuple(row[2] for row in rows)
    return Units(keys, numbered(keys), zones, _padded(ways), np.array(alike, dtype=np.int64))


def _padded(ways: list[list[int]]) -> Integers:
    lineage = np.full((len(ways), max(map(len, ways), default=1)), -1, dtype=np.int64)
    for number, way in enumerate(ways):
        lineage[number, : len(way)] = way
    return lineage
