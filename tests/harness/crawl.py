"""Walks from page to page as somebody who follows every link, and counts what each page asks of the database."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.urls import resolve

from tests.harness.budget import own_statements

LINK = re.compile(r'<a\b[^>]*\shref="([^"#]+)')
PER_KIND = 3
"""Addresses tried of one kind: a list of a thousand people leads to a thousand pages of the same making."""


@dataclass
class Walk:
    """What one walk saw: the most statements of each kind of page, where that was, and the answers that were no page.

    A kind of page is its route with the names of what the address asks for: `saya/kasus?setelah`.
    """

    statements: dict[str, int] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def walk(
    client: Client, start: str = "/", *, keep: Callable[[str, str], None] | None = None, per_kind: int = PER_KIND
) -> Walk:
    """Every page reachable from `start` by links; `keep` is handed each address with its text."""
    seen, tried, found = {start}, Counter[str](), Walk()
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        kind = _kind(address)
        if tried[kind] >= per_kind:
            continue
        tried[kind] += 1
        for link in _visit(client, address, found, keep):
            # Files of tables are the pages themselves once more; tests/doors/web/ui/test_exporting.py looks at them.
            if link not in seen and not link.startswith("/static/") and "unduh=" not in link:
                seen.add(link)
                waiting.append(link)
    return found


def _kind(address: str) -> str:
    parts = urlsplit(address)
    names = "&".join(sorted(parse_qs(parts.query)))
    return f"{resolve(parts.path).route}{'?' if names else ''}{names}"


def _visit(client: Client, address: str, found: Walk, keep: Callable[[str, str], None] | None = None) -> list[str]:
    """Links of one page; where it leads elsewhere, that address."""
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    # Django's own log of queries forgets the oldest nine thousand.
    with connection.execute_wrapper(note):
        response = client.get(address)
        body = response.getvalue()
    if keep is not None:
        keep(address, body.decode(errors="replace"))
    if response.status_code in (301, 302):
        return [response["Location"]]
    if response.status_code != 200:
        found.broken.append(f"{address}: {response.status_code}")
    kind = _kind(address)
    if (cost := len(own_statements(asked))) > found.statements.get(kind, -1):
        found.statements[kind], found.where[kind] = cost, address
    if "html" not in response["Content-Type"]:
        return []
    return [urljoin(address, html.unescape(link)) for link in LINK.findall(body.decode())]
