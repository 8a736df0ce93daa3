"""What if the rule of other years had judged: by its own formulas where the figures are there, else said plainly."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.judgement.evaluation import other_rules as module
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.other_rules import Answer, under_regime
from kinerja.judgement.evaluation.terms import Lacking
from kinerja.judgement.measurement.models import Figure
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.reading import reading
from kinerja.pure.law.regimes import PP30_2019_P8_2021, PP46_2011
from kinerja.work.activity.models import Idea
from kinerja.work.planning.models import ExpectedResult, Indicator
from tests.harness.budget import query_budget

from .test_what_if import WRITING

DECLARED: dict[str, Any] = {"n": 1, "grade": "A", "quality": {}, "provisional": False, "declared": True}
SUPPOSED = {"below": Decimal(60), "meets": Decimal(80), "above": Decimal(95)}


@pytest.fixture
def whole(of_sari: Evaluation, decide: Any) -> Evaluation:
    """Sari's one main result with a quantity of 100, a quality of 90 and a time of 12; reached 90, 90 and 12."""
    decide(of_sari)
    result, *others = ExpectedResult.objects.filter(plan=of_sari.plan_id)
    Figure.objects.filter(run=of_sari.run_id).delete()
    Indicator.objects.filter(result__plan=of_sari.plan_id).delete()
    for one in others:
        one.delete()
    told = (("quantity", 100, "more", 90), ("quality", 90, "more", 90), ("time", 12, "less", 12))
    for order, (aspect, target, polarity, reached) in enumerate(told, 1):
        indicator = Indicator.objects.create(
            result=result, order=order, aspect=aspect, text=aspect, measure_unit="x", target_low=target,
            target_high=target, polarity=polarity,
        )  # fmt: skip
        Figure.objects.create(
            run_id=of_sari.run_id, indicator=indicator, employee=of_sari.employee, value=reached, **DECLARED
        )
    return Evaluation.objects.get(pk=of_sari.pk)


def asked(one: Evaluation, code: str, behaviour: Any = None) -> Answer:
    return under_regime(one.period, code, behaviour)


def change(one: Evaluation, which: str, **values: Any) -> None:
    Indicator.objects.filter(result__plan=one.plan_id, aspect=which).update(**values)


def test_the_rule_of_2011_gives_the_value_its_text_gives(whole):
    """90, 100 and 76: the examples O1 and O2 of the formulas."""
    answer = asked(whole, PP46_2011)
    assert answer.values == [Decimal("88.67")]
    assert (answer.final, answer.lacking, answer.predicates) == (1, {}, {}), "without behaviour no predicate"
    assert any(cite.source == "PP 46/2011" for cite in answer.cites)


def test_what_is_supposed_of_behaviour_leads_to_a_predicate(whole):
    """0.6 x 88.67 + 0.4 x 80 = 85.20: Baik; with 20 it is 61.20: Cukup."""
    Evaluation.objects.update(behaviour_rating="meets", predicate="good")
    assert asked(whole, PP46_2011, SUPPOSED).predicates == {("good", "good"): 1}
    lower = asked(whole, PP46_2011, SUPPOSED | {"meets": Decimal(20)})
    assert lower.predicates == {("good", "needs_improvement"): 1}
    assert lower.changed == 1


def test_the_rule_of_2021_counts_points_of_three_aspects(whole):
    """90 % Cukup, 100 % twice Baik: 8 + 13 + 13 = 34 points, value 100."""
    Evaluation.objects.update(behaviour_rating="above", predicate="good")
    answer = asked(whole, PP30_2019_P8_2021, SUPPOSED)
    assert answer.values == [Decimal("100.00")]
    assert answer.predicates == {("good", "good"): 1}


