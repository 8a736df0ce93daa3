"""Two people who press the button at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

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
