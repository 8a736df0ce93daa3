"""Results of years before under another rule: values weighed anew, and what papers do not state said plainly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja.judgement.evaluation.terms import Lacking
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.other_rules import PastYear, past_under, past_years
from kinerja.platform.audit.reading import reading
from kinerja.pure.law.regimes import P6_2022_SE3_2023, PP30_2019_P8_2021, PP46_2011
from tests.harness.budget import query_budget
from tests.judgement.history.papers import paper, take_over

pytestmark = pytest.mark.django_db
OLD = PastYear(2019, PP46_2011)


def valued(employee: Any, plan: str, behaviour: str, **more: Any) -> Any:
    total = (Decimal(plan) * 6 + Decimal(behaviour) * 4) / 10
    return paper(employee, plan_value=Decimal(plan), behaviour_value=Decimal(behaviour), total_value=total, **more)


def test_what_was_baik_in_2019_can_be_cukup_by_the_rule_of_2021(cast):
    """0.6 x 85 + 0.4 x 85 = 85: Baik from 76 on; the rule of 2021 says Baik from 90 on."""
    take_over(cast, valued(cast.sari, "85", "85"), paper(cast.wati))
    answer = past_under(OLD, PP30_2019_P8_2021)
    assert dict(answer.predicates) == {("good", "needs_improvement"): 1, ("good", "good"): 1}
    assert (answer.final, answer.changed, dict(answer.lacking)) == (2, 1, {})
    assert {cite.source for cite in answer.cites} == {"PP 30/2019"}
    assert past_under(OLD, PP46_2011).changed == 0, "its own rule gives what the papers say"


def test_a_value_of_110_waits_for_a_word_about_an_idea(cast):
    take_over(cast, valued(cast.sari, "118", "100", predicate="very_good"))
    assert past_under(OLD, PP30_2019_P8_2021).lacking == {Lacking.IDEA: 1}


def test_a_value_beyond_the_scale_is_not_cut_to_it(cast):
    take_over(cast, valued(cast.sari, "125", "90", predicate="very_good"))
    assert past_under(OLD, PP30_2019_P8_2021).lacking == {Lacking.SCALE: 1}


def test_no_formula_leads_from_values_to_ratings_nor_back(cast):
    take_over(cast, paper(cast.sari))
    assert past_under(OLD, P6_2022_SE3_2023).lacking == {Lacking.FORMULA: 1}
    rated = {"result_rating": "meets", "behaviour_rating": "meets"}
    bare = {"plan_value": None, "behaviour_value": None, "total_value": None}
    take_over(cast, paper(cast.sari, 2023, **bare, **rated))
    assert past_under(PastYear(2023, P6_2022_SE3_2023), PP46_2011).lacking == {Lacking.VALUES: 1}


def test_years_are_told_apart_by_their_last_day_and_rule(cast):
    half = {"starts": date(2021, 1, 1), "ends": date(2021, 7, 1)}
    take_over(cast, paper(cast.sari), paper(cast.wati, **half))
    assert past_years() == [PastYear(2021, PP46_2011), OLD]
    assert past_under(OLD, PP30_2019_P8_2021).final == 1


def test_what_was_corrected_counts_once_and_nothing_is_written(cast):
    take_over(cast, paper(cast.sari))
    before = list(PastResult.objects.values())
    with query_budget(1), reading():
        assert past_under(OLD, PP30_2019_P8_2021).final == 1
    assert list(PastResult.objects.values()) == before
