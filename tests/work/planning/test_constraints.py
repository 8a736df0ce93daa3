"""What the database itself refuses, tried once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.platform.database.overlap import violated
from kinerja.work.planning.models import (
    AnnexItem,
    BatchPlan,
    BehaviourExpectation,
    Cycle,
    ExpectedResult,
    Indicator,
    IndicatorComment,
    LibraryIndicator,
    MatrixCell,
    Period,
    Plan,
    PlanBatch,
    PlanTemplate,
    TemplateLine,
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


def result(year: Year, **facts: object) -> None:
    ExpectedResult.objects.create(**{"plan": Plan.objects.first(), "order": 9, "text": "x", **facts})


def annex(year: Year, text: str) -> None:
    AnnexItem.objects.create(plan=Plan.objects.first(), kind="resources", order=1, text=text)


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


def cell(year: Year, **facts: object) -> MatrixCell:
    values = {"result": ExpectedResult.objects.get(), "employee": year.cast.tono, "method": "indirect"}
    return MatrixCell.objects.create(**{**values, "product": "output", "text": "x", **facts})


def template(year: Year, **facts: object) -> PlanTemplate:
    return PlanTemplate.objects.create(**{"code": "t", "name": "t", "group": "g", "proposed_at": year.now, **facts})


def line(year: Year, *orders: int, **facts: object) -> None:
    of = PlanTemplate.objects.first() or template(year)
    for order in orders:
        one = LibraryIndicator.objects.first() or library(year)
        TemplateLine.objects.create(**{"template": of, "indicator": one, "order": order, **facts})


def batch(year: Year, **facts: object) -> PlanBatch:
    values = {"template": template(year), "cycle": year.cycle, "unit": year.cast.units["SDN1"], "starts": YEAR[0]}
    return PlanBatch.objects.create(**{**values, "made_at": year.now, "given": 1, **facts})


def batched(year: Year) -> None:
    one = batch(year)
    for _ in range(2):
        BatchPlan.objects.create(batch=one, plan=Plan.objects.get())


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
    "plan_reviewed_is_signed": lambda y: plan(y, state="reviewed", proposed_at=y.now),
    "plan_escalated_was_reviewed": lambda y: plan(y, state="proposed", proposed_at=y.now, escalated_at=y.now),
    "plan_stands": lambda y: plan(y, stands=False),
    "plan_change_says_why": lambda y: plan(y, change_reason="leave"),
    "result_weight_range": lambda y: result(y, weight=101),
    "result_decree_whole": lambda y: result(y, kind="additional", decree_number="12/2026"),
    "annex_order_once": lambda y: (annex(y, "x"), annex(y, "y")),
    "annex_says_something": lambda y: annex(y, ""),
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
    "cell_once": lambda y: (cell(y), cell(y)),
    "cell_direct_is_split_indirect_makes_something": lambda y: cell(y, product=""),
    "cell_part_is_named": lambda y: cell(y, method="direct", product="", split="area"),
    "cell_quantity_has_share": lambda y: cell(y, method="direct", product="", split="quantity"),
    "cell_share_has_unit": lambda y: cell(y, share=1),
    "cell_says_something": lambda y: cell(y, text=""),
    "template_decided_has_time": lambda y: template(y, state="adopted"),
    "template_line_order_once": lambda y: (line(y, 1), line(y, 1, indicator=library(y, code="b"))),
    "template_line_once": lambda y: line(y, 1, 2),
    "template_line_weight_range": lambda y: line(y, 1, weight=101),
    "batch_undone_counts_what_stayed": lambda y: batch(y, undone_at=y.now),
    "plan_id": batched,
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
    columns = {
        "period_code_once": "cycle_id",
        "result_order_once": "plan_id",
        "indicator_order_once": "result_id",
        "cell_once": "matrixcell.result_id",
        "template_line_order_once": "templateline.order",
        "template_line_once": "templateline.indicator_id",
        "plan_id": "batchplan.plan_id",
    }
    columns["annex_order_once"] = "annexitem.plan_id"
    return columns.get(name, "behaviourexpectation.plan_id") in str(error)


def test_every_constraint_of_planning_is_tried() -> None:
    models = (
        *(Cycle, Period, Plan, ExpectedResult, Indicator, BehaviourExpectation, LibraryIndicator, IndicatorComment),
        *(MatrixCell, PlanTemplate, TemplateLine, PlanBatch, BatchPlan),
    )
    models = (*models, AnnexItem)
    assert {c.name for m in models for c in m._meta.constraints} <= set(WRONG)


def test_a_plan_goes_with_its_parts_and_nothing_else_goes(year: Year) -> None:
    plan = year.written("sari")
    plan.delete()
    assert not ExpectedResult.objects.exists()
    assert not Indicator.objects.exists()
