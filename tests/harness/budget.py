"""How many statements a page may cost: the number must not depend on the number of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGE_BUDGET = 12


@contextmanager
def query_budget(most: int = PAGE_BUDGET) -> Iterator[CaptureQueriesContext]:
    """Fail, naming the statements, when the block costs more than `most`."""
    with CaptureQueriesContext(connection) as asked:
        yield asked
    told = "\n".join(f"{number}. {query['sql'][:300]}" for number, query in enumerate(asked.captured_queries, 1))
    assert len(asked) <= most, f"{len(asked)} statements, {most} are allowed:\n{told}"
