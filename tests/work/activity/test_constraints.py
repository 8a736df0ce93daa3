"""What the database itself refuses, tried once each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.work.activity.models import DeclaredResult, Idea
from kinerja.work.planning.models import Indicator
from tests.work.planned import Year

KEY = uuid4()


def declared(year: Year, evidence: str = "Buku") -> None:
    DeclaredResult.objects.create(
        indicator=Indicator.objects.get(), period=year.periods[0], value=1, evidence=evidence,
        declared_by=year.cast.sari, declared_at=year.now, submission=KEY,
    )  # fmt: skip


def idea(year: Year, **facts: object) -> None:
    values = {"employee": year.cast.sari, "unit": year.cast.units["KOMINFO"], "title": "x", "benefit": "y"}
    Idea.objects.create(**{**values, "submitted_at": year.now, "submission": KEY, **facts})


WRONG: dict[str, Callable[[Year], object]] = {
    "declared_needs_evidence": lambda y: declared(y, ""),
    "activity_declaredresult": lambda y: (declared(y), declared(y)),
    "idea_decided_by_somebody": lambda y: idea(y, state="confirmed"),
    "idea_declined_with_answer": lambda y: idea(y, state="declined", decided_by=y.cast.budi, decided_at=y.now),
    "idea_not_decided_by_its_owner": lambda y: idea(y, decided_by=y.cast.sari, decided_at=y.now),
    "activity_idea": lambda y: (idea(y), idea(y)),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_refuses(year: Year, name: str) -> None:
    year.written("sari")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WRONG[name](year)


def test_every_constraint_of_activity_is_tried() -> None:
    assert {c.name for m in (DeclaredResult, Idea) for c in m._meta.constraints} <= set(WRONG)
