"""Visits that must not be stored, and how many statements figures cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.queueing.columns import visit_columns
from kinerja.facts.queueing.commands import commit_visits
from kinerja.facts.queueing.models import VisitImport, VisitRecord
from kinerja.facts.queueing.staging import staged_visits
from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Officer
from kinerja.platform.access.actors import public, system
from kinerja.pure.lib.refusals import Forbidden
from tests.harness.budget import query_budget

NOW = datetime(2025, 1, 7, tzinfo=UTC)


@pytest.fixture
def visit_import(db: None) -> VisitImport:
    service = add_service("loket", name="Loket", actor=system(NOW.date()), now=NOW)
    return VisitImport.objects.create(
        service=service, file_name="a.csv", sha256="0" * 64, mapping={}, committed_at=NOW, actor_name="operator"
    )


def visit(visit_import: VisitImport, row: int = 1, **more: Any) -> VisitRecord:
    values = {"day": date(2025, 1, 6), "outcome": "served", "issued_at": NOW, "called_at": NOW} | more
    return VisitRecord.objects.create(visit_import=visit_import, row=row, **values)


@contextmanager
def refused(name: str) -> Iterator[None]:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    told = str(refusal.value)
    assert name in told or "UNIQUE" in told


def test_a_row_is_stored_once(visit_import: VisitImport) -> None:
    visit(visit_import)
    with refused("visit_row_once"):
        visit(visit_import)


def test_rows_count_from_one(visit_import: VisitImport) -> None:
    with refused("visit_row_from_one"):
        visit(visit_import, 0)


def test_an_outcome_is_one_of_four(visit_import: VisitImport) -> None:
    with refused("visit_outcome_known"):
        visit(visit_import, outcome="gone")


def test_a_file_of_a_line_is_known_once(visit_import: VisitImport) -> None:
    again = {"service": visit_import.service, "mapping": {}, "committed_at": NOW, "actor_name": "x"}
    with refused("visit_import_file_once"):
        VisitImport.objects.create(file_name="a.csv", sha256="1" * 64, **again)
    with refused("visit_import_has_hash"):
        VisitImport.objects.create(file_name="b.csv", sha256="", **again)


def test_only_personnel_brings_visits_in(db: None) -> None:
    facts = {"file_name": "a.csv", "sha256": "0" * 64, "mapping": {}, "report": {}}
    with staged_visits("loket") as staged, pytest.raises(Forbidden, match="pengelola kepegawaian"):
        commit_visits(staged, **facts, actor=public(NOW.date()), now=NOW)


@pytest.mark.parametrize("n", [1, 30])
def test_columns_cost_three_statements_whatever_there_is(visit_import: VisitImport, n: int) -> None:
    officers = [Officer.objects.create(register="loket", label=f"Petugas {place}") for place in range(n)]
    for row, officer in enumerate(officers, 1):
        visit(visit_import, row, officer=officer, kind="KTP" if row % 2 else "")
    with query_budget(3):
        found = visit_columns()
    assert len(found) == n
    assert sorted(found.officers[place] for place in found.officer) == sorted(one.label for one in officers)
    assert {found.services[place] for place in found.service} == ({"KTP", "loket"} if n > 1 else {"KTP"})
    assert len(visit_columns(visit_import.service, kind="KTP")) == (n + 1) // 2
    assert found.lines[0].zone.key == "Asia/Jakarta"


def test_no_visits_are_columns_of_no_length(db: None) -> None:
    assert len(visit_columns()) == 0
