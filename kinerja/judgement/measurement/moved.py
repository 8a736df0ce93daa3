"""Cases whose owner was put right after the register had said somebody else: part of a figure's lineage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kinerja.facts.service.models import Attribution, Officer

from .models import Figure
from .tallies import TALLIES


@dataclass(frozen=True)
class Move:
    """One correction as one person's figure sees it."""

    case: UUID
    key: str
    service: str
    at: datetime
    by: str
    into: bool
    """Whether the case counts for this person since; else it counted before."""


def moves_behind(figures: Sequence[Figure]) -> dict[UUID, list[Move]]:
    """Key of each figure measured from cases -> corrections of owners within its window, oldest first.

    All figures are one person's. One statement.
    """
    measured = [figure for figure in figures if figure.lineage is not None and figure.lineage.source not in TALLIES]
    if not measured:
        return {}
    found = list(_of_person(measured[0].employee_id))
    return {figure.pk: [_seen(figure, one) for one in found if _is_within(figure, one)] for figure in measured}


def _of_person(me: UUID) -> list[Attribution]:
    roles = ("was_closed_by", "was_in_charge", "closed_by", "in_charge")
    mine = Q()
    for role in roles:
        mine |= Q(**{f"{role}__employee": me})
    rows = Attribution.objects.filter(mine).select_related(*roles, "request__service", "by")
    return list(rows.order_by("at", "id"))


def _is_within(figure: Figure, one: Attribution) -> bool:
    assert figure.lineage is not None
    assert figure.since is not None
    assert figure.until is not None
    case, services = one.request, figure.lineage.parameters.get("services")
    if services and case.service.code not in services:
        return False
    return case.opened_at < figure.until and (case.closed_at is None or case.closed_at >= figure.since)


def _seen(figure: Figure, one: Attribution) -> Move:
    case, me = one.request, figure.employee_id
    into = me in {_person(one.closed_by), _person(one.in_charge)}
    return Move(case.pk, case.case_key, case.service.code, one.at, one.by.name, into)


def _person(officer: Officer | None) -> UUID | None:
    return officer.employee_id if officer else None
