"""What a receipt of a proposed plan says: the whole form as it was when it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model

from kinerja.platform.receipts.issuing import issue
from kinerja.platform.receipts.models import Receipt, Sent

from .comparing import contents_of
from .models import Plan

_PLAN = ("cycle_id", "position_id", "unit_id", "rater_id", "starts", "ends", "approach", "form", "edition")
_CHANGE = ("revises_id", "change_reason", "change_explanation")
_RESULT = (
    "order", "kind", "text", "superior_result_id", "perspective", "weight", "decree_number", "decree_date"
)  # fmt: skip
_INDICATOR = (
    "order", "aspect", "text", "measure_unit", "target_low", "target_high", "polarity", "source", "parameters",
    "evidence",
)  # fmt: skip
_BEHAVIOUR = ("value", "expectation")
_ANNEX = ("kind", "order", "text")


def give_receipt(plan: Plan, *, now: datetime) -> Receipt:
    """Four statements, whatever the size of the plan. It is the employee's, whoever sent the form for him."""
    return issue(Sent.PLAN, plan, _all_of(plan), holder=plan.employee_id, now=now)


def _all_of(plan: Plan) -> dict[str, Any]:
    parts = contents_of([plan.pk])[plan.pk]
    results = [_row(one, _RESULT) | {"indicators": _rows(one.indicators.all(), _INDICATOR)} for one in parts["results"]]
    return _row(plan, _PLAN + _CHANGE) | {
        "version": plan.version,
        "results": results,
        "behaviour": _rows(parts["behaviour"], _BEHAVIOUR),
        "annexes": _rows(parts["annexes"], _ANNEX),
    }


def _rows(things: Iterable[Model], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_row(thing, names) for thing in things]


def _row(thing: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name.removesuffix("_id"): getattr(thing, name) for name in names}
