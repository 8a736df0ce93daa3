"""What goes in by a bulk load comes out through Django as it was, on both engines."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.platform.audit.models import Entry
from kinerja.platform.database import bulk
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import Indicator
from tests.cast import Cast
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db

NASTY = "tab\t baris\n kutip ' \" \\N \\. ; 😀 é {x} %s NUL-free"
WITA = timezone(timedelta(hours=8))
SEATS = ("id", "employee_id", "position_id", "kind", "single_seat", "starts", "ends", "decree")


def _unit(n: int, **more: Any) -> tuple[Any, ...]:
    row = {"id": new_id(), "code": f"U{n}", "name": "U", "kind": "section", "path": f"/U{n}/", "zone": "Asia/Jakarta"}
    return tuple((row | more).values())


UNIT = ("id", "code", "name", "kind", "path", "zone")


def test_texts_and_keys_come_back_as_they_were() -> None:
    row = _unit(1, name=NASTY)
    bulk.load(Unit, UNIT, [row])
    unit = Unit.objects.get()
    assert (unit.pk, unit.name, unit.parent, unit.closed_on) == (row[0], NASTY, None, None)
    assert isinstance(unit.pk, uuid.UUID)


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 10, 2, 0, tzinfo=UTC),
        datetime(2026, 3, 10, 2, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 3, 10, 23, 59, 59, 1, tzinfo=WITA),
    ],
)
def test_instants_and_documents_come_back_as_they_were(at: datetime) -> None:
    data = {"a": [1, None, NASTY], "b": {"c": True}}
    fields = ("at", "actor_name", "verb", "thing_type", "thing_id", "data")
    bulk.load(Entry, fields, [(at, "x", "x.y", "", "", data)])
    entry = Entry.objects.get()
    assert (entry.at, entry.data) == (at, data)
    assert Entry.objects.filter(at=at, data__b__c=True).exists()
    assert Entry.objects.filter(at__gte=at).exists()


def test_dates_foreign_keys_and_truth_come_back_as_they_were(cast: Cast) -> None:
    post = cast.posts["RSUD-PERAWAT"]
    row = (new_id(), cast.tono.pk, post.pk, "team_leader", True, date(2026, 1, 2), None, "")
    bulk.load(Appointment, SEATS, [row])
    seat = Appointment.objects.get(pk=row[0])
    assert (seat.employee, seat.position, seat.single_seat, seat.starts, seat.ends) == (
        cast.tono, post, True, date(2026, 1, 2), None,
    )  # fmt: skip
    assert Appointment.objects.on(date(2026, 1, 2)).filter(pk=row[0]).exists()


def test_decimals_keep_their_digits() -> None:
    """Django stores decimals of SQLite as numbers, PostgreSQL as they are."""
    field = next(f for f in Indicator._meta.fields if f.get_internal_type() == "DecimalField")
    convert = bulk._wire(field)
    assert convert is not None
    assert convert(Decimal("12.50")) == "12.50"


def test_defaults_of_the_model_are_not_asked() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(Unit, ("code", "name"), [("A", "A")])


def test_constraints_hold(cast: Cast) -> None:
    row = (new_id(), cast.tono.pk, cast.posts["RSUD-PERAWAT"].pk, "definitive", False, date(2026, 1, 2), None, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(Appointment, SEATS, [row])
    assert Appointment.objects.filter(employee=cast.tono).count() == 1


def test_rows_of_one_load_are_judged_against_each_other(cast: Cast) -> None:
    """Also where they go in by one statement."""
    Appointment.objects.filter(employee=cast.tono).delete()
    seat = (cast.posts["RSUD-PERAWAT"].pk, "definitive", False, date(2026, 1, 2), None, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(Appointment, SEATS, [(new_id(), cast.tono.pk, *seat), (new_id(), cast.tono.pk, *seat)])


def test_one_bad_row_leaves_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(Unit, UNIT, [_unit(1), _unit(2), _unit(1)])
    assert not Unit.objects.exists()


def test_an_unknown_column_is_a_fault_of_the_code() -> None:
    with pytest.raises(LookupError, match="no column colour"):
        bulk.load(Unit, ("colour",), [("red",)])


def test_nothing_is_loaded_in_peace() -> None:
    bulk.load(Unit, UNIT, [])
    assert bulk.amend(Unit, ("id", "name"), []) == 0


@pytest.mark.parametrize("nested", [False, True], ids=["plain", "in a savepoint"])
def test_the_number_of_statements_does_not_grow(nested: bool) -> None:
    def run(rows: list[tuple[Any, ...]]) -> int:
        with query_budget(8) as asked:
            load_in(nested, lambda: bulk.load(Unit, UNIT, iter(rows)))
        return len(asked)

    assert run([_unit(n) for n in range(3)]) == run([_unit(n) for n in range(100, 600)])
    assert Unit.objects.count() == 503


def load_in(nested: bool, load: Callable[[], None]) -> None:
    if not nested:
        return load()
    with transaction.atomic():
        return load()


def test_many_rows_are_amended_at_once(cast: Cast) -> None:
    rows = [(person.pk, person.name.upper()) for person in cast.people()]
    with query_budget(4):
        assert bulk.amend(Employee, ("id", "name", "rank"), [(*row, "y") for row in rows]) == len(rows)
    assert set(Employee.objects.values_list("name", "rank")) == {(row[1], "y") for row in rows}


def test_amending_sets_and_empties_keys(cast: Cast) -> None:
    one, two = cast.posts["RSUD-PERAWAT"], cast.posts["RSUD-KA"]
    bulk.amend(Position, ("id", "superior_id"), [(one.pk, None), (two.pk, cast.posts["DUKCAPIL-KA"].pk)])
    assert Position.objects.get(pk=one.pk).superior is None
    assert Position.objects.get(pk=two.pk).superior == cast.posts["DUKCAPIL-KA"]
    assert bulk.amend(Position, ("id", "title"), [(new_id(), "x")]) == 0
