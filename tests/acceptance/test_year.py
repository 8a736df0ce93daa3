"""A short year of a small office, whole: every night what must hold holds, and the same seed tells the same story."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.year.closing import close_the_year
from tests.acceptance.year.year import Year

SEED, EMPLOYEES, DAYS = 5, 24, 12


@pytest.mark.usefixtures("db")
def test_a_short_year_holds_every_night_and_follows_at_its_end(tmp_path: Path) -> None:
    year = Year(SEED, tmp_path, employees=EMPLOYEES, days=DAYS, pace=0.1)
    world = year.live()
    assert close_the_year(year)
    assert year.nightly.checked == year.lived * len(year.nightly.checks)
    assert year.nightly.judged.recomputed
    for kind in ("SKP disepakati", "laporan kerja", "mutasi", "penilaian ditetapkan", "penilaian ditandatangani"):
        assert world.done[kind], kind
    assert world.refused.total() >= DAYS // 2
    assert world.faults["cut"], "no power failure: the test proves less than it says"
    assert world.faults["twice, second told"]
