"""What a leader sees of objections: shares with their bounds, days until the decision, nobody named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.doors.web.ui import clock
from tests.harness.budget import query_budget
from tests.judgement.objected import decided_at_the_counters, objected_to
from tests.judgement.town import Town

PAGE = "/pimpinan/keberatan"


@pytest.fixture
def town(cast) -> Town:
    return Town(cast)


@pytest.mark.django_db
def test_figures_are_shown_with_bounds_and_without_names(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = decided_at_the_counters(town)
    for evaluation, outcome, days in zip(decided, ("kept", "changed", "kept"), (2, 4, 6), strict=False):
        objected_to(town, evaluation, outcome, days)
    objected_to(town, decided[3])
    monkeypatch.setattr(clock, "now", lambda: town.cast.now + timedelta(days=10))
    leader = town.cast.client("walikota")
    leader.get(PAGE)
    with query_budget(12):
        text = leader.get(PAGE).content.decode()
    for said in ("antara 21 dan 79 %", "Separuhnya diputus dalam 4 hari", "Seksi Pelayanan Loket"):
        assert said in text
    assert not [person for person in {one.employee.name for one in decided} | {"Budi"} if person in text]
