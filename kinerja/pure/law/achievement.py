"""Percentage of a target reached, for display; it never becomes a rating."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from kinerja.pure.law.findings import Finding, Reason, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up
from kinerja.pure.law.targets import Target
from kinerja.pure.law.terms import Polarity
from kinerja.pure.lib.refusals import gettext_noop


def achievement(
    value: Decimal | None,
    target_low: Decimal | None,
    target_high: Decimal | None,
    polarity: Polarity,
    on: date,
) -> Finding[Decimal | None]:
    """Percentage reached, two decimals, not below 0; None with the reason where a percentage has no meaning.

    Inside the target: 100. Otherwise against the nearer bound: value/bound where more is missing or gained,
    2 - value/bound where less is better or a range is exceeded. A local setting for display.
    """
    cites = provision("suggestion.achievement", on).cites
    target = Target.of(target_low, target_high, polarity)
    if value is None:
        return Finding(None, (reason(gettext_noop("Belum ada data.")),), cites)
    if target is None:
        return Finding(None, (reason(gettext_noop("Belum ada target.")),), cites)
    if target.low <= value <= target.high:
        return Finding(Decimal("100.00"), (_sentence(value, target, Decimal(100)),), cites)
    bound = target.high if value > target.high else target.low
    if bound <= 0 or value < 0:
        return Finding(None, (_meaningless(value, target),), cites)
    percent = max(half_up(_ratio(value, bound, polarity) * 100), Decimal("0.00"))
    return Finding(percent, (_sentence(value, target, percent),), cites)


def _ratio(value: Decimal, bound: Decimal, polarity: Polarity) -> Fraction:
    ratio = Fraction(value) / Fraction(bound)
    mirrored = polarity is Polarity.LESS or (polarity is Polarity.WITHIN and value > bound)
    return 2 - ratio if mirrored else ratio


def _sentence(value: Decimal, target: Target, percent: Decimal) -> Reason:
    return reason(
        gettext_noop("Realisasi {value}, {target}: {percent}%."), value=value, target=target.words, percent=percent
    )


def _meaningless(value: Decimal, target: Target) -> Reason:
    return reason(
        gettext_noop(
            "Realisasi {value}, {target}: persentase tidak bermakna untuk target nol atau angka negatif; "
            "bandingkan angkanya langsung."
        ),
        value=value,
        target=target.words,
    )
