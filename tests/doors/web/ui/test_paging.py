"""Pages of long lists cost the same wherever they are."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from kinerja.doors.web.ui.paging import page_by_key, page_by_number
from kinerja.platform.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(now: object) -> list[int]:
    for n in range(7):
        Entry.objects.create(at=now, actor_name=f"Orang {n}", verb="uji.dibuat")
    return list(Entry.objects.order_by("id").values_list("id", flat=True))


def _walk(**options: object) -> list[list[int]]:
    pages, address = [], "?"
    while address:
        request = RequestFactory().get("/" + address)
        page = page_by_key(request, Entry.objects.all(), size=3, clean=int, **options)  # type: ignore[arg-type]
        pages.append([row.pk for row in page.rows])
        address = page.following
    return pages


def test_it_shows_every_row_once_in_order(trail: list[int]) -> None:
    assert _walk() == [trail[:3], trail[3:6], trail[6:]]


def test_it_can_run_backwards(trail: list[int]) -> None:
    newest = trail[::-1]
    assert _walk(descending=True) == [newest[:3], newest[3:6], newest[6:]]


def test_it_keeps_the_filters_of_the_address(trail: list[int]) -> None:
    page = page_by_key(RequestFactory().get("/?verb=uji&setelah=1"), Entry.objects.all(), size=3, clean=int)
    assert page.first == "?verb=uji"
    assert page.following.startswith("?verb=uji&setelah=")


def test_nonsense_in_the_address_shows_the_first_page(trail: list[int]) -> None:
    page = page_by_key(RequestFactory().get("/?setelah=abc"), Entry.objects.all(), size=3, clean=int)
    assert [row.pk for row in page.rows] == trail[:3]
    assert page.first == ""


@pytest.mark.parametrize(("after", "rows", "first"), [("", [0, 1], ""), ("2", [2, 3], "?"), ("x", [0, 1], "")])
def test_numbered_pages_serve_short_lists(after: str, rows: list[int], first: str) -> None:
    page = page_by_number(RequestFactory().get(f"/?setelah={after}"), list(range(5)), size=2)
    assert (page.rows, page.first) == (rows, first)


def test_a_number_without_end_is_a_page_without_rows(trail: list[int]) -> None:
    request = RequestFactory().get("/", {"setelah": "9" * 5000})
    assert page_by_number(request, Entry.objects.order_by("id")).rows == []
