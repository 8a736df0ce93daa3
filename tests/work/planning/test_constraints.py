"""What the database itself refuses, tried once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.platform.database.overlap import violated
from kinerja.work.planning.models import (
    BehaviourExpectation,
    Cycle,
    ExpectedResult,
    Indicator,
    IndicatorComment,
    LibraryIndicator,
    Period,
    Plan,
)
from tests.work.planned import YEAR, Year

SAME = (date(2026, 1, 1), date(2026, 1, 1))
INDICATOR = {"aspect": "quantity", "text": "x", "measure_unit": "surat", "polarity": "more"}


def plan(year: Year, **facts: object) -> None:
    cast = year.cast
    values = {
        "cycle": year.cycle, "employee": cast.tono, "position": cast.posts["KOMINFO-STAF"],
        "unit": cast.units["KOMINFO"], "rater": cast.sekda, "starts": YEAR[0], "ends": YEAR[1],
    }  # fmt: skip
    Plan.objects.create(**{**values, **facts})


def indicator(year: Year, **facts: object) -> None:
    Indicator.objects.create(**{"result": ExpectedResult.objects.get(), "order": 2, **INDICATOR, **facts})


def library(year: Year, **facts: object) -> LibraryIndicator:
    values = {"code": "a", "group": "g", "result_text": "r", "evidence": "e", "proposed_at": year.now}
    return LibraryIndicator.objects.create(**{**values, **INDICATOR, **facts})


def cycle(code: str, starts: date, ends: date) -> None:
    Cycle.objects.create(code=code, name="x", starts=starts, ends=ends, regime="x")


def period(year: Year, code: str, starts: date, ends: date) -> None:
    Period.objects.create(cycle=year.cycle, code=code, name="x", starts=starts, ends=ends)


def behaviour(year: Year, value: int) -> None:
    BehaviourExpectation.objects.create(plan=Plan.objects.first(), value=value)


def comment(year: Year, text: str, *keys: object) -> None:
    on = LibraryIndicator.objects.first() or library(year)
    for key in keys:
        IndicatorComment.objects.create(
            indicator=on, author=year.cast.sari, text=text, written_at=year.now, submission=key
        )


KEY = uuid4()
WRONG: dict[str, Callable[[Year], object]] = {
    "cycle_days": lambda y: cycle("x", *SAME),
    "code": lambda y: cycle("2026", *YEAR),
    "period_days": lambda y: period(y, "x", *SAME),
    "period_code_once": lambda y: period(y, "TW1", date(2027, 1, 1), date(2027, 2, 1)),
    "period_no_overlap": lambda y: period(y, "x", date(2026, 3, 31), date(2026, 4, 1)),
    "plan_days": lambda y: plan(y, ends=YEAR[0]),
    "plan_not_own_rater": lambda y: plan(y, rater=y.cast.tono),
    "plan_agreed_is_signed": lambda y: plan(y, state="agreed", proposed_at=y.now),
    "plan_proposed_is_signed": lambda y: plan(y, state="proposed"),
    "plan_one_at_a_time": lambda y: plan(y, employee=y.cast.sari, starts=date(2026, 12, 31)),
    "result_order_once": lambda y: ExpectedResult.objects.create(plan=Plan.objects.first(), order=1, text="x"),
    "indicator_order_once": lambda y: indicator(y, order=1),
    "indicator_range": lambda y: indicator(y, target_low=2, target_high=1),
    "indicator_within_needs_range": lambda y: indicator(y, polarity="within", target_low=2),
    "behaviour_value_range": lambda y: behaviour(y, 8),
    "behaviour_once": lambda y: (behaviour(y, 1), behaviour(y, 1)),
    "library_range": lambda y: library(y, target_low=2, target_high=1),
    "library_decided_has_time": lambda y: library(y, state="adopted"),
    "library_declared_says_evidence": lambda y: library(y, evidence=""),
    "comment_says_something": lambda y: comment(y, "", KEY),
    "submission": lambda y: comment(y, "x", KEY, KEY),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_refuses(year: Year, name: str) -> None:
    year.written("sari")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        WRONG[name](year)
    assert violated(refused.value, name) or _unique_columns(refused.value, name)


def _unique_columns(error: IntegrityError, name: str) -> bool:
    """SQLite names the columns of a unique constraint instead of the constraint."""
    columns = {"period_code_once": "cycle_id", "result_order_once": "plan_id", "indicator_order_once": "result_id"}
    return columns.get(name, "behaviourexpectation.plan_id") in str(error)


def test_every_constraint_of_planning_is_tried() -> None:
    models = (Cycle, Period, Plan, ExpectedResult, Indicator, BehaviourExpectation, LibraryIndicator, IndicatorComment)
    assert {c.name for m in models for c in m._meta.constraints} <= set(WRONG)


def test_a_plan_goes_with_its_parts_and_nothing_else_goes(year: Year) -> None:
    plan = year.written("sari")
    plan.delete()
    assert not ExpectedResult.objects.exists()
    assert not Indicator.objects.exists()
