"""Pages of a long list. By key: the cost of page 1,000 is that of page 1, and nothing is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from .exporting.marks import tell_there_is_more, wants_whole

SIZE = 50
WHOLE = 50_000
"""Rows of a list that becomes a file; a city has fewer people. A file that ends here says so."""


@dataclass(frozen=True)
class Page:
    """Rows with the addresses of the next page and of the start (empty where there is none)."""

    rows: list[Any]
    first: str
    following: str


def _asked(request: HttpRequest, size: int) -> tuple[str, int]:
    """After which row, and how many; a file begins at the start and has them all."""
    return ("", WHOLE) if wants_whole(request) else (request.GET.get("setelah", ""), size)


def _address(request: HttpRequest, after: str | None) -> str:
    kept = {name: value for name, value in request.GET.items() if name != "setelah"}
    return "?" + urlencode(kept | ({"setelah": after} if after else {}))


def _taken(request: HttpRequest, rows: Any, size: int, start: int = 0) -> tuple[list[Any], bool]:
    """So many rows, and whether there are more; a file is told."""
    found = list(rows[start : start + size + 1])
    is_more = len(found) > size
    if is_more and wants_whole(request):
        tell_there_is_more(request)
    return found[:size], is_more


def page_by_key(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    descending: bool = False,
    size: int = SIZE,
    clean: Callable[[str], Any] = str,
) -> Page:
    """One page of `rows` in the order of their primary key. `clean` turns the text of the address into a key.

    A text that is no key shows the first page: an address typed by hand is no reason to refuse.
    """
    ordered = rows.order_by("-pk" if descending else "pk")
    after, size = _asked(request, size)
    try:
        key = clean(after) if after else None
    except ValueError:
        key = None
    if key is not None:
        ordered = ordered.filter(**{"pk__lt" if descending else "pk__gt": key})
    shown, is_more = _taken(request, ordered, size)
    following = _address(request, str(shown[-1].pk)) if is_more else ""
    return Page(shown, _address(request, None) if key is not None else "", following)


def page_by_name(request: HttpRequest, rows: QuerySet[Any], field: str = "name", *, size: int = SIZE) -> Page:
    """One page of `rows` in the order of a text field. The address carries only a key: names are personal data."""
    text, size = _asked(request, size)
    after = _uuid(text)
    last = rows.model._base_manager.filter(pk=after).values_list(field, flat=True).first() if after else None
    ordered = rows.order_by(field, "pk")
    if last is not None:
        # `>=` lets both databases enter the index at the right place.
        ordered = ordered.filter(Q(**{f"{field}__gt": last}) | Q(pk__gt=after), **{f"{field}__gte": last})
    shown, is_more = _taken(request, ordered, size)
    following = _address(request, str(shown[-1].pk)) if is_more else ""
    return Page(shown, _address(request, None) if last is not None else "", following)


def page_by_time(request: HttpRequest, rows: QuerySet[Any], field: str, *, size: int = SIZE) -> Page:
    """One page of `rows`, newest first by an instant; of the same instant by key. The address carries the last key."""
    text, size = _asked(request, size)
    after = _uuid(text)
    last = rows.filter(pk=after).values_list(field, flat=True).first() if after else None
    ordered = rows.order_by(f"-{field}", "-pk")
    if last is not None:
        # `<=` lets both databases enter the index at the right place.
        ordered = ordered.filter(Q(**{f"{field}__lt": last}) | Q(pk__lt=after), **{f"{field}__lte": last})
    shown, is_more = _taken(request, ordered, size)
    following = _address(request, str(shown[-1].pk)) if is_more else ""
    return Page(shown, _address(request, None) if last is not None else "", following)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def page_by_number(request: HttpRequest, rows: Any, *, size: int = SIZE) -> Page:
    """One page of rows whose order is not that of their key; for lists of a few hundred rows at most."""
    text, size = _asked(request, size)
    # No more digits than that: Python refuses to read thousands of them.
    start = min(int(text[:7]), 100_000) if text.isascii() and text.isdigit() else 0
    shown, is_more = _taken(request, rows, size, start)
    following = _address(request, str(start + size)) if is_more else ""
    return Page(shown, _address(request, None) if start else "", following)
