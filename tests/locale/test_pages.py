"""Every page speaks one language: the reader's. Only data keep their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.architecture.urls import TABLE, Address
from tests.locale import reading

pytestmark = pytest.mark.django_db

ENGLISH, INDONESIAN = "en", "id"
MARKER = "XPENANDA-RAHASIA"
NAMES_TAGS = "galeri"
"""The gallery's headings are the names of its tags, which are English."""


def visits() -> Iterator[tuple[Address, str]]:
    """Who reads what: each page and each form with faults once, each refusal once for a persona."""
    refused: set[tuple[int, str]] = set()
    for address in TABLE:
        for status, persona in {status: persona for persona, status in address.statuses.items()}.items():
            if status in (200, 422) or (status > 400 and (status, persona) not in refused):
                refused.add((status, persona))
                yield address, persona


def pages(cast: Any, language: str) -> Iterator[tuple[str, str]]:
    """(address, page) of everything in the table that is HTML, read in one language."""
    clients: dict[str, Client] = {}
    for address, persona in visits():
        if persona not in clients:
            clients[persona] = cast.client(persona)
            clients[persona].post("/bahasa", {"language": language})
        path = cast.path(address.route)
        response = clients[persona].post(path) if address.post else clients[persona].get(path)
        if response["Content-Type"].startswith("text/html"):
            yield f"{persona} at {address.route}", response.content.decode()


@pytest.mark.parametrize("language", [ENGLISH, INDONESIAN])
def test_no_page_mixes_languages(cast: Any, language: str) -> None:
    indonesian, english = reading.lexicon()
    strange = indonesian if language == ENGLISH else english
    read = dict(pages(cast, language))
    kept = reading.data(strange)
    mixed = {
        f"{where}: {text}"
        for where, page in read.items()
        if not (language == INDONESIAN and where.endswith(NAMES_TAGS))
        for text in reading.foreign(page, strange, kept)
        # What is sealed in the database is data too, only the reader above cannot see it there.
        if MARKER not in text
    }
    assert len(read) > 60, "the table was not read"
    assert not mixed, "wrap these with gettext, or translate them:\n" + "\n".join(sorted(mixed))


def test_it_would_find_a_sentence_nobody_wrapped() -> None:
    indonesian, _english = reading.lexicon()
    page = '<html lang="en"><p>Not translated: belum ada penilaian</p><p lang="id">belum ada</p><p>Sari</p>'
    assert reading.foreign(page, indonesian, []) == ["Not translated: belum ada penilaian [ada, belum, penilaian]"]


def test_it_lets_data_keep_their_language() -> None:
    indonesian, _english = reading.lexicon()
    page = '<p title="Dinas Pendidikan dan Olahraga">Dinas Pendidikan dan…</p><textarea>belum</textarea>'
    assert reading.foreign(page, indonesian, ["Dinas Pendidikan dan Olahraga"]) == []
