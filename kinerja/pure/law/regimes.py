"""Whole methods of appraisal, by the date that is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from kinerja.pure.law.findings import Citation
from kinerja.pure.law.provisions import Provision, in_force, load, read
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Refused, gettext_noop

PP46_2011 = "PP46_2011"
PP30_2019_P8_2021 = "PP30_2019_P8_2021"
P6_2022_SE3_2023 = "P6_2022_SE3_2023"

_OLDER_LABELS = {
    PP46_2011: {
        Predicate.NEEDS_IMPROVEMENT: gettext_noop("Cukup"),
        Predicate.VERY_POOR: gettext_noop("Buruk"),
    },
    PP30_2019_P8_2021: {Predicate.NEEDS_IMPROVEMENT: gettext_noop("Cukup")},
}


@dataclass(frozen=True)
class Regime:
    """A method of appraisal; `until` is the last day it judges."""

    code: str
    instruments: tuple[str, ...]
    since: date
    until: date | None
    cites: tuple[Citation, ...]


def regime_on(on: date) -> Regime:
    """The regime that judges a day; `Refused` before 2014, when none is known."""
    return _regime(in_force(_entries(), on))


def regime(code: str) -> Regime:
    """The regime with a code; `Refused` when there is none."""
    for entry in _entries():
        if entry["code"] == code:
            return _regime(entry)
    raise Refused(gettext_noop("Aturan penilaian “{code}” tidak dikenal."), code=code)


def predicate_label(predicate: Predicate, code: str) -> str:
    """How a regime prints a predicate: "Cukup" and "Buruk" in the years before 2022."""
    return _OLDER_LABELS.get(code, {}).get(predicate, predicate.label)


@cache
def _entries() -> tuple[Provision, ...]:
    text = (resources.files(__package__) / "regimes.toml").read_text("utf-8")
    return tuple(read("regimes", load(text)["regime"]))


def _regime(entry: Provision) -> Regime:
    return Regime(entry["code"], tuple(entry["instruments"]), entry.since, entry.until, entry.cites)
