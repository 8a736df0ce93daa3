"""Reads that write raise: a guard around the database connection, per thread of work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

_READING: ContextVar[bool] = ContextVar("reading", default=False)
_HARMLESS = (
    "SELECT",
    "WITH",
    "EXPLAIN",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "PRAGMA",
    "SET",
    "SHOW",
)
# PostgreSQL changes rows inside a WITH, and EXPLAIN ANALYZE runs what it explains.
_WRITING = re.compile(r"\b(INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|UPDATE\s+\S+\s+SET)\b", re.IGNORECASE)
# Sign-in state is no fact of the domain.
_SESSIONS = ("django_session", 'accounts_user" SET "last_login')


class WroteWhileReading(RuntimeError):
    """A page that only reads tried to change something: a fault of the code, never of the user."""


def _guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if _READING.get() and _writes(sql) and not any(session in sql for session in _SESSIONS):
        raise WroteWhileReading(sql[:200])
    return execute(sql, params, many, context)


def _writes(sql: str) -> bool:
    return not sql.lstrip("( \n\t").upper().startswith(_HARMLESS) or bool(_WRITING.search(sql))


@contextmanager
def reading() -> Iterator[None]:
    """Inside, a statement that writes raises."""
    token = _READING.set(True)
    try:
        with connection.execute_wrapper(_guard):
            yield
    finally:
        _READING.reset(token)


@contextmanager
def writing() -> Iterator[None]:
    """Inside, writes are allowed again; commands and the trail itself use it."""
    token = _READING.set(False)
    try:
        yield
    finally:
        _READING.reset(token)
