"""The words of the law that several rules share, each with its code, its Indonesian label and its rank."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering
from typing import Self

from kinerja.pure.lib.refusals import gettext_noop


@total_ordering
class Term(Enum):
    """A word of the law. `value` is stored, `label` is shown; members are written from worst to best."""

    label: str
    rank: int

    # The default only lets `Predicate("good")` pass the type checker; every member is written with its label.
    def __new__(cls, code: str, label: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = code
        member.label = label
        member.rank = len(cls.__members__)
        return member

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.rank < other.rank


class Rating(Term):
    """Rating of results or of behaviour (PermenPANRB 6/2022)."""

    BELOW = "below", gettext_noop("Di bawah ekspektasi")
    MEETS = "meets", gettext_noop("Sesuai ekspektasi")
    ABOVE = "above", gettext_noop("Di atas ekspektasi")


class Predicate(Term):
    """Predicate of an employee; older regimes print some of them differently (`regimes.predicate_label`)."""

    VERY_POOR = "very_poor", gettext_noop("Sangat Kurang")
    POOR = "poor", gettext_noop("Kurang")
    NEEDS_IMPROVEMENT = "needs_improvement", gettext_noop("Butuh Perbaikan")
    GOOD = "good", gettext_noop("Baik")
    VERY_GOOD = "very_good", gettext_noop("Sangat Baik")


class OrganisationRating(Term):
    """Achievement of an organisation (PermenPANRB 6/2022 Pasal 24)."""

    VERY_POOR = "very_poor", gettext_noop("Sangat Kurang")
    POOR = "poor", gettext_noop("Kurang")
    NEEDS_IMPROVEMENT = "needs_improvement", gettext_noop("Butuh Perbaikan")
    GOOD = "good", gettext_noop("Baik")
    EXCELLENT = "excellent", gettext_noop("Istimewa")


class Aspect(Term):
    """Aspect of an indicator (PP 30/2019 Pasal 10(3), PP 46/2011 Pasal 7)."""

    QUANTITY = "quantity", gettext_noop("Kuantitas")
    QUALITY = "quality", gettext_noop("Kualitas")
    TIME = "time", gettext_noop("Waktu")
    COST = "cost", gettext_noop("Biaya")


class Polarity(Term):
    """Which direction of a figure is the better one."""

    LESS = "less", gettext_noop("Makin kecil makin baik")
    WITHIN = "within", gettext_noop("Di dalam rentang")
    MORE = "more", gettext_noop("Makin besar makin baik")
