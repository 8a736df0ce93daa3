"""Reads the dated provisions and finds the one in force on a day.

A file `provisions/<file>.toml` holds arrays of tables `[[<name>]]`; the subject is `<file>.<name>`.
Each entry has `since`, optional `until` (last day in force), `confidence`, `cites` and its parameters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.lib.refusals import Refused, gettext_noop

_FRAME = frozenset({"since", "until", "confidence", "cites"})


@dataclass(frozen=True)
class Provision:
    """One dated entry of the law; numbers are `int` or `Decimal`, never floats."""

    subject: str
    since: date
    until: date | None
    cites: tuple[Citation, ...]
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def provision(subject: str, on: date) -> Provision:
    """The provision of `subject` in force on a day.

    Raises `Refused` when there is none yet, when it has ended, or when the subject is unknown.
    """
    entries = provisions().get(subject)
    if entries is None:
        raise Refused(gettext_noop("Ketentuan “{subject}” tidak dikenal."), subject=subject)
    return in_force(entries, on)


def in_force(entries: tuple[Provision, ...], on: date) -> Provision:
    """The entry in force on a day, from entries in order of date; `Refused` when there is none."""
    begun = [entry for entry in entries if entry.since <= on]
    if not begun:
        raise _not_yet(entries[0], on)
    if not begun[-1].in_force(on):
        raise _ended(begun[-1], on)
    return begun[-1]


@cache
def provisions() -> Mapping[str, tuple[Provision, ...]]:
    """All provisions by subject, each in order of date."""
    found: dict[str, tuple[Provision, ...]] = {}
    for file in (resources.files(__package__) / "provisions").iterdir():
        for name, entries in load(file.read_text("utf-8")).items():
            subject = f"{file.name.removesuffix('.toml')}.{name}"
            found[subject] = tuple(sorted(read(subject, entries), key=lambda entry: entry.since))
    return MappingProxyType(found)


def load(text: str) -> dict[str, Any]:
    """TOML with exact decimals."""
    return tomllib.loads(text, parse_float=Decimal)


def read(subject: str, entries: list[dict[str, Any]]) -> Iterator[Provision]:
    """Entries of one array of tables as provisions."""
    for entry in entries:
        values = {name: value for name, value in entry.items() if name not in _FRAME}
        cites = tuple(_citation(cite, entry["confidence"]) for cite in entry["cites"])
        yield Provision(subject, entry["since"], entry.get("until"), cites, MappingProxyType(values))


def _citation(cite: dict[str, str], confidence: str) -> Citation:
    return Citation(cite["source"], cite.get("article", ""), Confidence(cite.get("confidence", confidence)))


def _not_yet(first: Provision, on: date) -> Refused:
    return Refused(
        gettext_noop(
            "Pada {on} belum ada ketentuan untuk hal ini; yang paling awal, {source}, berlaku sejak {since}. "
            "Periksa tanggalnya."
        ),
        on=on,
        source=first.cites[0].source,
        since=first.since,
    )


def _ended(last: Provision, on: date) -> Refused:
    return Refused(
        gettext_noop(
            "Pada {on} ketentuan untuk hal ini tidak berlaku lagi; {source} berlaku sampai {until}. Periksa tanggalnya."
        ),
        on=on,
        source=last.cites[0].source,
        until=last.until,
    )
