"""No address without a declared kind, without a place in the table, or with other answers than the table says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.urls import TABLE, Address
from tests.harness.budget import PAGE_BUDGET, query_budget


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """(route, view) of every pattern, written as in `urlpatterns`."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from routes(pattern, route)


def kinds(view: Callable[..., Any]) -> set[str]:
    """`reads`, `writes`, both for an address with a page and a form; empty where nothing was declared."""
    parts = getattr(view, "views", (view,))
    declared = {getattr(part, "kind", "") for part in parts}
    return set() if "" in declared else declared


def test_every_view_says_whether_it_reads_or_writes() -> None:
    silent = [route for route, view in routes() if not kinds(view)]
    assert not silent, f"decorate these views with @reads or @writes: {silent}"


def test_every_address_stands_in_the_table() -> None:
    known, real = {address.route for address in TABLE}, {route for route, _view in routes()}
    assert not real - known, f"add to tests/architecture/urls.py, with its statuses: {sorted(real - known)}"
    assert not known - real, f"gone from the resolver, take out of tests/architecture/urls.py: {sorted(known - real)}"


def test_the_table_names_each_address_once() -> None:
    named = [address.route for address in TABLE]
    assert named == sorted(set(named))


VISITS = [(address, persona, status) for address in TABLE for persona, status in address.statuses.items()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "persona", "status"), VISITS, ids=lambda part: part.route if isinstance(part, Address) else str(part)
)
def test_each_persona_gets_what_the_table_says(cast: Any, address: Address, persona: str, status: int) -> None:
    client, path = cast.client(persona), cast.path(address.route)
    with query_budget(1000 if address.post else PAGE_BUDGET):
        response = client.post(path) if address.post else client.get(path)
    assert response.status_code == status, f"{persona} at {path}: {response.status_code} instead of {status}"
