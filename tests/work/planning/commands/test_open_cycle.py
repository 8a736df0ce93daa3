"""Opening a performance year."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from kinerja.work.planning.commands import open_cycle
from tests.cast import Cast


def opened(cast: Cast, starts: date, ends: date, code: str = "X", who: str = "hasan"):
    return open_cycle(code=code, name=f"Tahun {code}", starts=starts, ends=ends, actor=cast.actor(who), now=cast.now)


def test_it_takes_the_regime_from_the_date(cast: Cast) -> None:
    assert opened(cast, date(2026, 1, 1), date(2027, 1, 1)).regime == "P6_2022_SE3_2023"
    assert opened(cast, date(2020, 1, 1), date(2021, 1, 1), "2020").regime == "PP46_2011"
    assert Entry.objects.filter(verb="planning.cycle_opened").count() == 2


def test_it_lets_a_cycle_end_with_its_regime_and_not_after(cast: Cast) -> None:
    assert opened(cast, date(2021, 7, 1), date(2022, 1, 1)).regime == "PP30_2019_P8_2021"
    with pytest.raises(Invalid, match="Aturan penilaian berganti"):
        opened(cast, date(2021, 1, 1), date(2022, 1, 1), "2021")


def test_it_refuses_a_year_before_any_rule(cast: Cast) -> None:
    with pytest.raises(Refused, match="2013"):
        opened(cast, date(2013, 1, 1), date(2014, 1, 1))


def test_it_refuses_days_or_a_code_that_are_taken(cast: Cast) -> None:
    opened(cast, date(2026, 1, 1), date(2027, 1, 1), "A")
    with pytest.raises(Invalid, match="sudah ada"):
        opened(cast, date(2026, 6, 1), date(2027, 6, 1), "B")
    with pytest.raises(Invalid, match="sudah ada"):
        opened(cast, date(2027, 1, 1), date(2028, 1, 1), "A")


def test_it_refuses_an_end_before_the_start(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sesudah hari mulai"):
        opened(cast, date(2026, 1, 1), date(2026, 1, 1))


def test_it_is_for_personnel(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="pengelola kepegawaian"):
        opened(cast, date(2026, 1, 1), date(2027, 1, 1), who="budi")
