"""The national quality indicators (INM) of a day, from the dated provisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.pure.law.findings import Citation
from kinerja.pure.law.provisions import Provision, provisions
from kinerja.pure.lib.refusals import Invalid, gettext_noop

FILE = "inm."


@dataclass(frozen=True)
class QualityIndicator:
    """`direction` is more or less, `target` in percent. Texts are Indonesian, as the office words them."""

    code: str
    name: str
    numerator: str
    denominator: str
    direction: str
    target: Decimal
    cites: tuple[Citation, ...]

    def is_met(self, percent: float) -> bool:
        return percent >= self.target if self.direction == "more" else percent < self.target


def codes(direction: str = "") -> tuple[str, ...]:
    """Of every indicator that ever was in force, in the order of the file; of one direction where it is asked for."""
    found = {
        subject.removeprefix(FILE): entries for subject, entries in provisions().items() if subject.startswith(FILE)
    }
    return tuple(code for code, entries in found.items() if direction in ("", entries[-1]["direction"]))


def catalogue(on: date) -> dict[str, QualityIndicator]:
    """The indicators in force on a day by code."""
    return {found.code: found for found in _in_force(on)}


def indicator(code: str, on: date) -> QualityIndicator:
    """Raises Invalid for a code that is not in force on that day."""
    known = catalogue(on)
    if code not in known:
        raise Invalid(
            gettext_noop("Indikator mutu “{code}” tidak dikenal pada {day}. Pilih salah satu: {known}."),
            code=code,
            day=on,
            known=", ".join(known) or "–",
        )
    return known[code]


def _in_force(on: date) -> Iterator[QualityIndicator]:
    for code in codes():
        for entry in provisions()[FILE + code]:
            if entry.in_force(on):
                yield _read(code, entry)


def _read(code: str, entry: Provision) -> QualityIndicator:
    return QualityIndicator(
        code=code,
        name=entry["name"],
        numerator=entry["numerator"],
        denominator=entry["denominator"],
        direction=entry["direction"],
        target=Decimal(entry["target"]),
        cites=entry.cites,
    )
