"""Where people land after signing in."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "home"),
    [
        ("sari", "/saya"),
        ("budi", "/saya"),
        ("dewi", "/saya"),
        ("hasan", "/kepegawaian"),
        ("andi", "/pengawasan"),
        ("walikota", "/pimpinan"),
    ],
)
def test_who_holds_a_mandate_lands_at_its_desk_and_others_where_duties_stand(cast: Any, who: str, home: str) -> None:
    assert cast.client(who).get("/")["Location"] == home
