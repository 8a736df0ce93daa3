"""Two people who press the button at the same moment, and one who comes while another is at it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from kinerja.pure.lib.refusals import Refused


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """The results of these calls, each in a thread and connection of its own; a refusal is a result."""
    gate = threading.Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=10)
            return verb()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


@contextmanager
def others_write(model: type[Model]) -> Iterator[None]:
    """An act of somebody else lasts longer than this connection waits, on both databases."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:  # on SQLite the whole file is taken
                if connection.vendor == "postgresql":
                    cursor.execute(f'LOCK TABLE "{model._meta.db_table}" IN EXCLUSIVE MODE')
                begun.set()
                over.wait(timeout=30)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        assert begun.wait(timeout=10)
        try:
            _say("SET lock_timeout = 50" if connection.vendor == "postgresql" else "PRAGMA busy_timeout = 50")
            yield
        finally:
            over.set()
            writing.result(timeout=10)
            if connection.vendor == "postgresql":  # the pool gives this connection to the next test
                _say("RESET lock_timeout")
            connection.close()


def _say(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)
