"""Stretches that may not overlap: on both engines, after every change of the table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import CreateModel, Migration
from django.db.migrations.operations import AddConstraint, AddField, AlterField, RemoveConstraint, RemoveField
from django.db.migrations.state import ProjectState

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.overlap import NoOverlap, violated

DAYS = NoOverlap(name="stay_no_overlap", keys=("room", "bed"), where={"kind": ["a", "b"]})
HOURS = NoOverlap(name="shift_no_overlap", keys=("room",), start="opened", end="closed")
D0, T0 = date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)


def _stay_fields() -> list[tuple[str, models.Field]]:
    return [
        ("id", models.BigAutoField(primary_key=True)),
        ("room", models.CharField(max_length=10)),
        ("bed", models.IntegerField(default=1)),
        ("kind", models.CharField(max_length=5, default="a")),
        ("starts", models.DateField()),
        ("ends", models.DateField(null=True)),
    ]


class Tables:
    """A scratch app whose tables are changed step by step, as migrations do it."""

    def __init__(self) -> None:
        self.state = ProjectState()

    def step(self, *operations) -> Tables:
        migration = Migration("0001", "scratch")
        migration.operations = list(operations)
        with connection.schema_editor(atomic=connection.vendor == "postgresql") as editor:
            self.state = migration.apply(self.state, editor)
        return self

    def model(self, name: str) -> type[models.Model]:
        return self.state.apps.get_model("scratch", name)


@pytest.fixture
def tables(transactional_db: None):
    """Outside a transaction: SQLite changes no table inside one."""
    made = Tables()
    yield made
    with connection.cursor() as cursor:
        for model in made.state.apps.get_models():
            cursor.execute(f"DROP TABLE IF EXISTS {model._meta.db_table}")


@pytest.fixture
def stays(tables: Tables) -> Tables:
    return tables.step(CreateModel("Stay", _stay_fields(), options={"constraints": [DAYS]}))


def _stay(tables: Tables, since: int, until: int | None, **more):
    days = {"starts": D0 + timedelta(days=since), "ends": None if until is None else D0 + timedelta(days=until)}
    return tables.model("Stay")(**{"room": "1", "bed": 1, "kind": "a"} | days | more)


def _refused(thing: models.Model) -> bool:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as error:
        return violated(error, "stay_no_overlap")
    return False


@pytest.mark.parametrize(
    ("since", "until", "refused"),
    [
        (10, 20, True), (12, 15, True), (5, 25, True), (5, 11, True), (19, 30, True), (19, None, True), (0, None, True),
        (20, 30, False), (0, 10, False), (20, None, False),
    ],
)  # fmt: skip
def test_days_are_half_open(stays: Tables, since: int, until: int | None, refused: bool) -> None:
    _stay(stays, 10, 20).save()
    assert _refused(_stay(stays, since, until)) == refused


@pytest.mark.parametrize(("since", "refused"), [(0, True), (50, True), (9, True)])
def test_an_open_end_reaches_for_ever(stays: Tables, since: int, refused: bool) -> None:
    _stay(stays, 10, None).save()
    assert _refused(_stay(stays, since, None)) == refused
    assert not _refused(_stay(stays, 0, 10))


def test_keys_and_conditions_part_rows(stays: Tables) -> None:
    _stay(stays, 10, 20).save()
    assert not _refused(_stay(stays, 10, 20, room="2"))
    assert not _refused(_stay(stays, 10, 20, bed=2))
    assert not _refused(_stay(stays, 10, 20, kind="c"))
    assert _refused(_stay(stays, 10, 20, kind="b"))


def test_an_update_is_judged_like_an_insert(stays: Tables) -> None:
    _stay(stays, 10, 20).save()
    late = _stay(stays, 20, 30)
    late.save()
    late.starts = D0 + timedelta(days=19)
    assert _refused(late)
    other = _stay(stays, 10, 20, kind="c")
    other.save()
    other.kind = "b"
    assert _refused(other)


def test_the_same_row_does_not_overlap_itself(stays: Tables) -> None:
    stay = _stay(stays, 10, 20)
    stay.save()
    stay.ends = D0 + timedelta(days=40)
    assert not _refused(stay)


def test_forms_hear_it_before_the_write(stays: Tables) -> None:
    model = stays.model("Stay")
    _stay(stays, 10, 20).save()
    with pytest.raises(ValidationError, match="bertumpuk"):
        DAYS.validate(model, _stay(stays, 15, None))
    DAYS.validate(model, _stay(stays, 20, None))
    DAYS.validate(model, _stay(stays, 15, None, kind="c"))
    DAYS.validate(model, model.objects.get())


def _still_watched(tables: Tables) -> None:
    model = tables.model("Stay")
    model.objects.all().delete()
    _stay(tables, 10, 20).save()
    assert _refused(_stay(tables, 15, 16)), "the constraint was lost"
    assert not _refused(_stay(tables, 20, 21))


@pytest.mark.parametrize(
    "change",
    [
        AddField("Stay", "note", models.CharField(max_length=9, default="")),
        AddField("Stay", "code", models.CharField(max_length=9, null=True, unique=True)),
        AlterField("Stay", "room", models.CharField(max_length=99)),
        AlterField("Stay", "bed", models.BigIntegerField(default=1)),
        RemoveField("Stay", "note"),
        AddConstraint("Stay", models.CheckConstraint(name="bed_positive", condition=models.Q(bed__gt=0))),
    ],
    ids=["add", "add unique", "alter key", "alter type", "remove", "other constraint"],
)
def test_it_survives_a_changed_table(tables: Tables, change) -> None:
    """SQLite remakes the table for most changes, and its triggers go with the old one."""
    fields = [*_stay_fields(), ("note", models.CharField(max_length=5, default=""))]
    if change.__class__ is AddField:
        fields.pop()
    tables.step(CreateModel("Stay", fields, options={"constraints": [DAYS]}))
    tables.step(change)
    _still_watched(tables)


def test_it_is_added_to_a_table_and_taken_away(tables: Tables) -> None:
    tables.step(CreateModel("Stay", _stay_fields()))
    tables.step(AddConstraint("Stay", DAYS))
    _still_watched(tables)
    tables.step(RemoveConstraint("Stay", DAYS.name))
    assert not _refused(_stay(tables, 15, 16))


def test_instants_work_like_days(tables: Tables) -> None:
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("room", models.IntegerField()),
        ("opened", models.DateTimeField()),
        ("closed", models.DateTimeField(null=True)),
    ]
    tables.step(CreateModel("Shift", fields, options={"constraints": [HOURS]}))
    shift = tables.model("Shift")
    shift.objects.create(room=1, opened=T0, closed=T0 + timedelta(hours=8))
    shift.objects.create(room=1, opened=T0 + timedelta(hours=8), closed=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        shift.objects.create(room=1, opened=T0 + timedelta(hours=7), closed=T0 + timedelta(hours=7, minutes=1))


def test_append_only_survives_a_changed_table(tables: Tables) -> None:
    constraint = AppendOnly(name="log_append_only")
    fields = [("id", models.BigAutoField(primary_key=True)), ("text", models.CharField(max_length=9))]
    tables.step(CreateModel("Log", fields, options={"constraints": [constraint]}))
    tables.step(AlterField("Log", "text", models.CharField(max_length=99, unique=True)))
    log = tables.model("Log")
    log.objects.create(text="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        log.objects.update(text="b")
    with pytest.raises(IntegrityError), transaction.atomic():
        log.objects.all().delete()
    tables.step(RemoveConstraint("Log", constraint.name))
    tables.model("Log").objects.update(text="b")


def test_a_constraint_is_known_by_what_it_says() -> None:
    """Otherwise every `makemigrations` would find a change."""
    _, args, kwargs = DAYS.deconstruct()
    assert NoOverlap(*args, **kwargs) == DAYS
    assert DAYS.clone() == DAYS
    assert HOURS != DAYS
    assert AppendOnly(name="a").clone() == AppendOnly(name="a") != AppendOnly(name="b")
