"""What if the rule were another: the real one changes nobody, others only who followed it; nothing is written."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.judgement.evaluation import what_if as module
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.what_if import spread, what_if
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.reading import reading
from kinerja.pure.law.suggestion import Parameters
from kinerja.pure.law.terms import Predicate
from tests.harness.budget import query_budget

WRITING = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create", "execute",
    "executemany", "add", "remove", "set", "clear", "load", "record", "notify",
}  # fmt: skip


@pytest.fixture
def real(town) -> Parameters:
    return Parameters.in_force(last_day(town.period))


def test_the_real_settings_change_nobody(of_sari, town, decide, real):
    decide(of_sari)
    answer = what_if(town.period, real)
    assert (answer.people, answer.moved, answer.final, answer.changed) == (1, 0, 1, 0)
    assert dict(answer.suggestions) == {("above", "above"): 1}


def test_more_cases_asked_for_take_the_suggestion_away_and_leave_the_predicate(of_sari, town, decide, real):
    decide(of_sari)
    answer = what_if(town.period, replace(real, minimum_n=41))
    assert dict(answer.suggestions) == {("above", ""): 1}
    assert (answer.moved, answer.changed) == (1, 0), "without a suggestion the rater's rating is all there is"


def test_a_rating_that_followed_moves_with_its_suggestion(of_sari, town, decide, real):
    decide(of_sari, behaviour="above")
    answer = what_if(town.period, replace(real, majority=Decimal(1)))
    assert dict(answer.predicates) == {("very_good", "good"): 1}
    told = {one: (before, after) for one, before, after in spread(answer)}
    assert (told[Predicate.VERY_GOOD], told[Predicate.GOOD]) == ((1, 0), (0, 1))


def test_a_rater_of_his_own_mind_stays(of_sari, town, decide, real):
    decide(of_sari, result="meets", reason="Target terlalu longgar")
    answer = what_if(town.period, replace(real, majority=Decimal(1)))
    assert (answer.own_mind, answer.changed, answer.moved) == (1, 0, 1)


def test_it_writes_nothing_in_three_statements(of_sari, town, decide, real):
    decide(of_sari)
    before = list(Evaluation.objects.values()), Entry.objects.count()
    with query_budget(3), reading():
        what_if(town.period, replace(real, majority=Decimal("0.9")))
    assert (list(Evaluation.objects.values()), Entry.objects.count()) == before


def test_no_word_in_it_could_write():
    """Not by habit but by construction: neither it nor its page calls anything that changes a row."""
    root = Path(module.__file__).parents[2]
    for file in (Path(module.__file__), root / "doors/web/shown/rule_what_if.py"):
        tree = ast.parse(file.read_text())
        called = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not called & WRITING
        assert not [name for name in imported if "commands" in name]
