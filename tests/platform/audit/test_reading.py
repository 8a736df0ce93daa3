"""Reads that write raise."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from kinerja.people.organisation.models import Unit
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.reading import WroteWhileReading, reading, writing

pytestmark = pytest.mark.django_db


def _make() -> Unit:
    return Unit.objects.create(code="A", name="A", kind="agency", path="/A/")


def test_questions_may_be_asked() -> None:
    with reading():
        assert list(Unit.objects.all()) == []


@pytest.mark.parametrize(
    "write",
    [
        _make,
        lambda: Unit.objects.update(name="B"),
        lambda: Unit.objects.all()._raw_delete(using="default"),
        lambda: Unit.objects.bulk_create([Unit(code="B", name="B", kind="agency", path="/B/")]),
        lambda: connection.cursor().execute("  drop table organisation_unit"),
    ],
)
def test_a_write_raises(write) -> None:
    with reading(), pytest.raises(WroteWhileReading):
        write()


def test_writing_is_allowed_again_inside_and_after() -> None:
    with reading():
        with writing():
            _make()
        with pytest.raises(WroteWhileReading), transaction.atomic():
            Unit.objects.update(name="B")
    Unit.objects.update(name="C")
    assert Unit.objects.get().name == "C"


def test_a_write_dressed_as_a_question_raises() -> None:
    """PostgreSQL can change rows in a WITH."""
    _make()
    hidden = "WITH gone AS (DELETE FROM organisation_unit RETURNING id) SELECT count(*) FROM gone"
    with reading(), pytest.raises(WroteWhileReading):
        connection.cursor().execute(hidden)
    with reading(), pytest.raises(WroteWhileReading):
        connection.cursor().execute("EXPLAIN ANALYZE UPDATE organisation_unit SET name = 'B'")
    assert Unit.objects.get().name == "A"


def test_a_lock_is_no_write() -> None:
    with reading(), transaction.atomic():
        assert not list(Unit.objects.select_for_update())


def test_the_guard_is_gone_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), reading():
        _ = 1 / 0
    _make()


def test_savepoints_are_harmless() -> None:
    with reading(), transaction.atomic():
        assert not Entry.objects.exists()


def test_a_union_is_a_question() -> None:
    units = Unit.objects.order_by().values_list("code")
    with reading():
        assert list(units.filter(code="A").union(units.filter(code="B"))) == []
