"""The bar of a room: what is needed daily, the rest behind one word."""

from __future__ import annotations

from kinerja.doors.web.ui.navigation import Link, bar


def test_it_keeps_what_is_seldom_needed_behind_one_word() -> None:
    links = [Link("Beranda", "/saya", True), Link("Inisiatif", "/i", False, True), Link("Jejak", "/j", False, True)]
    drawn = bar(links)
    before, _, behind = drawn.partition("<details>")
    assert 'href="/saya"' in before
    assert 'href="/i"' not in before
    assert "<summary>Lainnya</summary>" in behind
    assert 'href="/i"' in behind
    assert 'href="/j"' in behind


def test_it_says_where_one_stands_even_behind_the_word() -> None:
    drawn = bar([Link("Inisiatif", "/i", True, True), Link("Jejak", "/j", False, True)])
    assert '<summary class="is-here">Inisiatif</summary>' in drawn


def test_it_hides_no_single_entry() -> None:
    assert "<details>" not in bar([Link("Beranda", "/saya", True), Link("Jejak", "/j", False, True)])
