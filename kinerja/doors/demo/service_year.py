"""Step three: a year of service cases, spread over the officers who give each service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.facts.service.commands import enlist_officers, record_requests
from kinerja.facts.service.models import Service
from kinerja.facts.service.terms import Channel
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.worktime import WorkCalendar

from .anchors import Anchors
from .blueprint import ServiceBlueprint, services
from .cases import Cases, cases, crew
from .founding import Founded

REGISTER = "kota"
NEVER_MATCHED = 2
CASES_PER_PERSON = 75


def live_a_year(
    founded: Founded,
    known: dict[str, Service],
    rng: np.random.Generator,
    *,
    anchors: Anchors,
    actor: Actor,
    now: datetime,
) -> int:
    """Record a year of requests; answers how many."""
    officers = _officers(founded, actor, now)
    units = dict(Unit.objects.values_list("code", "id"))
    total = CASES_PER_PERSON * len(founded.residents)
    done = 0
    for blue in services():
        year = _year_of(blue, round(total * blue.share), founded, rng, anchors, now)
        rows = _rows(year, founded, officers, units)
        done += record_requests(known[blue.code], rows=rows, actor=actor, now=now)
    return done


def _officers(founded: Founded, actor: Actor, now: datetime) -> dict[int, UUID]:
    """A label for everybody who serves: the login of the register, which is not the NIP."""
    serving = sorted({n for blue in services() for n in founded.places_of(blue.department, blue.group)})
    labels: list[tuple[str, UUID | None]] = [(f"ptgs{n:05}", founded.keys[n]) for n in serving]
    for place in range(len(labels) - NEVER_MATCHED, len(labels)):
        labels[place] = (labels[place][0], None)
    keys = enlist_officers(REGISTER, labels=labels, actor=actor, now=now)
    return dict(zip(serving, keys, strict=True))


def _year_of(
    blue: ServiceBlueprint, count: int, founded: Founded, rng: np.random.Generator, anchors: Anchors, now: datetime
) -> Cases:
    staff = crew(founded.places_of(blue.department, blue.group), rng)
    return cases(blue, count, staff, _calendar(blue, anchors), anchors.facts_since, now, rng)


def _calendar(blue: ServiceBlueprint, anchors: Anchors) -> WorkCalendar:
    unit = Unit.objects.filter(code__startswith=blue.department).order_by("path").first()
    assert unit is not None
    return work_calendar(unit, anchors.facts_since, anchors.today.replace(year=anchors.today.year + 1, day=1))


def _rows(
    year: Cases, founded: Founded, officers: dict[int, UUID], units: dict[str, UUID]
) -> Iterator[tuple[Any, ...]]:
    """Rows in the order of the command's columns, oldest first."""
    homes = {p.code: units[p.unit] for p in founded.structure.positions}
    order = np.argsort(year.opened, kind="stable")
    columns = zip(
        _instants(year.opened[order]), _instants(year.closed[order]), _instants(year.deadline[order]),
        year.officer[order].tolist(), year.online[order].tolist(), year.returns[order].tolist(), strict=True,
    )  # fmt: skip
    for number, (opened, closed, deadline, person, online, returns) in enumerate(columns, 1):
        officer = officers[person]
        yield (
            f"{year.service.upper()}-{number:06}", homes[founded.residents[person].position], opened, closed, deadline,
            officer if closed else None, officer, Channel.ONLINE if online else Channel.COUNTER, returns,
        )  # fmt: skip


def _instants(column: Any) -> list[datetime | None]:
    """UTC datetimes of a datetime64[us] column, None for NaT."""
    return [None if value is None else value.replace(tzinfo=UTC) for value in column.tolist()]
