"""Golongan: I/a to IV/e for PNS, I to XVII for PPPK (PP 30/2019 and the pay tables; regulation.md 10.5)."""

from __future__ import annotations

import re

from kinerja.people.organisation.terms import EmployeeKind
from kinerja.pure.lib.refusals import Invalid, gettext_noop

PNS = tuple(f"{group}/{room}" for group in ("I", "II", "III") for room in "abcd") + tuple(f"IV/{r}" for r in "abcde")
PPPK = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
CIVIL = (EmployeeKind.PNS, EmployeeKind.CPNS)
WRITTEN = re.compile(r"(?P<group>IV|I{1,3})\s*[/.\- ]?\s*(?P<room>[A-Ea-e])")


def normal_rank(text: str, kind: str) -> str:
    """The golongan in its usual spelling (III/a, IX); empty stays empty. Raises Invalid."""
    rank = text.strip()
    if not rank or kind == EmployeeKind.POLITICAL:
        return ""
    known, sample = (PNS, "III/a") if kind in CIVIL else (PPPK, "IX")
    found = _written(rank) if kind in CIVIL else rank.upper()
    if found not in known:
        raise Invalid(
            gettext_noop("Golongan “{rank}” tidak dikenal untuk {kind}. Tulis misalnya {sample}."),
            rank=rank,
            kind=EmployeeKind(kind).label,
            sample=sample,
        )
    return found


def _written(rank: str) -> str:
    match = WRITTEN.fullmatch(rank.upper())
    return f"{match['group']}/{match['room'].lower()}" if match else rank
