"""A table out of a page: captions, heads and cells as they are seen, without buttons and symbols."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from html.parser import HTMLParser

from django.utils.translation import get_language

Value = str | Decimal | date | datetime | None

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNSEEN = {"button", "script", "select", "style", "svg", "template", "textarea", "title", "progress"}
_APART = {"br", "dd", "div", "dt", "li", "p", "small", "summary", "tr", "ul", "ol"}
_MARKED = {"data", "time"}
_NOTHING = {"", "–", "-"}
_NUMBER = re.compile(r"[-−]?\d{1,3}(?:\.?\d{3})*(?:,\d+)?")
_ENGLISH = str.maketrans(",.", ".,")
BETWEEN = "; "


@dataclass
class Table:
    """One table of a page, and what the page says of itself."""

    page: str = ""
    lead: str = ""
    caption: str = ""
    note: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[Value]] = field(default_factory=list)


@dataclass
class _Part:
    """Text that is being gathered; `value` where all of it is one marked number or moment."""

    is_num: bool = False
    span: int = 1
    down: int = 1
    words: list[str] = field(default_factory=list)
    marks: list[tuple[str, str, int]] = field(default_factory=list)

    def text(self) -> str:
        parts = "".join(self.words).split("\0")
        return BETWEEN.join(part for part in (" ".join(part.split()) for part in parts) if part)

    def value(self) -> Value:
        text = self.text()
        if text in _NOTHING:
            return None
        if len(self.marks) == 1:
            tag, moment, begin = self.marks[0]
            inside = " ".join("".join(self.words[begin:]).split())
            if inside == text:
                return _moment(moment) if tag == "time" else number_of(text) or text
        return (number_of(text) if self.is_num else None) or text


def number_of(text: str) -> Decimal | None:
    """The number as it is written for this reader, exact as shown; None where it is none."""
    if get_language() == "en":
        text = text.translate(_ENGLISH)
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def _moment(text: str) -> Value:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class _Reader(HTMLParser):
    def __init__(self, wanted: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wanted, self.table, self.found = wanted, Table(), False
        self.inside = False
        self.hidden = 0
        self.part: _Part | None = None
        self.row: list[_Part] = []
        self.above: dict[int, tuple[int, Value]] = {}
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _APART and self.part is not None:
            self.part.words.append("\0")
        if tag in _VOID:
            return
        unseen = tag in _UNSEEN or given.get("aria-hidden") == "true" or "hidden" in given
        self.open.append((tag, unseen))
        self.hidden += unseen
        self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.inside = given.get("data-table") == self.wanted
            self.found |= self.inside
        elif tag == "h1" or (tag == "p" and given.get("class") == "lead"):
            self.part = _Part()
        elif not self.inside:
            return
        elif tag == "tr":
            self.row = []
        elif tag in {"th", "td"}:
            is_num = "num" in given.get("class", "").split()
            self.part = _Part(is_num, _times(given.get("colspan")), _times(given.get("rowspan")))
        elif tag == "caption":
            self.part = _Part()
        elif tag == "small" and self.part is not None and self.open[-2][0] == "caption":
            self._caption()
            self.part = _Part()
        elif tag in _MARKED and self.part is not None:
            self.part.marks.append((tag, given.get("datetime", ""), len(self.part.words)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(tag == one for one, _unseen in self.open):
            return
        while True:
            one, unseen = self.open.pop()
            self.hidden -= unseen
            if one == tag:
                break
        if tag in _APART and self.part is not None:
            self.part.words.append("\0")
        self._end(tag)

    def _end(self, tag: str) -> None:
        part = self.part
        if tag == "h1" and part is not None:
            self.table.page, self.part = part.text(), None
        elif tag == "p" and part is not None and not self.inside and not self.table.lead and not part.is_num:
            self.table.lead, self.part = part.text(), None
        elif tag == "table":
            self.inside = False
        elif not self.inside:
            return
        elif tag == "caption" and part is not None:
            self._caption()
        elif tag in {"th", "td"} and part is not None:
            self.row.append(part)
            self.part = None
        elif tag == "tr":
            self._end_row()

    def _caption(self) -> None:
        assert self.part is not None
        if self.table.caption:
            self.table.note, self.part = self.part.text(), None
        else:
            self.table.caption, self.part = self.part.text(), None

    def _end_row(self) -> None:
        if any(one == "thead" for one, _unseen in self.open):
            if not self.table.head:
                self.table.head = [text for part in self.row for text in [part.text()] + [""] * (part.span - 1)]
            return
        self.table.rows.append(self._laid_out())

    def _laid_out(self) -> list[Value]:
        """A cell that reaches over rows says its word in each of them, so that the file can be sorted."""
        values: list[Value] = []
        for part in [*self.row, None]:
            while (reach := self.above.get(len(values))) is not None:
                left, value = reach
                self.above.pop(len(values))
                if left > 1:
                    self.above[len(values)] = (left - 1, value)
                values.append(value)
            if part is None:
                break
            value = part.value()
            if part.down > 1:
                self.above[len(values)] = (part.down - 1, value)
                values.append(value)
            else:
                values.append(value)
            values += [None] * (part.span - 1)
        return values

    def handle_data(self, data: str) -> None:
        if self.part is not None and not self.hidden:
            self.part.words.append(data)


def _times(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 1


def table_of(page: str, number: str) -> Table | None:
    """The table with this number on a page; None where there is none."""
    reader = _Reader(number)
    reader.feed(page)
    reader.close()
    return reader.table if reader.found else None
