"""Credit, discipline, professionalism, boxes, improvement, behaviour, working time beyond their worked cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.behaviour import values
from kinerja.pure.law.credit import FunctionalLevel, credit, standing
from kinerja.pure.law.discipline import DisciplineLevel, Sanction, absence, days_of_lateness, plan_shortfall
from kinerja.pure.law.improvement import Path, Staff, path
from kinerja.pure.law.nine_box import Potential, Recommendation, box
from kinerja.pure.law.professionalism import Education, Level, Post, Profile, points, professionalism
from kinerja.pure.law.terms import Predicate, Rating
from kinerja.pure.law.working_time import difference
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
OLD = date(2020, 12, 31)


@given(st.sampled_from(FunctionalLevel), st.sampled_from(Predicate), st.sampled_from(Predicate), st.integers(1, 12))
def test_it_never_credits_less_for_a_better_predicate(
    level: FunctionalLevel, a: Predicate, b: Predicate, months: int
) -> None:
    assert credit(level, min(a, b), months, ON).value <= credit(level, max(a, b), months, ON).value


@pytest.mark.parametrize("level", FunctionalLevel)
def test_it_reaches_the_next_rank_after_four_good_years(level: FunctionalLevel) -> None:
    years = [credit(level, Predicate.GOOD, 12, ON).value] * 4
    assert standing(level, years, ON).value.rank_reached
    assert not standing(level, years[:3], ON).value.rank_reached


def test_it_has_no_higher_level_at_the_top() -> None:
    assert not standing(FunctionalLevel.AHLI_UTAMA, [Decimal(1000)], ON).value.level_reached
    assert standing(FunctionalLevel.PEMULA, [Decimal(15)], ON).value.level_reached


@pytest.mark.parametrize("months", [0, 13])
def test_it_credits_one_to_twelve_months(months: int) -> None:
    with pytest.raises(Invalid, match=f"{months} bulan"):
        credit(FunctionalLevel.MAHIR, Predicate.GOOD, months, ON)


@given(st.integers(0, 260), st.integers(0, 260), st.integers(0, 9))
def test_it_never_lightens_the_sanction_for_more_absence(a: int, b: int, run: int) -> None:
    fewer, more = sorted((a, b))
    run = min(run, fewer)
    assert absence(fewer, run, ON).value <= absence(more, run, ON).value


@pytest.mark.parametrize(
    ("sanction", "level"),
    [
        (Sanction.NONE, DisciplineLevel.NONE),
        (Sanction.STATEMENT, DisciplineLevel.LIGHT),
        (Sanction.ALLOWANCE_6, DisciplineLevel.MODERATE),
        (Sanction.DEMOTION, DisciplineLevel.HEAVY),
    ],
)
def test_it_knows_the_level_of_a_sanction(sanction: Sanction, level: DisciplineLevel) -> None:
    assert sanction.level is level


def test_it_says_that_moderate_sanctions_wait_for_another_regulation() -> None:
    found = absence(12, 3, ON)
    assert found.value is Sanction.ALLOWANCE_6
    assert "PP 53/2010" in found.because[1].text
    assert len(absence(22, 3, ON).because) == 1


def test_it_counts_lateness_in_days_of_seven_and_a_half_hours() -> None:
    assert [days_of_lateness(minutes, ON).value for minutes in (0, 449, 450, 900)] == [0, 0, 1, 2]
    assert days_of_lateness(450, OLD).is_law
    assert not days_of_lateness(450, ON).is_law


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        ("24.99", DisciplineLevel.HEAVY),
        ("25", DisciplineLevel.MODERATE),
        ("50", DisciplineLevel.MODERATE),
        ("50.01", DisciplineLevel.NONE),
    ],
)
def test_it_punished_a_missed_plan_until_2021(percent: str, level: DisciplineLevel) -> None:
    assert plan_shortfall(Decimal(percent), OLD).value is level


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: absence(3, 4, ON),
        lambda: absence(-1, -1, ON),
        lambda: days_of_lateness(-1, ON),
        lambda: plan_shortfall(Decimal(-1), OLD),
    ],
)
def test_it_refuses_impossible_counts(wrong: object) -> None:
    with pytest.raises(Invalid):
        wrong()  # type: ignore[operator]


def profile(performance: Decimal | Predicate) -> Profile:
    return Profile(Education.MASTER, Post.LEADING, True, True, True, performance, DisciplineLevel.NONE)


@pytest.mark.parametrize(("value", "worth"), [("90.01", 30), ("90", 25), ("75", 15), ("60", 5), ("50", 1)])
def test_it_gives_points_for_a_numeric_year(value: str, worth: int) -> None:
    assert points(profile(Decimal(value)), ON).value[2] == worth


@given(st.sampled_from(Predicate), st.sampled_from(Predicate))
def test_it_never_lowers_the_index_for_a_better_predicate(a: Predicate, b: Predicate) -> None:
    worse, better = (professionalism(profile(one), ON).value for one in (min(a, b), max(a, b)))
    assert worse.total <= better.total
    assert worse.level <= better.level


def test_it_names_the_whole_scale() -> None:
    assert professionalism(profile(Predicate.VERY_GOOD), ON).value.level is Level.VERY_HIGH
    assert professionalism(profile(Predicate.POOR), ON).value.level is Level.LOW


@pytest.mark.parametrize("performance", Rating)
@pytest.mark.parametrize("potential", Potential)
def test_it_recommends_something_for_every_box(performance: Rating, potential: Potential) -> None:
    found = box(performance, potential, ON).value
    assert found.recommendations
    assert found.agency_succession == (found.number >= 7)
    assert found.national_succession == (found.number == 9)


def test_it_gives_each_box_its_own_number() -> None:
    numbers = {box(one, two, ON).value.number for one in Rating for two in Potential}
    assert numbers == set(range(1, 10))
    assert box(Rating.BELOW, Potential.LOW, ON).value.recommendations == (Recommendation.BY_REGULATION,)


@pytest.mark.parametrize(
    ("staff", "predicate", "missed", "normal", "expected"),
    [
        (Staff.JPT, Predicate.POOR, True, False, Path.NONE),
        (Staff.JPT, Predicate.POOR, False, True, Path.NONE),
        (Staff.JPT, Predicate.GOOD, True, True, Path.NONE),
        (Staff.JF, Predicate.NEEDS_IMPROVEMENT, True, True, Path.NONE),
        (Staff.JA, Predicate.VERY_POOR, False, False, Path.IMPROVEMENT),
        (Staff.PPPK, Predicate.VERY_POOR, False, True, Path.NONE),
    ],
)
def test_it_starts_a_path_only_where_the_law_says(
    staff: Staff, predicate: Predicate, missed: bool, normal: bool, expected: Path
) -> None:
    found = path(staff, predicate, ON, target_missed=missed, normal_conditions=normal)
    assert found.value.path is expected
    assert (found.value.months > 0) == (expected is Path.IMPROVEMENT)


def test_it_has_seven_values_and_21_guides_in_two_languages() -> None:
    found = values(ON).value
    guides = [guide for value in found for guide in value.guides]
    assert [value.code for value in found] == list("1234567")
    assert [guide.code for guide in guides] == [f"{v}.{g}" for v in range(1, 8) for g in range(1, 4)]
    assert all(guide.wording.id != guide.wording.en for guide in guides)
    assert all(value.meaning and value.meaning.en for value in found)
    assert [guide.code for guide in guides if guide.act] == ["4.1", "4.2", "5.2"]


@pytest.mark.parametrize(("on", "count"), [(OLD, 6), (date(2021, 7, 1), 5)])
def test_it_keeps_the_older_values_of_behaviour(on: date, count: int) -> None:
    found = values(on).value
    assert len(found) == count
    assert [value.code for value in found if value.leaders_only] == ["leadership"]
    assert all(value.meaning is None for value in found)


def test_it_measures_a_planned_week_against_the_legal_one() -> None:
    found = difference([480] * 5, ON, ramadan=True)
    assert found.value == 450
    assert found.because[1].text == "Direncanakan 2400 menit seminggu, menurut aturan 1950 menit."
