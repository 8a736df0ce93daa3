"""What a form that was refused owes: its status, the sentence, and every word that was typed."""

from __future__ import annotations

from html import unescape
from typing import Any


def check_kept(answer: Any, sentence: str, *typed: str, status: int = 422) -> str:
    """The page, with its characters as a reader sees them."""
    page = unescape(answer.content.decode())
    assert answer.status_code == status, page[:2000]
    assert "Ada masalah" in page
    for text in (sentence, *typed):
        assert text in page, f"not on the page: {text}"
    return page
