"""No page prints a variable that nobody gave it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.template import engines

from tests.architecture.urls import NOBODY, TABLE

pytestmark = pytest.mark.django_db

MARK = "⟦undefined %s⟧"
PAGES = [
    (address.route, persona)
    for address in TABLE
    for persona, status in address.statuses.items()
    if status == 200 and not address.post and persona in {NOBODY, "sari", "budi", "hasan", "andi", "walikota"}
]


@pytest.fixture
def _marked() -> Iterator[None]:
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, MARK
    yield
    engine.string_if_invalid = before


@pytest.mark.slow
@pytest.mark.usefixtures("_marked")
@pytest.mark.parametrize(("route", "persona"), PAGES)
def test_every_variable_is_given(cast: Any, route: str, persona: str) -> None:
    response = cast.client(persona).get(cast.path(route))
    if response["Content-Type"].startswith("text/html"):
        assert "⟦undefined" not in response.content.decode()
