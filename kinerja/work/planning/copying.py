"""The content of one version of a plan copied into the next; each part remembers which it continues."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from .models import AnnexItem, BehaviourExpectation, ExpectedResult, Indicator, MatrixCell, Plan


def copy_content(old: Plan, new: Plan) -> None:
    """Eight statements, whatever the size."""
    results = {r.pk: r for r in ExpectedResult.objects.filter(plan=old).order_by("order")}
    copies = {key: _copy(result, plan=new, continues=result) for key, result in results.items()}
    ExpectedResult.objects.bulk_create(copies.values())
    indicators = Indicator.objects.filter(result__plan=old).order_by("result__order", "order")
    Indicator.objects.bulk_create([_copy(i, result=copies[i.result_id], continues=i) for i in indicators])
    for part in (BehaviourExpectation, AnnexItem):
        part.objects.bulk_create([_copy(row, plan=new) for row in part.objects.filter(plan=old).order_by("pk")])


def copy_cells(old: Plan, new: Plan) -> None:
    """What the matrix foresees for a result, it foresees for the one that continues it. Three statements."""
    heirs = {r.continues_id: r for r in ExpectedResult.objects.filter(plan=new, continues__plan=old)}
    cells = MatrixCell.objects.filter(result__in=heirs).order_by("pk")
    copies = [_copy(cell, result=heirs[cell.result_id], version=1) for cell in cells]
    MatrixCell.objects.bulk_create(copies, ignore_conflicts=True)


def _copy(row: Any, **changes: Any) -> Any:
    """A new row with the same values, its own key excepted."""
    kind: type[Model] = type(row)
    kept = [f.attname for f in kind._meta.concrete_fields if not f.primary_key and f.name not in changes]
    return kind(**{name: getattr(row, name) for name in kept}, **changes)
