"""A result through the versions of its plan: who supported one version supports the one that carries it on."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from .models import ExpectedResult, Plan


def carried_on(plan: Plan) -> dict[UUID, UUID]:
    """Each result of any version of this plan, to the result of this version that is the same. One statement."""
    of_year = ExpectedResult.objects.filter(plan__employee=plan.employee_id, plan__cycle=plan.cycle_id).order_by()
    rows = list(of_year.values_list("pk", "continues", "plan"))
    first = firsts((key, before) for key, before, _ in rows)
    mine = {first[key]: key for key, _, holder in rows if holder == plan.pk}
    return {key: mine[root] for key, root in first.items() if root in mine}


def in_every_version(results: set[UUID]) -> set[UUID]:
    """These results and all that are the same in other versions of their plans. One statement; none for none."""
    if not results:
        return set()
    holders = ExpectedResult.objects.filter(pk__in=results).order_by().values("plan__employee")
    rows = ExpectedResult.objects.filter(plan__employee__in=holders).order_by().values_list("pk", "continues")
    first = firsts(rows)
    wanted = {first[key] for key in results}
    return {key for key, root in first.items() if root in wanted}


def firsts(rows: Iterable[tuple[UUID, UUID | None]]) -> dict[UUID, UUID]:
    """Each result with the one it was in the first version known."""
    before = dict(rows)
    return {key: _first(key, before) for key in before}


def _first(key: UUID, before: dict[UUID, UUID | None]) -> UUID:
    while (earlier := before[key]) is not None and earlier in before:
        key = earlier
    return key
