"""How predicates are spread over every unit with all beneath it, in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.terms import EvaluationState, Predicate
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.work.planning.models import Period

FIELDS = ("id", "closing_id", "unit_id", *(predicate.value for predicate in Predicate), "undecided", "level")


def spread(period: Period) -> dict[str, Counter[str]]:
    """Path of a unit -> people by predicate, "" for those without; units with nobody beneath are left out.

    One statement.
    """
    grouped = Evaluation.objects.filter(period=period).order_by().values_list("unit__path", "state", "predicate")
    rows = grouped.annotate(people=Count("id"))
    found: dict[str, Counter[str]] = {}
    for path, state, predicate, people in rows:
        code = predicate if state == EvaluationState.FINAL else ""
        for above in _above(path):
            found.setdefault(above, Counter())[code] += people
    return found


def rows_of(closing: UUID, period: Period) -> list[tuple[Any, ...]]:
    """Rows in order of FIELDS. Three statements."""
    found = spread(period)
    levels = dict(OrganisationResult.objects.filter(period=period).values_list("unit_id", "level"))
    units = [(key, path) for key, path in Unit.objects.order_by("path").values_list("id", "path") if path in found]
    keys = uuid7_hex(len(units))
    return [
        (key, closing, unit, *(found[path][one.value] for one in Predicate), found[path][""], levels.get(unit, ""))
        for key, (unit, path) in zip(keys, units, strict=True)
    ]


def _above(path: str) -> Iterator[str]:
    """/1/4/ gives /1/ and /1/4/."""
    at = path.find("/", 1)
    while at != -1:
        yield path[: at + 1]
        at = path.find("/", at + 1)