def test_the_highest_of_2021_needs_an_idea_that_was_established(whole, town):
    """All beyond the target: 120; with 120 for behaviour the total is 120."""
    Evaluation.objects.update(behaviour_rating="above", predicate="very_good")
    for aspect, target in (("quantity", 80), ("quality", 80), ("time", 13)):
        change(whole, aspect, target_low=target, target_high=target)
    highest = SUPPOSED | {"above": Decimal(120)}
    assert asked(whole, PP30_2019_P8_2021, highest).predicates == {("very_good", "good"): 1}
    about = {"employee": town.cast.sari, "unit": whole.unit, "title": "Loket sore", "benefit": "Buruh"}
    Idea.objects.create(
        **about, state="confirmed", submitted_at=town.cast.now, decided_by=town.cast.dewi,
        decided_at=town.cast.now.replace(year=town.period.starts.year, month=town.period.starts.month, day=15),
        submission="00000000-0000-0000-0000-000000000009",
    )  # fmt: skip
    assert asked(whole, PP30_2019_P8_2021, highest).predicates == {("very_good", "very_good"): 1}


@pytest.mark.parametrize(
    ("code", "aspect", "values", "lacks"),
    [
        (PP46_2011, "time", {"aspect": "cost"}, Lacking.ASPECTS),
        (PP46_2011, "time", {"polarity": "more"}, Lacking.DIRECTION),
        (PP46_2011, "quality", {"target_high": 95}, Lacking.DIRECTION),
        (PP46_2011, "quality", {"target_low": None, "target_high": None}, Lacking.TARGET),
        (PP46_2011, "quality", {"target_low": 0, "target_high": 0}, Lacking.TARGET),
        (PP30_2019_P8_2021, "time", {"aspect": "quality"}, Lacking.ASPECTS),
        (PP30_2019_P8_2021, "time", {"target_low": None, "target_high": None}, Lacking.TARGET),
    ],
)
def test_what_its_formula_cannot_take_is_counted_not_invented(whole, code, aspect, values, lacks):
    change(whole, aspect, **values)
    answer = asked(whole, code, SUPPOSED)
    assert (answer.values, answer.predicates, answer.lacking) == ([], {}, {lacks: 1})


def test_a_missing_figure_is_not_nought(whole):
    Figure.objects.filter(indicator__aspect="quality").delete()
    for code in (PP46_2011, PP30_2019_P8_2021):
        assert asked(whole, code, SUPPOSED).lacking == {Lacking.FIGURE: 1}


def test_heads_and_additional_results_of_2021_wait_for_annexes_nobody_has_seen(whole):
    added = ExpectedResult.objects.create(plan=whole.plan, order=9, kind="additional", text="Panitia")
    assert asked(whole, PP30_2019_P8_2021).lacking == {Lacking.SCOPE: 1}
    assert asked(whole, PP46_2011).values == [Decimal("89.67")], "one additional task is a point (Perka BKN 1/2013)"
    added.delete()
    whole.plan.form = "head"
    whole.plan.save(update_fields=["form"])
    assert asked(whole, PP30_2019_P8_2021).lacking == {Lacking.GROUPS: 1}


def test_a_result_without_indicators_is_not_left_out(whole):
    ExpectedResult.objects.create(plan=whole.plan, order=9, kind="main", text="Arsip")
    assert asked(whole, PP46_2011).lacking == {Lacking.ASPECTS: 1}
    Figure.objects.all().delete()
    ExpectedResult.objects.filter(plan=whole.plan).delete()
    assert asked(whole, PP46_2011).lacking == {Lacking.RESULTS: 1}


def test_it_writes_nothing_in_four_statements(whole):
    before = list(Evaluation.objects.values()), Entry.objects.count()
    period = whole.period
    with query_budget(4), reading():
        under_regime(period, PP30_2019_P8_2021, SUPPOSED)
    assert (list(Evaluation.objects.values()), Entry.objects.count()) == before


def test_no_word_in_it_could_write():
    root = Path(module.__file__).parents[2]
    others = (root / "doors/web/shown/other_rule.py", root / "judgement/history/other_rules.py")
    for file in (Path(module.__file__), *others):
        tree = ast.parse(file.read_text())
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        called = {one.attr for one in calls if isinstance(one, ast.Attribute)}
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not called & WRITING
        assert not [name for name in imported if "commands" in name]
