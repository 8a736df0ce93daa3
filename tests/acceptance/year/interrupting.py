"""A power failure: the program ends before its n-th statement that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# Tables of the connection's own (CREATE, DROP) die with their process; here the connection lives on.
WRITES = ("INSERT", "UPDATE", "DELETE")


class Killed(BaseException):
    """No `except Exception` of the house may catch it, as none catches a power failure."""


@contextmanager
def killed_after(many: int) -> Iterator[None]:
    """Inside, the n-th writing statement is never sent."""
    left = many

    def guard(execute: Callable[..., Any], sql: str, params: Any, is_many: bool, context: Any) -> Any:
        nonlocal left
        if sql.lstrip().upper().startswith(WRITES):
            left -= 1
            if left == 0:
                raise Killed
        return execute(sql, params, is_many, context)

    with connection.execute_wrapper(guard):
        yield
