"""PP 46/2011, PP 30/2019 and PermenPANRB 8/2021 beyond their worked cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law import p8_2021, pp30, pp46
from kinerja.pure.law.terms import Aspect, Predicate
from kinerja.pure.lib.refusals import Invalid

OLD, NEW = date(2019, 12, 31), date(2021, 12, 31)
SCORES = st.decimals(0, 120, places=2)
AMOUNTS = st.decimals(0, 500, places=2)
TARGETS = st.decimals("0.01", 300, places=2)
D = Decimal


@given(AMOUNTS, AMOUNTS)
def test_it_never_lowers_a_predicate_of_2014_for_a_better_value(a: Decimal, b: Decimal) -> None:
    assert pp46.predicate(min(a, b), OLD).value <= pp46.predicate(max(a, b), OLD).value


@given(SCORES, SCORES, st.booleans(), st.booleans())
def test_it_never_lowers_a_predicate_of_2021_for_a_better_value(a: Decimal, b: Decimal, i: bool, j: bool) -> None:
    worse = pp30.predicate(min(a, b), NEW, innovation=i and j).value
    assert worse <= pp30.predicate(max(a, b), NEW, innovation=i or j).value


@given(SCORES, SCORES, SCORES, SCORES, st.booleans())
def test_it_never_lowers_a_total_of_2021_for_better_parts(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal, surveyed: bool
) -> None:
    worse = pp30.total(min(a, b), min(c, d), NEW, surveyed=surveyed).value
    assert worse <= pp30.total(max(a, b), max(c, d), NEW, surveyed=surveyed).value


@given(st.sampled_from(Aspect), TARGETS, AMOUNTS, AMOUNTS)
def test_it_rewards_more_output_and_less_time_or_money(aspect: Aspect, target: Decimal, a: Decimal, b: Decimal) -> None:
    less, more = (pp46.achievement(aspect, target, one, OLD).value for one in sorted((a, b)))
    assert less >= more if aspect in (Aspect.TIME, Aspect.COST) else less <= more


@given(TARGETS, TARGETS, AMOUNTS, AMOUNTS, st.booleans())
def test_it_is_monotone_in_the_realised_figure_of_2021(
    t1: Decimal, t2: Decimal, a: Decimal, b: Decimal, smaller: bool
) -> None:
    low, high = sorted((t1, t2))
    less, more = (p8_2021.achievement(low, high, one, NEW, smaller=smaller).value for one in sorted((a, b)))
    assert less >= more if smaller else less <= more


@given(AMOUNTS, AMOUNTS)
def test_it_never_lowers_a_leaders_or_staff_value_for_a_better_percentage(a: Decimal, b: Decimal) -> None:
    worse, better = sorted((a, b))
    assert p8_2021.leader_value(worse, NEW).value <= p8_2021.leader_value(better, NEW).value
    assert p8_2021.staff_category(worse, NEW).value <= p8_2021.staff_category(better, NEW).value


TRIPLES = st.lists(st.sampled_from(Predicate), min_size=3, max_size=3)


@given(TRIPLES, TRIPLES)
def test_it_never_lowers_a_result_for_better_aspects(a: list[Predicate], b: list[Predicate]) -> None:
    worse = [min(pair) for pair in zip(a, b, strict=True)]
    better = [max(pair) for pair in zip(a, b, strict=True)]
    assert p8_2021.staff_value(worse, NEW).value <= p8_2021.staff_value(better, NEW).value


@pytest.mark.parametrize(
    ("value", "predicate"),
    [
        ("90.5", Predicate.GOOD),
        ("75.01", Predicate.GOOD),
        ("60.5", Predicate.NEEDS_IMPROVEMENT),
        ("50.01", Predicate.POOR),
    ],
)
def test_it_calls_a_value_between_two_printed_classes_local(value: str, predicate: Predicate) -> None:
    found = pp46.predicate(D(value), OLD)
    assert found.value is predicate
    assert not found.is_law


def test_it_judges_great_savings_by_the_local_rule_only_when_asked() -> None:
    plain = pp46.achievement(Aspect.TIME, D(12), D(6), OLD)
    local = pp46.achievement(Aspect.TIME, D(12), D(6), OLD, efficiency=True)
    assert (plain.value, plain.is_law) == (D("126.00"), True)
    assert (local.value, local.is_law) == (D("50.00"), False)
    small = pp46.achievement(Aspect.TIME, D(12), D(11), OLD, efficiency=True)
    assert small.value == pp46.achievement(Aspect.TIME, D(12), D(11), OLD).value
    assert pp46.achievement(Aspect.QUANTITY, D(12), D(6), OLD, efficiency=True).is_law


def test_it_averages_activities_and_adds_extra_work_as_local_settings() -> None:
    assert pp46.activity_value([D(90), D(80), D(76)], OLD).value == D("82.00")
    assert pp46.plan_value([D(80), D(90)], OLD).value == D("85.00")
    found = pp46.plan_value([D(80), D(90)], OLD, additional_tasks=5, creativity=pp46.Creativity.AGENCY)
    assert found.value == D("93.00")
    assert not found.is_law


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: pp46.achievement(Aspect.QUANTITY, D(0), D(1), OLD),
        lambda: pp46.achievement(Aspect.QUANTITY, D(1), D(-1), OLD),
        lambda: pp46.activity_value([D(90)], OLD),
        lambda: pp46.plan_value([], OLD),
        lambda: pp46.plan_value([D(90)], OLD, additional_tasks=-1),
        lambda: pp46.total(D(-1), D(90), OLD),
        lambda: pp46.total(D(90), D(101), OLD),
        lambda: pp46.predicate(D(-1), OLD),
        lambda: pp30.total(D(121), D(90), NEW, surveyed=True),
        lambda: pp30.predicate(D("120.01"), NEW, innovation=True),
        lambda: pp30.mean_of_others([], NEW),
        lambda: p8_2021.achievement(D(0), D(1), D(1), NEW, smaller=False),
        lambda: p8_2021.achievement(D(2), D(1), D(1), NEW, smaller=False),
        lambda: p8_2021.achievement(D(1), D(1), D(-1), NEW, smaller=False),
        lambda: p8_2021.main_value([], [D(1)], NEW),
        lambda: p8_2021.periodic_value([D(1)], [], NEW),
        lambda: p8_2021.staff_value([Predicate.GOOD] * 2, NEW),
    ],
)
def test_it_refuses_what_cannot_be_judged(wrong: object) -> None:
    with pytest.raises(Invalid) as refused:
        wrong()  # type: ignore[operator]
    assert str(refused.value)


def test_it_weighs_60_40_when_peers_were_asked() -> None:
    assert pp30.total(D(100), D(110), NEW, surveyed=True).value == D("104.00")


def test_it_averages_peers_and_subordinates_as_a_local_setting() -> None:
    found = pp30.mean_of_others([D(80), D(85), D(86)], NEW)
    assert found.value == D("83.67")
    assert not found.is_law


def test_it_rounds_the_percentage_before_the_bands_and_says_so() -> None:
    found = p8_2021.leader_value(D("97.89"), NEW)
    assert found.value == D("88.00")
    assert found.confidence.value == "I"
    assert p8_2021.leader_value(D(-20), NEW).value == D("0.00")


@pytest.mark.parametrize(
    ("percent", "value"), [(99, "89.00"), (80, "70.00"), (79, "69.00"), (59, "49.00"), (0, "0.00")]
)
def test_it_meets_the_printed_ends_of_every_band(percent: int, value: str) -> None:
    assert p8_2021.leader_value(D(percent), NEW).value == D(value)


def test_it_weighs_additional_work_by_its_category() -> None:
    assert p8_2021.additional_part(Predicate.VERY_GOOD, D(2), D(120), NEW).value == D("2.40")
    assert p8_2021.additional_total([D("2.40"), D("1.60")], NEW).value == D("4.00")


def test_it_halves_the_two_means_of_a_part_of_the_year() -> None:
    assert p8_2021.periodic_value([D(100), D(110)], [D(90)], NEW).value == D("97.50")


def test_it_weighs_no_result_of_staff_more_than_another_as_a_local_setting() -> None:
    found = p8_2021.staff_main_value([D(120), D(100), D(60)], NEW)
    assert found.value == D("93.33")
    assert not found.is_law
    with pytest.raises(Invalid):
        p8_2021.staff_main_value([], NEW)
