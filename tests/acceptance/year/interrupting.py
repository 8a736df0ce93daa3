"""A power failure: the program ends before its n-th step that writes, the same step on either database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.apps import apps
from django.db import connection

from kinerja.platform.database import bulk

# Temporary tables die with their process; here the connection lives on, so nothing that touches them is cut.
_WRITES = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM|COPY)\s+"?(\w+)"?(?=[\s(])', re.I)


class Killed(BaseException):
    """No `except Exception` of the house may catch it, as none catches a power failure."""


class _Fuse:
    """Statements in a row that do the same to one table are one step: SQLite needs more of them for the same rows."""

    def __init__(self, many: int) -> None:
        self.left = many
        self._last: tuple[str, str] | None = None
        self._tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}

    def burn(self, sql: str) -> None:
        found = _WRITES.match(sql.lstrip())
        if found is None or found[2] not in self._tables:
            return
        step = (found[1].upper().replace("COPY", "INSERT INTO"), found[2])
        if step == self._last:
            return
        self._last = step
        self.left -= 1
        if self.left == 0:
            raise Killed


@contextmanager
def killed_after(many: int) -> Iterator[None]:
    """Inside, the n-th writing step is never taken."""
    fuse, copy = _Fuse(many), bulk._copy

    def guard(execute: Callable[..., Any], sql: str, params: Any, is_many: bool, context: Any) -> Any:
        fuse.burn(sql)
        return execute(sql, params, is_many, context)

    def guarded_copy(sql: str, *rest: Any) -> None:
        fuse.burn(sql)
        copy(sql, *rest)

    # PostgreSQL takes bulk rows by COPY, which passes by Django's cursor.
    with connection.execute_wrapper(guard), mock.patch.object(bulk, "_copy", guarded_copy):
        yield
