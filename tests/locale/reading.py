"""What a reader sees of a page, and which words belong to one language only.

No list of words is kept by hand: the catalogue knows them. A word of the Indonesian sentences that no English
translation uses is Indonesian, and the other way round. Data (names of units, indicators, reasons people wrote) keep
their language, so what stands in the database as a plain text is taken out of a page before its words are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser

from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from tools import translations

SPEAKING = ("alt", "aria-label", "aria-description", "placeholder", "title", "data-label")
SILENT = ("script", "style", "code", "template", "textarea")  # what is typed into a field is data
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr")
_WORD = re.compile(r"(?<![\w@./:{%-])[A-Za-z]{3,}(?![\w@/:}]|\.\w|-\w)")


class _Reader(HTMLParser):
    """Collects texts and speaking attributes, except inside code and inside what says its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        own = tag != "html" and "lang" in said
        if not (own or any(self.open)):
            self.texts += [text for name in SPEAKING if (text := said.get(name))]
        if tag not in VOID:
            self.open.append(own or tag in SILENT)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in VOID:
            self.open.pop()

    def handle_data(self, text: str) -> None:
        if not any(self.open) and text.strip():
            self.texts.append(" ".join(text.split()))


def texts(page: str) -> list[str]:
    """The texts of a page, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.texts


def words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


@cache
def lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """(words that are only Indonesian, words that are only English)."""
    indonesian: set[str] = set()
    english: set[str] = set()
    for message in translations.current():
        if message.id:
            indonesian |= _words_of(message.id)
            english |= _words_of(message.string)
    return frozenset(indonesian - english), frozenset(english - indonesian)


def _words_of(value: str | Iterable[str]) -> set[str]:
    return set().union(*(words(text) for text in ((value,) if isinstance(value, str) else value)))


def data(strange: frozenset[str]) -> list[str]:
    """Every plain text in the database that holds a strange word, the longest first."""
    found = {text for text in _stored() if words(text) & strange}
    return sorted(found, key=len, reverse=True)


def _stored() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField) and not field.choices:
                for value in model._base_manager.order_by().values_list(field.name, flat=True).distinct():
                    yield from _leaves(value)


def _leaves(value: object) -> Iterator[str]:
    """The texts of a stored value; a stored sentence of the house is no data, it must be translated."""
    if isinstance(value, str):
        # Whole, and line by line, for a page may make a list of it.
        yield from {value, *value.splitlines()}
    elif isinstance(value, dict):
        yield from (text for key, part in value.items() if key != "template" for text in _leaves(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _leaves(part))


def foreign(page: str, strange: frozenset[str], kept: Iterable[str]) -> list[str]:
    """Texts of a page with a strange word, each with those words; `kept` is data and may say what it likes."""
    found = []
    for text in texts(page):
        rest = text
        for known in kept:
            rest = rest.replace(known, " ")
        odd = words(rest) & strange
        if odd and not _cut(text, kept):
            found.append(f"{text} [{', '.join(sorted(odd))}]")
    return found


def _cut(text: str, kept: Iterable[str]) -> bool:
    """Whether this is a name that was too long for its place."""
    return text.endswith("…") and any(known.startswith(text[:-1]) for known in kept)
