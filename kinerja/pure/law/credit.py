"""Angka kredit of functional posts, by conversion of the predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision, provisions
from kinerja.pure.law.rounding import half_up
from kinerja.pure.law.terms import Predicate, Term
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class FunctionalLevel(Term):
    """Jenjang of a functional post, skill levels first."""

    PEMULA = "pemula", gettext_noop("Pemula")
    TERAMPIL = "terampil", gettext_noop("Terampil")
    MAHIR = "mahir", gettext_noop("Mahir")
    PENYELIA = "penyelia", gettext_noop("Penyelia")
    AHLI_PERTAMA = "ahli_pertama", gettext_noop("Ahli Pertama")
    AHLI_MUDA = "ahli_muda", gettext_noop("Ahli Muda")
    AHLI_MADYA = "ahli_madya", gettext_noop("Ahli Madya")
    AHLI_UTAMA = "ahli_utama", gettext_noop("Ahli Utama")


@dataclass(frozen=True)
class CreditStanding:
    """Credit gathered against the thresholds; `level_threshold` is None on the highest jenjang."""

    gathered: Decimal
    rank_threshold: Decimal
    level_threshold: Decimal | None

    @property
    def rank_reached(self) -> bool:
        return self.gathered >= self.rank_threshold

    @property
    def level_reached(self) -> bool:
        return self.level_threshold is not None and self.gathered >= self.level_threshold


def credit(level: FunctionalLevel, predicate: Predicate, months: int, on: date) -> Finding[Decimal]:
    """Credit of a year or a part of it, two decimals: months/12 x percent x coefficient."""
    if not 1 <= months <= 12:
        raise Invalid(gettext_noop("Lama penilaian {months} bulan; isilah 1 sampai 12 bulan."), months=months)
    rule = provision("credit.conversion", on)
    percent, coefficient = rule["percent"][predicate.value], rule["coefficients"][level.value]
    value = half_up(Fraction(months, 12) * Fraction(percent, 100) * Fraction(coefficient))
    because = reason(
        gettext_noop("{months}/12 × {percent}% ({predicate}) × {coefficient} ({level}) = {value}."),
        months=months,
        percent=percent,
        predicate=predicate,
        coefficient=coefficient,
        level=level,
        value=value,
    )
    return Finding(value, (because,), rule.cites)


def standing(level: FunctionalLevel, credits: Sequence[Decimal], on: date) -> Finding[CreditStanding]:
    """Sum of credits against what the next pangkat and the next jenjang need.

    Reaching it is not a promotion: that also needs a vacancy, a competency test and the predicate.
    """
    rule = provision("credit.threshold", on)
    needed = rule[level.value]
    upper = needed.get("level")
    value = CreditStanding(
        half_up(sum(credits, Decimal(0))), Decimal(needed["rank"]), None if upper is None else Decimal(upper)
    )
    because = reason(
        gettext_noop("Terkumpul {gathered}; untuk pangkat berikutnya pada jenjang {level} perlu {threshold}."),
        gathered=value.gathered,
        level=level,
        threshold=value.rank_threshold,
    )
    return Finding(value, (because,), rule.cites)


SKILLED = (FunctionalLevel.PEMULA, FunctionalLevel.TERAMPIL, FunctionalLevel.MAHIR, FunctionalLevel.PENYELIA)
EXPERT = (
    FunctionalLevel.AHLI_PERTAMA,
    FunctionalLevel.AHLI_MUDA,
    FunctionalLevel.AHLI_MADYA,
    FunctionalLevel.AHLI_UTAMA,
)


def next_level(level: FunctionalLevel) -> FunctionalLevel | None:
    """The jenjang above in the same category; None on the highest."""
    ladder = SKILLED if level in SKILLED else EXPERT
    at = ladder.index(level) + 1
    return ladder[at] if at < len(ladder) else None


@dataclass(frozen=True)
class RankLadder:
    """The golongan ruang within the jenjang: whether the present one `fits`, and the `name` of the next, if any."""

    fits: bool
    name: str | None


def next_rank(level: FunctionalLevel, rank: str, on: date) -> Finding[RankLadder]:
    """What can be reached within the jenjang from `rank` (as III/a); above its last one stands the next jenjang.

    Source: table of AKK, PerBKN 3/2023 (regulation 6.1).
    """
    rule = provision("credit.ranks", on)
    ladder = rule[level.value]
    if rank not in ladder:
        return Finding(RankLadder(False, None), (), rule.cites)
    at = ladder.index(rank) + 1
    return Finding(RankLadder(True, ladder[at] if at < len(ladder) else None), (), rule.cites)


def converts_since() -> date:
    """The first day whose predicate is converted (1 January 2023)."""
    return provisions()["credit.conversion"][0].since


def months_needed(level: FunctionalLevel, missing: Decimal, predicate: Predicate, on: date) -> Finding[int]:
    """Whole months at one predicate until `missing` credit is there; a projection, no promise. 0 where none is."""
    rule = provision("credit.conversion", on)
    a_month = Fraction(rule["percent"][predicate.value], 100) * Fraction(rule["coefficients"][level.value]) / 12
    months = max(0, ceil(Fraction(missing) / a_month))
    because = reason(
        gettext_noop("Dengan predikat {predicate} terus-menerus kira-kira {months} bulan lagi; ini perkiraan."),
        predicate=predicate,
        months=months,
    )
    return Finding(months, (because,), rule.cites)
