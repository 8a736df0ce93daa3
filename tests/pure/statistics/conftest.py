"""Real logs nobody of this project wrote; tests skip where they are absent."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from kinerja.pure.lib.date_columns import parse_instants
from kinerja.pure.lib.zones import zone_of

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
AMSTERDAM = zone_of("Europe/Amsterdam")
DAY = np.timedelta64(86_400_000_000, "us")
HOUR = np.timedelta64(3_600_000_000, "us")


@dataclass
class Receipts:
    """The receipt log: one entry per case, and one per event in the order of the file."""

    case: np.ndarray
    opened: np.ndarray
    closed: np.ndarray
    deadline: np.ndarray
    responsible: np.ndarray
    department: np.ndarray
    event_case: np.ndarray
    event_at: np.ndarray
    activity: np.ndarray
    resource: np.ndarray

    @property
    def until(self) -> np.datetime64:
        return np.nanmax(self.event_at)

    @property
    def days(self) -> np.ndarray:
        """Start to end in days; NaN while open."""
        return (self.closed - self.opened) / DAY

    @property
    def finished(self) -> np.ndarray:
        """Closed and not negative."""
        return self.days >= 0


def rows_of(name: str) -> Iterator[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared data {name} is absent")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="session")
def receipts() -> Receipts:
    events = list(rows_of("eventlog/receipt_wabo.csv.gz"))
    first: dict[str, dict[str, str]] = {}
    for event in events:
        first.setdefault(event["case:concept:name"], event)
    number = {case: index for index, case in enumerate(first)}

    def column(rows, name):
        return np.array([row[name] for row in rows])

    def instants(rows, name):
        parsed = parse_instants([row[name] for row in rows], AMSTERDAM)
        assert parsed.rejected == {}
        return parsed.values

    cases = list(first.values())
    return Receipts(
        case=np.array(list(first)),
        opened=instants(cases, "case:startdate"),
        closed=instants(cases, "case:enddate"),
        deadline=instants(cases, "case:deadline"),
        responsible=column(cases, "case:responsible"),
        department=column(cases, "case:department"),
        event_case=np.array([number[event["case:concept:name"]] for event in events]),
        event_at=instants(events, "time:timestamp"),
        activity=column(events, "concept:name"),
        resource=column(events, "org:resource"),
    )


@pytest.fixture(scope="session")
def attendances() -> list[dict[str, str]]:
    return list(rows_of("queue/nhs_ae_attendances.csv"))
