from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.distribution import curve, shares, warnings
from kinerja.pure.law.terms import OrganisationRating, Predicate
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
COUNTS = st.fixed_dictionaries({one: st.integers(0, 30) for one in Predicate})
P = Predicate


def texts(achievement: OrganisationRating, counts: dict[Predicate, int]) -> list[str]:
    return [one.text for one in warnings(achievement, counts, ON).value]


@given(COUNTS)
def test_it_gives_shares_that_add_up(counts: dict[Predicate, int]) -> None:
    found = shares(counts)
    assert sum(found.values()) == (1 if any(counts.values()) else 0)
    assert all(0 <= share <= 1 for share in found.values())


@given(st.sampled_from(OrganisationRating), COUNTS, st.integers(2, 4))
def test_it_warns_by_shares_not_by_size(
    achievement: OrganisationRating, counts: dict[Predicate, int], times: int
) -> None:
    if sum(counts.values()) < 5:
        return
    larger = {one: count * times for one, count in counts.items()}
    here, there = (warnings(achievement, one, ON).value for one in (counts, larger))
    assert [one.template for one in here] == [one.template for one in there]


@given(st.sampled_from(OrganisationRating), COUNTS)
def test_it_speaks_about_small_units_but_never_warns_them(
    achievement: OrganisationRating, counts: dict[Predicate, int]
) -> None:
    found = warnings(achievement, counts, ON)
    small = sum(counts.values()) < 5
    assert found.because
    assert found.is_law is not small
    assert not (small and found.value)


def test_it_misses_the_weak_in_a_good_organisation() -> None:
    assert texts(OrganisationRating.GOOD, {P.GOOD: 7, P.VERY_GOOD: 3}) == [
        "Belum ada pegawai dengan predikat Butuh Perbaikan atau Kurang, padahal harus ada."
    ]
    assert texts(OrganisationRating.GOOD, {P.GOOD: 7, P.VERY_GOOD: 2, P.POOR: 1}) == []


def test_it_wants_most_where_the_organisation_is_poor() -> None:
    assert texts(OrganisationRating.POOR, {P.POOR: 5, P.GOOD: 5}) == [
        "Predikat Kurang 50,0% (5 dari 10 pegawai), paling sedikit 60%.",
        "Predikat Butuh Perbaikan 0,0% (0 dari 10 pegawai), paling sedikit 10%.",
    ]
    assert texts(OrganisationRating.VERY_POOR, {P.VERY_POOR: 8, P.GOOD: 2}) == [
        "Predikat Kurang atau Butuh Perbaikan 0,0% (0 dari 10 pegawai), paling sedikit 10%."
    ]


def test_it_says_why_a_small_unit_is_not_checked() -> None:
    (because,) = warnings(OrganisationRating.EXCELLENT, {P.VERY_GOOD: 4}, ON).because
    assert "Hanya 4 pegawai dinilai" in because.text


def test_it_refuses_negative_counts() -> None:
    with pytest.raises(Invalid):
        warnings(OrganisationRating.GOOD, {P.GOOD: -1}, ON)


@pytest.mark.parametrize("achievement", OrganisationRating)
def test_it_draws_five_points_that_sum_to_24(achievement: OrganisationRating) -> None:
    assert sum(curve(achievement, ON).value.values()) == 24
