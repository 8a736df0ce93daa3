"""Bulk loads: one statement whatever the number of rows. COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

Places = list[tuple[int, Callable[[Any], Any]]]
"""Which values of a row must be converted, and how."""


def load(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]], table: str = "") -> None:
    """Insert rows of Python values, ordered as `fields` (attribute names, `employee_id` for keys).

    Constraints of the database hold; defaults, `clean` and signals do not run. `table` names a staging
    twin of the model's table where the rows go there first. Keys may also be given as text, 32 hexadecimal digits,
    numbers as written, instants as `adapt_datetimefield_value` gives them: what is stored, with no object in between.
    """
    if connection.vendor == "sqlite" and connection.savepoint_ids and not table:
        _load_through_twin(model, fields, rows)
        return
    columns = [_field(model, name) for name in fields]
    names = ", ".join(connection.ops.quote_name(c.column) for c in columns)
    target = connection.ops.quote_name(table or model._meta.db_table)
    if connection.vendor == "postgresql":
        _copy(f"COPY {target} ({names}) FROM STDIN", columns, rows)
    else:
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {target} ({names}) VALUES ({marks})", _wired(columns, rows))  # type: ignore[arg-type]  # noqa: S608


def _load_through_twin(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Inside a savepoint SQLite journals every page anew for each single INSERT that fires a trigger.

    20,000 appointments took 51 s so, and half a second in one statement.
    """
    with _twin(model, fields) as twin:
        load(model, fields, rows, table=twin)
        names = ", ".join(connection.ops.quote_name(_field(model, name).column) for name in fields)
        target = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {target} ({names}) SELECT {names} FROM {twin} ORDER BY rowid")  # noqa: S608


@contextmanager
def _twin(model: type[models.Model], fields: Sequence[str]) -> Iterator[str]:
    """The name of an empty temporary table with these columns; gone afterwards, or with its transaction."""
    quote, name = connection.ops.quote_name, f"twin_of_{model._meta.db_table}"
    listed = ", ".join(quote(_field(model, field).column) for field in fields)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {quote(name)} AS SELECT {listed} FROM {table} WHERE 1 = 0")  # noqa: S608
        yield name
        cursor.execute(f"DROP TABLE {quote(name)}")


def amend(model: type[models.Model], fields: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Overwrite rows found by the first of `fields`, their key; the others get the given values. Four statements.

    Answers how many rows there were.
    """
    if not rows:
        return 0
    quote = connection.ops.quote_name
    key, *columns = [quote(_field(model, name).column) for name in fields]
    table, given = quote(model._meta.db_table), ", ".join(f"{column} = twin.{column}" for column in columns)
    with _twin(model, fields) as twin, connection.cursor() as cursor:
        load(model, fields, rows, table=twin)
        cursor.execute(f"UPDATE {table} SET {given} FROM {twin} twin WHERE {table}.{key} = twin.{key}")  # noqa: S608
        return int(cursor.rowcount)


def _field(model: type[models.Model], name: str) -> Any:
    for field in model._meta.concrete_fields:
        if name in (field.attname, field.name):
            return field
    raise LookupError(f"{model.__name__} has no column {name}")


def _copy(sql: str, columns: list[Any], rows: Iterable[Sequence[Any]]) -> None:
    converters = [_json if isinstance(c, models.JSONField) else None for c in columns]
    places: Places = [(i, f) for i, f in enumerate(converters) if f]
    # COPY passes by Django's cursor, which turns the driver's errors into those callers know.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(_converted(row, places) if places else row)


def _wired(columns: list[Any], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    places: Places = [(i, f) for i, f in enumerate(_wire(c) for c in columns) if f]
    for row in rows:
        yield _converted(row, places)


def _converted(row: Sequence[Any], places: Places) -> list[Any]:
    changed = list(row)
    for index, convert in places:
        if changed[index] is not None:
            changed[index] = convert(changed[index])
    return changed


def _wire(field: Any) -> Callable[[Any], Any] | None:
    """How this column's Python value is stored by Django in SQLite."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    for kind, convert in _WIRE:
        if isinstance(field, kind):
            return convert
    return None


def _hex(value: uuid.UUID | str) -> str:
    return value if isinstance(value, str) else value.hex


def _instant(value: datetime | str) -> str:
    return value if isinstance(value, str) else value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")


# json.dumps would build an encoder for every value.
_json = json.JSONEncoder(ensure_ascii=False).encode


def _day(value: date) -> str:
    return value.isoformat()


def _decimal(value: Decimal | str) -> str:
    return str(value)


_WIRE: list[tuple[type, Callable[[Any], Any]]] = [
    (models.UUIDField, _hex),
    (models.DateTimeField, _instant),
    (models.DateField, _day),
    (models.DecimalField, _decimal),
    (models.JSONField, _json),
]
