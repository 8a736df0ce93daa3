from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.recomputing import PREDICATE, TOTAL, recompute


def stated(starts, ends, regime, predicate, **facts):
    return PastResult(starts=starts, ends=ends, regime=regime, predicate=predicate, **facts)


def pp46(predicate="good", year=2019, **facts):
    return stated(date(year, 1, 1), date(year + 1, 1, 1), "PP46_2011", predicate, **facts)


def pp30(predicate, **facts):
    return stated(date(2021, 7, 1), date(2022, 1, 1), "PP30_2019_P8_2021", predicate, **facts)


def answers(result):
    return {check.what: check.agrees for check in recompute(result)}


def values(plan, behaviour, total):
    return {"plan_value": D(plan), "behaviour_value": D(behaviour), "total_value": D(total)}


def test_pp46_by_hand():
    # 0.6 x 92.25 + 0.4 x 85.50 = 55.35 + 34.20 = 89.55
    assert answers(pp46(**values("92.25", "85.50", "89.55"))) == {TOTAL: True, PREDICATE: True}
    assert answers(pp46(**values("92.25", "85.50", "89.65"))) == {TOTAL: False, PREDICATE: True}
    assert answers(pp46("very_good", **values("92.25", "85.50", "89.55"))) == {TOTAL: True, PREDICATE: False}


def test_the_finding_is_shown_beside_what_is_stated():
    total, _ = recompute(pp46(**values("92.25", "85.50", "89.65")))
    assert (total.stated, total.found, total.cites[0].source) == (D("89.65"), D("89.55"), "PP 46/2011")


def test_between_two_printed_classes_it_is_no_law():
    (predicate,) = recompute(pp46("good", total_value=D("90.50")))
    assert (predicate.agrees, predicate.is_law) == (True, False)


def test_without_components_nothing_is_made_up():
    assert answers(pp46()) == {PREDICATE: None}
    assert answers(pp46(total_value=D("89.55"))) == {PREDICATE: True}


def test_values_beyond_the_rule_give_its_sentence_and_no_answer():
    total, predicate = recompute(pp46(**values("92.25", "104.00", "96.95")))
    assert (total.agrees, predicate.agrees) == (None, False)
    assert "100" in total.because[0].text


def test_pp30_tries_both_weights_where_the_paper_is_silent():
    # 100 and 110: 70/30 gives 103, 60/40 gives 104
    assert answers(pp30("good", **values("100", "110", "103"))) == {TOTAL: True, PREDICATE: True}
    assert answers(pp30("good", **values("100", "110", "104"))) == {TOTAL: True, PREDICATE: True}
    assert answers(pp30("good", **values("100", "110", "105"))) == {TOTAL: False, PREDICATE: True}
    assert answers(pp30("good", surveyed=False, **values("100", "110", "104")))[TOTAL] is False


@pytest.mark.parametrize(
    ("innovation", "predicate", "agrees"),
    [(True, "very_good", True), (False, "very_good", False), (False, "good", True), (None, "very_good", None)],
)
def test_from_110_on_pp30_needs_to_know_of_an_innovation(innovation, predicate, agrees):
    assert answers(pp30(predicate, total_value=D("112"), innovation=innovation)) == {PREDICATE: agrees}


def test_the_merged_year_2021_is_imported_and_not_computed():
    merged = stated(date(2021, 1, 1), date(2022, 1, 1), "PP30_2019_P8_2021", "good", **values("100", "110", "103"))
    assert answers(merged) == {PREDICATE: None}


def test_since_2022_the_quadrant_answers():
    year = date(2023, 1, 1), date(2024, 1, 1), "P6_2022_SE3_2023"
    ratings = {"result_rating": "above", "behaviour_rating": "meets"}
    assert answers(stated(*year, "good", **ratings)) == {PREDICATE: True}
    assert answers(stated(*year, "very_good", **ratings)) == {PREDICATE: False}
    assert answers(stated(*year, "good")) == {PREDICATE: None}
