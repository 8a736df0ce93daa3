"""Opening periods, one by one or a year's quarters at once."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.work.planning.commands import open_period, open_quarters
from kinerja.work.planning.queries import cycle_on, period_on
from tests.work.planned import Year


def open_(year: Year, code: str, starts: date, ends: date, who: str = "hasan"):
    return open_period(year.cycle, code=code, name=code, starts=starts, ends=ends, **year.as_(who))


def test_it_opens_four_quarters_at_once(year: Year) -> None:
    assert [(p.code, p.state) for p in year.periods] == [(f"TW{n}", "open") for n in (1, 2, 3, 4)]
    assert period_on(date(2026, 3, 31)) == year.periods[0]
    assert period_on(date(2026, 4, 1)) == year.periods[1]
    assert period_on(date(2027, 1, 1)) is None
    assert cycle_on(date(2026, 12, 31)) == year.cycle


def test_it_refuses_days_that_are_taken_and_keeps_the_transaction(year: Year) -> None:
    with pytest.raises(Invalid, match="sudah ada di siklus ini"):
        open_(year, "EXTRA", date(2026, 3, 1), date(2026, 5, 1))
    with pytest.raises(Invalid, match="TW1"):
        open_quarters(year.cycle, **year.as_("hasan"))
    assert year.cycle.periods.count() == 4


def test_it_refuses_days_outside_the_cycle(year: Year) -> None:
    with pytest.raises(Invalid, match="di dalam siklus"):
        open_(year, "LATE", date(2026, 12, 1), date(2027, 2, 1))


def test_it_is_for_personnel(year: Year) -> None:
    with pytest.raises(Forbidden):
        open_(year, "EXTRA", date(2026, 1, 1), date(2026, 2, 1), who="sari")
