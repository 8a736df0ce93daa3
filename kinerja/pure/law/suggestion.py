"""The suggested rating of results: the product's own rule, a local setting, never law and never a decision.

Behaviour is never suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.pure.law.findings import Finding, Reason, reason
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.targets import UNBOUNDED, Target
from kinerja.pure.law.terms import Polarity, Rating
from kinerja.pure.lib.refusals import Invalid, gettext_noop


@dataclass(frozen=True)
class Standing:
    """One indicator of one person: the figure, its interval, its target, and how far it can be trusted.

    `low` and `high`: interval of the figure, both None for a declared figure, one None where it is open;
    `grade`: data grade A-D; `minimum_n`: cases below which a measured figure does not count.
    """

    indicator_label: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    polarity: Polarity
    n: int
    grade: str
    provisional: bool
    declared: bool
    minimum_n: int

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Invalid(
                gettext_noop("Batas bawah selang “{indicator}” melebihi batas atasnya."), indicator=self.indicator_label
            )

    @property
    def target(self) -> Target | None:
        return Target.of(self.target_low, self.target_high, self.polarity)


def results(standings: Sequence[Standing], on: date) -> Finding[Rating | None]:
    """Suggested rating of results with one reason per indicator; None when no indicator can count.

    BELOW when more than half of the usable indicators are below their target; ABOVE when more than half are
    above and none is below; otherwise MEETS.
    """
    rule = provision("suggestion.results", on)
    judged = [_judge(standing, rule) for standing in standings]
    ratings = [rating for rating, _ in judged if rating is not None]
    value = _overall(ratings, rule)
    return Finding(value, (*(because for _, because in judged), _conclusion(value, ratings)), rule.cites)


@dataclass(frozen=True)
class Parameters:
    """What the rule is set to; `majority` and `minimum_weight` from 0 to 1."""

    majority: Decimal
    unusable_grades: tuple[str, ...]
    minimum_n: int
    minimum_weight: Decimal
    declared: bool = True
    """Whether figures that people typed in themselves count."""

    @classmethod
    def in_force(cls, on: date) -> Parameters:
        """As provisions of a day have it."""
        rule, needed = provision("suggestion.results", on), provision("suggestion.provisional", on)
        weight = Decimal(needed["minimum_weight"])
        return cls(Decimal(rule["majority"]), tuple(rule["unusable_grades"]), int(needed["minimum_n"]), weight)


def under(standings: Sequence[Standing], parameters: Parameters) -> Rating | None:
    """The suggestion as other parameters would make it, without reasons: for asking "what if" of a whole city.

    `provisional` and `minimum_n` of the standings are taken as they are: whoever asks sets them by the parameters.
    """
    counted = [
        standing.target.place(*_interval(standing, standing.value))
        for standing in standings
        if standing.value is not None
        and standing.target is not None
        and standing.grade not in parameters.unusable_grades
        and not standing.provisional
        and (parameters.declared if standing.declared else standing.n >= standing.minimum_n)
    ]
    return _overall(counted, {"majority": parameters.majority})


def provisional(n: int, weight: Decimal, on: date) -> Finding[bool]:
    """Whether a measured figure about one person is provisional: too few cases, or too little weight of its own.

    `weight` is the shrinkage factor B, from 0 to 1.
    """
    rule = provision("suggestion.provisional", on)
    because = reason(
        gettext_noop("{n} kasus (perlu {minimum_n}) dan bobot sendiri {weight} (perlu {minimum_weight})."),
        n=n,
        minimum_n=rule["minimum_n"],
        weight=weight,
        minimum_weight=rule["minimum_weight"],
    )
    return Finding(n < rule["minimum_n"] or weight < rule["minimum_weight"], (because,), rule.cites)


def minimum_n(on: date) -> int:
    """Cases a measured figure about one person needs on a day."""
    return int(provision("suggestion.provisional", on)["minimum_n"])


def _judge(standing: Standing, rule: Provision) -> tuple[Rating | None, Reason]:
    value, target = standing.value, standing.target
    if value is None:
        return None, _not_counted(standing, reason(gettext_noop("belum ada data")))
    if target is None:
        return None, _not_counted(standing, reason(gettext_noop("belum ada target")))
    if standing.grade in rule["unusable_grades"]:
        return None, _not_counted(standing, reason(gettext_noop("mutu datanya {grade}"), grade=standing.grade))
    if standing.provisional or (not standing.declared and standing.n < standing.minimum_n):
        return None, _not_counted(standing, _why_provisional(standing))
    low, high = _interval(standing, value)
    because = reason(
        gettext_noop("{indicator}: {figure}; {target}. {place}."),
        indicator=standing.indicator_label,
        figure=_figure(standing, value),
        target=target.words,
        place=_place(target, low, high),
    )
    return target.place(low, high), because


def _interval(standing: Standing, value: Decimal) -> tuple[Decimal, Decimal]:
    if standing.low is None and standing.high is None:
        return value, value
    return (
        -UNBOUNDED if standing.low is None else standing.low,
        UNBOUNDED if standing.high is None else standing.high,
    )


def _overall(ratings: Sequence[Rating], rule: Mapping[str, Any] | Provision) -> Rating | None:
    if not ratings:
        return None
    counted, majority = Counter(ratings), rule["majority"] * len(ratings)
    if counted[Rating.BELOW] > majority:
        return Rating.BELOW
    if counted[Rating.ABOVE] > majority and not counted[Rating.BELOW]:
        return Rating.ABOVE
    return Rating.MEETS


def _place(target: Target, low: Decimal, high: Decimal) -> Reason:
    rating = target.place(low, high)
    if rating is Rating.BELOW:
        return reason(gettext_noop("Lebih buruk daripada target"))
    if rating is Rating.ABOVE:
        return reason(gettext_noop("Lebih baik daripada target"))
    if target.low <= low and high <= target.high:
        return reason(gettext_noop("Sesuai target"))
    return reason(gettext_noop("Tidak jelas berbeda dari target, jadi dianggap sesuai"))


def _figure(standing: Standing, value: Decimal) -> Reason:
    if standing.declared:
        return reason(gettext_noop("{value}, dinyatakan sendiri"), value=value)
    if standing.low is None or standing.high is None:
        return reason(gettext_noop("{value} ({n} kasus)"), value=value, n=standing.n)
    return reason(
        gettext_noop("{value} ({n} kasus, selang {low} sampai {high})"),
        value=value,
        n=standing.n,
        low=standing.low,
        high=standing.high,
    )


def _why_provisional(standing: Standing) -> Reason:
    if standing.n < standing.minimum_n:
        return reason(
            gettext_noop("angka sementara, {n} kasus dari {minimum_n} yang diperlukan"),
            n=standing.n,
            minimum_n=standing.minimum_n,
        )
    return reason(gettext_noop("angka sementara, belum cukup membedakan satu orang dari yang lain"))


def _not_counted(standing: Standing, why: Reason) -> Reason:
    return reason(gettext_noop("{indicator} tidak dihitung: {why}."), indicator=standing.indicator_label, why=why)


def _conclusion(value: Rating | None, ratings: Sequence[Rating]) -> Reason:
    if value is None:
        return reason(gettext_noop("Data belum cukup untuk menyarankan."))
    counted = Counter(ratings)
    return reason(
        gettext_noop(
            "Dari {n} indikator yang dihitung, {above} lebih baik dan {below} lebih buruk daripada target. "
            "Saran: {rating}. Pejabat penilai yang memutuskan."
        ),
        n=len(ratings),
        above=counted[Rating.ABOVE],
        below=counted[Rating.BELOW],
        rating=value,
    )
