"""How many statements a page may cost: the number must not depend on the number of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGE_BUDGET = 12
# A process asks for the agency every few seconds (doors/web/presence.py), whatever the page; which page meets that
# moment is chance, so the one statement is no page's own.
OF_THE_PROCESS = 'FROM "organisation_agency"'


def own_statements(told: list[str]) -> list[str]:
    """What a page asked for itself, of all that was asked."""
    met = next((number for number, sql in enumerate(told) if OF_THE_PROCESS in sql), None)
    return told if met is None else told[:met] + told[met + 1 :]


@contextmanager
def query_budget(most: int = PAGE_BUDGET) -> Iterator[CaptureQueriesContext]:
    """Fail, naming the statements, when the block costs more than `most`."""
    with CaptureQueriesContext(connection) as asked:
        yield asked
    own = own_statements([query["sql"] for query in asked.captured_queries])
    told = "\n".join(f"{number}. {sql[:300]}" for number, sql in enumerate(own, 1))
    assert len(own) <= most, f"{len(own)} statements, {most} are allowed:\n{told}"
