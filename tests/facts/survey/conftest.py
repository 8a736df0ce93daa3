"""A survey of the section where Sari works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Officer, Service
from kinerja.facts.survey import commands
from kinerja.facts.survey.models import Survey
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.platform.database.keys import new_id
from tests.cast import Cast

HOUR = timedelta(hours=1)
ALL_FOUR = dict.fromkeys(ELEMENTS, 4)


@pytest.fixture
def survey(cast: Cast) -> Survey:
    return commands.open_survey("skm", **cast.by)


@pytest.fixture
def service(cast: Cast) -> Service:
    return add_service("ktp", name="KTP elektronik", unit=cast.units["DUKCAPIL-L"], **cast.by)


@pytest.fixture
def officer(cast: Cast) -> Officer:
    return Officer.objects.create(register="loket", label="S. Wulandari", employee=cast.sari)


@pytest.fixture
def invited(cast: Cast, survey: Survey, service: Service, officer: Officer) -> Callable[..., str]:
    """A token for a service that ended an hour ago; each call is another service unless a key is given."""

    def ask(**changes: Any) -> str:
        usual: dict[str, Any] = {
            "origin": "ticket",
            "origin_key": str(new_id()),
            "finished_at": cast.now - HOUR,
            "service": service,
            "unit": cast.units["DUKCAPIL-L"],
            "officer": officer,
            "actor": cast.actor("sari"),
            "now": cast.now,
        }
        return commands.invite(survey, **usual | changes)

    return ask
