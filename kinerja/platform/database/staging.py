"""Temporary tables: a stream of columns is laid beside the real tables, to be judged and merged by SQL.

They belong to the connection alone. Loading them takes no lock that another writer would wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from numpy.typing import NDArray

Add = Callable[[Mapping[str, Sequence[Any]]], None]
"""Takes one chunk: column name -> values, all of one length."""

SQLITE_CACHE = 16_000  # KiB


class Form(Enum):
    """What a column holds: its type on PostgreSQL and on SQLite."""

    KEY = "uuid", "char(32)"
    TEXT = "text", "text"
    KEY_TEXT = 'text COLLATE "C"', "text"
    INSTANT = "timestamptz", "datetime"
    DATE = "date", "date"
    INTEGER = "bigint", "integer"
    JSON = "jsonb", "text"

    @property
    def sql_type(self) -> str:
        return self.value[0] if connection.vendor == "postgresql" else self.value[1]


@contextmanager
def staging_area() -> Iterator[None]:
    """Where temporary tables lie. SQLite may be built to keep its own in memory: a file without a name keeps them out.

    Best used outside of a transaction. Inside one, the file stays attached until the next area, because SQLite lets go
    of nothing that a transaction has touched.
    """
    if connection.vendor == "postgresql":
        yield
        return
    with NamedTemporaryFile(dir=settings.HOME, prefix="staging-", suffix=".sqlite3") as file:
        _attach(file.name)
        yield
        if not connection.in_atomic_block:
            _detach()


def _attach(path: str) -> None:
    if connection.in_atomic_block and _is_attached():
        return
    _detach()
    execute("ATTACH DATABASE %s AS staging", [path])
    execute(f"PRAGMA staging.cache_size = -{SQLITE_CACHE}")
    if connection.in_atomic_block:
        execute("PRAGMA staging.journal_mode = MEMORY")
    else:
        # Nothing here outlives this process: no journal, no waiting for the disk.
        execute("PRAGMA staging.journal_mode = OFF")
        execute("PRAGMA staging.synchronous = OFF")


def _is_attached() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pragma_database_list WHERE name = 'staging'")
        return cursor.fetchone() is not None


def _detach() -> None:
    if _is_attached():
        execute("DETACH DATABASE staging")


class TemporaryTable:
    """A table of this connection; a context manager that makes it and takes it away."""

    def __init__(self, name: str, columns: Mapping[str, Form], order: Sequence[str] = ()) -> None:
        """`order`: the columns by which it will be grouped and joined."""
        self.name, self.columns, self.order = name, columns, order

    def __enter__(self) -> TemporaryTable:
        columns = ", ".join(f"{name} {form.sql_type}" for name, form in self.columns.items())
        place = "TEMPORARY TABLE " if connection.vendor == "postgresql" else "TABLE staging."
        execute(f"CREATE {place}{self.name} ({columns})")
        if self.order and connection.vendor == "sqlite":
            # It joins row by row and sorts in memory, which an index spares; PostgreSQL hashes.
            execute(f"CREATE INDEX staging.{self.name}_in_order ON {self.name} ({', '.join(self.order)})")
        return self

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, trace: object) -> None:
        # A broken transaction takes the table away by itself, and would answer only with another mishap.
        if not isinstance(failure, DatabaseError) and not connection.needs_rollback:
            execute(f"DROP TABLE IF EXISTS {self.name}")

    @contextmanager
    def loading(self, columns: Sequence[str]) -> Iterator[Add]:
        """Open the table for chunks of these columns; an exception leaves it as it was.

        Values: KEY 32 hexadecimal digits, INSTANT as `instant_texts` writes it, JSON text, DATE ISO 8601, INTEGER int;
        None for NULL.
        """
        with _apart():
            if connection.vendor == "postgresql":
                with self._copying(columns) as add:
                    yield add
            else:
                yield self._inserting(columns)

    @contextmanager
    def _copying(self, columns: Sequence[str]) -> Iterator[Add]:
        statement = f"COPY {self.name} ({', '.join(columns)}) FROM STDIN"
        with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:

            def add(chunk: Mapping[str, Sequence[Any]]) -> None:
                for row in zip(*(chunk[name] for name in columns), strict=True):
                    copy.write_row(row)

            yield add

    def _inserting(self, columns: Sequence[str]) -> Add:
        marks = ", ".join(["?"] * len(columns))
        statement = f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of ours

        def add(chunk: Mapping[str, Sequence[Any]]) -> None:
            # Django's cursor would keep a second copy of all rows in memory.
            connection.connection.executemany(statement, zip(*(chunk[name] for name in columns), strict=True))

        return add


@contextmanager
def roomy_cache() -> Iterator[None]:
    """For large writes: SQLite's ordinary 2 MB would write and read back the same pages of an index again and again."""
    if connection.vendor == "postgresql":
        yield
        return
    execute(f"PRAGMA main.cache_size = -{3 * SQLITE_CACHE}")
    yield
    execute("PRAGMA main.cache_size = -2000")


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
