"""Temporary tables: a stream of columns is laid beside the real tables, to be judged and merged by SQL.

They belong to the connection alone. Loading them takes no lock that another writer would wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

Add = Callable[[Mapping[str, Sequence[Any]]], None]
"""Takes one chunk: column name -> values, all of one length."""

_NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Form(Enum):
    """What a column holds: its type on PostgreSQL and on SQLite."""

    KEY = "uuid", "char(32)"
    TEXT = "text", "text"
    INSTANT = "timestamptz", "datetime"
    INTEGER = "bigint", "integer"
    JSON = "jsonb", "text"

    @property
    def sql_type(self) -> str:
        return self.value[0] if connection.vendor == "postgresql" else self.value[1]


class TemporaryTable:
    """A table of this connection; a context manager that makes it and takes it away."""

    def __init__(self, name: str, columns: Mapping[str, Form]) -> None:
        self.name, self.columns = name, columns

    def __enter__(self) -> TemporaryTable:
        columns = ", ".join(f"{name} {form.sql_type}" for name, form in self.columns.items())
        execute(f"DROP TABLE IF EXISTS {self.name}")
        execute(f"CREATE TEMPORARY TABLE {self.name} ({columns})")
        return self

    def __exit__(self, *failure: object) -> None:
        # A broken connection or an aborted transaction takes the table away by itself.
        if connection.is_usable() and not connection.needs_rollback:
            execute(f"DROP TABLE IF EXISTS {self.name}")

    @contextmanager
    def loading(self, columns: Sequence[str]) -> Iterator[Add]:
        """Open the table for chunks of these columns; an exception leaves it as it was.

        Values: KEY 32 hexadecimal digits, INSTANT as `instant_texts` writes it, JSON text, INTEGER int; None for NULL.
        """
        with _apart():
            if connection.vendor == "postgresql":
                with self._copying(columns) as add:
                    yield add
            else:
                yield self._inserting(columns)

    @contextmanager
    def _copying(self, columns: Sequence[str]) -> Iterator[Add]:
        from psycopg.copy import QueuedLibpqWriter

        integers = {name for name in columns if self.columns[name] is Form.INTEGER}
        statement = f"COPY {self.name} ({', '.join(columns)}) FROM STDIN"
        with connection.cursor() as cursor:
            # The server takes a chunk in while the next one is being read.
            writer = QueuedLibpqWriter(cursor.cursor)
            with cursor.cursor.copy(statement, writer=writer) as copy:

                def add(chunk: Mapping[str, Sequence[Any]]) -> None:
                    texts = [_wire(chunk[name], plain=name in integers) for name in columns]
                    copy.write("\n".join([*map("\t".join, zip(*texts, strict=True)), ""]))

                yield add

    def _inserting(self, columns: Sequence[str]) -> Add:
        marks = ", ".join(["?"] * len(columns))
        statement = f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of ours

        def add(chunk: Mapping[str, Sequence[Any]]) -> None:
            # Django's cursor would keep a second copy of all rows in memory.
            connection.connection.executemany(statement, zip(*(chunk[name] for name in columns), strict=True))

        return add


def execute(sql: str, params: Sequence[Any] = ()) -> int:
    """Run one statement; answers how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def instant_texts(instants: NDArray[np.datetime64]) -> list[str | None]:
    """UTC instants as this database stores them, None for NaT."""
    if not len(instants):
        return []
    missing = np.isnat(instants)
    whole = not (instants[~missing].astype(np.int64) % 1_000_000).any()
    joined = "\n".join(np.datetime_as_string(instants, unit="s" if whole else "us").tolist()).replace("T", " ")
    if connection.vendor == "postgresql":
        joined = joined.replace("\n", "+00\n") + "+00"
    else:
        # Django writes whole seconds without a fraction, and SQLite compares instants as texts.
        joined = joined.replace(".000000", "")
    texts: list[str | None] = list(joined.split("\n"))
    for index in np.flatnonzero(missing).tolist():
        texts[index] = None
    return texts


def _wire(values: Sequence[Any], *, plain: bool) -> list[str]:
    """One column as COPY reads it."""
    if plain:
        return list(map(str, values))
    present = [value for value in values if value is not None] if None in values else values
    joined = "".join(present)
    if any(sign in joined for sign in "\\\t\n\r"):
        values = [value and value.translate(_ESCAPES) for value in values]
    return [_NULL if value is None else value for value in values] if present is not values else list(values)


@contextmanager
def _apart() -> Iterator[None]:
    """One transaction around the load. On SQLite a deferred one, which does not stop those who write."""
    if connection.in_atomic_block or connection.vendor == "postgresql":
        with transaction.atomic():
            yield
        return
    execute("BEGIN DEFERRED")
    try:
        yield
    except BaseException:
        execute("ROLLBACK")
        raise
    execute("COMMIT")
