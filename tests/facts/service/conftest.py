"""A service, and cases made straight for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Officer, Request, Service
from kinerja.platform.access.actors import system

START = datetime(2025, 1, 1, tzinfo=UTC)

MakeCase = Callable[..., Request]


@pytest.fixture
def service(db: None, now: datetime) -> Service:
    return add_service("ktp", name="KTP elektronik", actor=system(now.date()), now=now)


@pytest.fixture
def make_case(service: Service) -> MakeCase:
    """A case open for `days`, still open without; labels become officers."""

    def make(key: str, days: float | None = None, *, by: str = "", in_charge: str = "", **more: Any) -> Request:
        closed = None if days is None else START + timedelta(days=days)
        return Request.objects.create(
            service=service,
            case_key=key,
            opened_at=START,
            closed_at=closed,
            closed_by=officer(by),
            in_charge=officer(in_charge),
            **more,
        )

    def officer(label: str) -> Officer | None:
        return Officer.objects.get_or_create(register=service.code, label=label)[0] if label else None

    return make
