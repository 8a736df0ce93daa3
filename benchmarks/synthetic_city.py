"""Synthetic cities for benchmarks: as many employees as wanted, with plans and a quarter of cases, by bulk loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np
from django.db import models, transaction

from kinerja.facts.service.models import Officer, Request, Service, ServiceStandard
from kinerja.people.organisation.models import Employee, Position, Unit
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Period, Plan

CASES_EACH = 20
UNIT_OF = 20
SERVICES = 20
SOURCES = (
    ("service.completion_time", {"statistic": "p50"}, "hari", 5, "less"),
    ("service.on_time_share", {}, "persen", 90, "more"),
    ("service.output", {}, "menit baku per jam", 2, "more"),
    ("service.open_late_share", {}, "persen", 10, "less"),
    ("service.return_share", {}, "persen", 5, "less"),
)
Row = tuple[Any, ...]


def services() -> list[UUID]:
    """Services with a standard each."""
    made = [Service.objects.create(code=f"layanan-{number}", name=f"Layanan {number}") for number in range(SERVICES)]
    for number, service in enumerate(made):
        ServiceStandard.objects.create(
            service=service, version=1, effective_from=date(2020, 1, 1), standard_minutes=Decimal(10 + number)
        )
    return [service.pk for service in made]


@transaction.atomic
def city(size: int, year: int, offered: Sequence[UUID]) -> Period:
    """The last quarter of a year with everything it needs."""
    cycle = Cycle.objects.create(
        code=str(year), name=str(year), starts=date(year, 1, 1), ends=date(year + 1, 1, 1), regime="P6_2022_SE3_2023"
    )
    period = Period.objects.create(
        cycle=cycle, code="TW4", name="TW4", starts=date(year, 10, 1), ends=date(year + 1, 1, 1)
    )
    units, people = _organisation(size, year)
    officers = [new_id() for _ in people]
    fill(
        Officer,
        ("id", "register", "label", "employee_id"),
        ((key, str(year), str(n), people[n][0]) for n, key in enumerate(officers)),
    )
    fill(
        Request,
        (
            *("id", "service_id", "case_key", "unit_id", "opened_at", "closed_at", "deadline_at"),
            *("closed_by_id", "in_charge_id", "channel", "returns"),
        ),
        _cases(period, officers, units, offered),
    )
    _plans(cycle, people, units)
    return period


def _organisation(size: int, year: int) -> tuple[list[UUID], list[tuple[UUID, UUID]]]:
    """Units, and people with their posts."""
    root = Unit.objects.create(code=f"kota-{year}", name="Kota", kind="agency", path=f"/{year}/")
    units = [new_id() for _ in range(max(1, size // UNIT_OF))]
    people = [(new_id(), new_id()) for _ in range(size)]
    fill(
        Unit,
        ("id", "code", "name", "kind", "parent_id", "path", "zone"),
        (
            (key, f"{year}-{n}", "Unit", "section", root.pk, f"/{year}/{n}/", "Asia/Makassar")
            for n, key in enumerate(units)
        ),
    )
    fill(
        Position,
        ("id", "code", "title", "unit_id", "kind"),
        ((post, f"{year}-{n}", "Petugas", units[n // UNIT_OF], "pelaksana") for n, (_, post) in enumerate(people)),
    )
    fill(
        Employee,
        ("id", "nip", "name", "kind"),
        ((key, f"{year}{n:014}", f"Pegawai {n}", "pns") for n, (key, _) in enumerate(people)),
    )
    return units, people


def _plans(cycle: Cycle, people: list[tuple[UUID, UUID]], units: list[UUID]) -> None:
    signed = datetime.combine(cycle.starts, datetime.min.time(), tzinfo=UTC)
    plans, results = ([new_id() for _ in people] for _ in range(2))
    fixed = (cycle.starts, cycle.ends, "agreed", signed, signed)
    fill(
        Plan,
        (
            *("id", "cycle_id", "employee_id", "position_id", "unit_id"),
            *("starts", "ends", "state", "proposed_at", "agreed_at"),
        ),
        ((key, cycle.pk, *people[n], units[n // UNIT_OF], *fixed) for n, key in enumerate(plans)),
    )
    fill(
        ExpectedResult,
        ("id", "plan_id", "order", "text"),
        ((key, plans[n], 1, "Warga terlayani") for n, key in enumerate(results)),
    )
    fill(
        Indicator,
        (
            *("id", "result_id", "order", "aspect", "text", "measure_unit", "target_low", "target_high", "polarity"),
            *("source", "parameters"),
        ),
        _indicators(results),
    )


def _indicators(results: list[UUID]) -> Iterator[Row]:
    for number, result in enumerate(results):
        service = {"services": [f"layanan-{number // UNIT_OF % SERVICES}"]}
        for order, (source, parameters, unit, target, polarity) in enumerate(SOURCES, start=1):
            goal = Decimal(target)
            words = (new_id(), result, order, "time", source, unit, goal, goal, polarity, source)
            yield (*words, parameters | service)


def _cases(period: Period, officers: list[UUID], units: list[UUID], offered: Sequence[UUID]) -> Iterator[Row]:
    random = np.random.default_rng(period.starts.year)
    begins = datetime.combine(period.starts, datetime.min.time(), tzinfo=UTC)
    for number, officer in enumerate(officers):
        place = (offered[number // UNIT_OF % SERVICES], units[number // UNIT_OF])
        opened = (random.random(CASES_EACH) * 80 * 86400).round(3).tolist()
        lasting = (random.lognormal(1.0, 0.8, CASES_EACH) * 86400).round(3).tolist()
        waiting, returned = (random.random((2, CASES_EACH)) < 0.08).tolist()
        for case, (since, length, is_open, back) in enumerate(zip(opened, lasting, waiting, returned, strict=True)):
            moment = begins + timedelta(seconds=since)
            closed = None if is_open else moment + timedelta(seconds=length)
            key = f"{period.starts.year}-{number}-{case}"
            made = (new_id(), place[0], key, place[1], moment, closed, moment + timedelta(days=5))
            yield (*made, None if is_open else officer, officer, "online" if case % 3 else "counter", int(back))


def fill(model: type[models.Model], fields: Sequence[str], rows: Iterable[Row]) -> None:
    """Load rows; columns that are not named get the model's defaults."""
    missing = [
        field
        for field in model._meta.concrete_fields
        if not field.null and field.attname not in fields and field.name not in fields
    ]
    defaults = tuple(field.get_default() for field in missing)
    load(model, (*fields, *(field.attname for field in missing)), ((*row, *defaults) for row in rows))
