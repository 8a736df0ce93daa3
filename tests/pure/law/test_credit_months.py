"""Credit by months: each month once, whatever speaks of it; how far it still is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.credit import (
    FunctionalLevel,
    credit,
    months_needed,
    next_level,
    next_rank,
    standing,
)
from kinerja.pure.law.credit_months import Stretch, counted_once, months_of
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
YEAR = Stretch(date(2025, 1, 1), date(2026, 1, 1))
QUARTERS = [
    Stretch(date(2025, 1, 1), date(2025, 4, 1)),
    Stretch(date(2025, 4, 1), date(2025, 7, 1)),
    Stretch(date(2025, 7, 1), date(2025, 10, 1)),
    Stretch(date(2025, 10, 1), date(2026, 1, 1)),
]
stretches = st.lists(
    st.builds(
        lambda first, days: Stretch(date(2024, 1, 1) + timedelta(first), date(2024, 1, 1) + timedelta(first + days)),
        st.integers(0, 700), st.integers(1, 366),
    ),
    max_size=6,
)  # fmt: skip


def test_a_year_takes_the_place_of_its_quarters_in_any_order() -> None:
    for order in ([*QUARTERS, YEAR], [YEAR, *QUARTERS]):
        found = counted_once(order, ON).value
        assert [len(found[order.index(one)]) for one in QUARTERS] == [0, 0, 0, 0]
        assert len(found[order.index(YEAR)]) == 12


def test_quarters_share_the_year_among_them() -> None:
    assert [len(own) for own in counted_once(QUARTERS, ON).value] == [3, 3, 3, 3]


def test_how_months_are_shared_out_is_a_local_setting() -> None:
    assert not counted_once([YEAR], ON).is_law


@given(stretches)
def test_no_month_counts_twice_and_none_is_lost(given_stretches: list[Stretch]) -> None:
    found = counted_once(given_stretches, ON).value
    own = [month for months in found for month in months]
    assert len(own) == len(set(own))
    assert set(own) == {month for one in given_stretches for month in months_of(one, 15)}


def test_a_month_counts_when_most_of_it_was_judged() -> None:
    assert months_of(Stretch(date(2025, 1, 17), date(2025, 3, 15)), 15) == ((2025, 1), (2025, 2))
    assert months_of(Stretch(date(2025, 1, 18), date(2025, 3, 16)), 15) == ((2025, 2), (2025, 3))


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(Invalid):
        counted_once([Stretch(ON, ON)], ON)


@pytest.mark.parametrize(
    ("rank", "fits", "name"), [("III/a", True, "III/b"), ("III/b", True, None), ("II/d", False, None)]
)
def test_the_next_rank_lies_within_the_level(rank: str, fits: bool, name: str | None) -> None:
    found = next_rank(FunctionalLevel.AHLI_PERTAMA, rank, ON).value
    assert (found.fits, found.name) == (fits, name)


def test_the_two_categories_have_ladders_of_their_own() -> None:
    assert next_level(FunctionalLevel.PEMULA) is FunctionalLevel.TERAMPIL
    assert next_level(FunctionalLevel.PENYELIA) is None
    assert next_level(FunctionalLevel.AHLI_MADYA) is FunctionalLevel.AHLI_UTAMA
    assert next_level(FunctionalLevel.AHLI_UTAMA) is None


@given(st.sampled_from(FunctionalLevel), st.sampled_from(Predicate), st.decimals(0, 500, places=3))
def test_so_many_months_are_enough_and_one_less_is_not(
    level: FunctionalLevel, predicate: Predicate, missing: Decimal
) -> None:
    months = months_needed(level, missing, predicate, ON).value
    a_year = credit(level, predicate, 12, ON).value
    assert a_year * months >= missing * 12 - Decimal("0.06") * months
    assert months == 0 or a_year * (months - 1) < missing * 12 + Decimal("0.06") * months


@pytest.mark.parametrize("level", [one for one in FunctionalLevel if next_level(one)])
def test_as_many_ranks_as_the_level_has_lead_to_the_next(level: FunctionalLevel) -> None:
    """Why a rank is a step and a level their sum: the table of the law agrees with itself."""
    ranks, at = 1, {"pemula": "II/a", "terampil": "II/b", "mahir": "III/a", "ahli_pertama": "III/a"}
    rank = at.get(level.value, {"ahli_muda": "III/c", "ahli_madya": "IV/a"}.get(level.value, ""))
    while (rank := next_rank(level, rank, ON).value.name or "") != "":
        ranks += 1
    thresholds = standing(level, [], ON).value
    assert thresholds.rank_threshold * ranks == thresholds.level_threshold
