"""Emptying tables after a test with transactions: SQLite deletes rows, and append-only tables refuse that."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations

_flush = DatabaseOperations.sql_flush
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"


def sql_flush(self: DatabaseOperations, *args: Any, **options: Any) -> list[str]:
    """The usual statements, with the triggers against deletion taken away before and put back after."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        triggers = dict(cursor.fetchall())
    dropped = [f'DROP TRIGGER "{name}"' for name in triggers]
    return [*dropped, *_flush(self, *args, **options), *triggers.values()]


def allow_flush() -> None:
    DatabaseOperations.sql_flush = sql_flush  # type: ignore[method-assign]
