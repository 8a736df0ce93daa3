"""Numeric appraisal of PP 30/2019: the second half of 2021, scale 0-120."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kinerja.pure.law.bands import reached
from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up, mean, percent
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Invalid, gettext_noop


def total(plan: Decimal, behaviour: Decimal, on: date, *, surveyed: bool) -> Finding[Decimal]:
    """Total of SKP and behaviour, two decimals (Pasal 41(2)-(4)).

    70/30, or 60/40 when peers and subordinates were asked (`surveyed`).
    """
    _on_scale(plan, on)
    _on_scale(behaviour, on)
    rule = provision("pp30.total", on)
    weights = rule["with_survey" if surveyed else "superior_only"]
    value = half_up(plan * weights["plan"] + behaviour * weights["behaviour"])
    because = reason(
        gettext_noop("{w1}% × {plan} (SKP) + {w2}% × {behaviour} (perilaku) = {value}."),
        w1=percent(weights["plan"]),
        plan=plan,
        w2=percent(weights["behaviour"]),
        behaviour=behaviour,
        value=value,
    )
    return Finding(value, (because,), rule.cites)


def behaviour(superior: Decimal, others: Decimal, on: date) -> Finding[Decimal]:
    """60% superior, 40% peers and subordinates, two decimals (Pasal 39(4)-(5))."""
    rule = provision("pp30.behaviour", on)
    value = half_up(superior * rule["superior"] + others * rule["others"])
    because = reason(
        gettext_noop("{w1}% × {superior} (atasan) + {w2}% × {others} (rekan dan bawahan) = {value}."),
        w1=percent(rule["superior"]),
        w2=percent(rule["others"]),
        superior=superior,
        others=others,
        value=value,
    )
    return Finding(value, (because,), rule.cites)


def mean_of_others(values: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """Peers and subordinates as one figure: the mean of all, a local setting."""
    if not values:
        raise Invalid(gettext_noop("Belum ada penilaian dari rekan kerja atau bawahan."))
    value = half_up(mean(values))
    because = reason(gettext_noop("Rata-rata {n} responden: {value}."), n=len(values), value=value)
    return Finding(value, (because,), provision("pp30.others", on).cites)


def capped(achievement: Decimal, on: date) -> Finding[Decimal]:
    """Achievement counts at most 120 (Pasal 29(6))."""
    rule = provision("pp30.cap", on)
    value = min(achievement, Decimal(rule["at_most"]))
    because = reason(
        gettext_noop("Capaian {achievement} dihitung {value}; paling tinggi {cap}."),
        achievement=achievement,
        value=value,
        cap=rule["at_most"],
    )
    return Finding(value, (because,), rule.cites)


def predicate(value: Decimal, on: date, *, innovation: bool) -> Finding[Predicate]:
    """Predicate of a total from 0 to 120 (Pasal 41(5)).

    110 and more is Sangat Baik only with an innovation established by the head of the unit (Pasal 41(6)).
    """
    _on_scale(value, on)
    rule = provision("pp30.predicate", on)
    if innovation and value >= rule["innovation_from"]:
        because = reason(gettext_noop("Nilai {value} dengan ide baru atau cara baru yang ditetapkan."), value=value)
        return Finding(Predicate.VERY_GOOD, (because,), rule.cites)
    row = reached(rule["classes"], value)
    found = Predicate(row["predicate"])
    because = reason(gettext_noop("Nilai {value} termasuk {predicate}."), value=value, predicate=found)
    return Finding(found, (because,), rule.cites)


def _on_scale(value: Decimal, on: date) -> None:
    most = provision("pp30.predicate", on)["at_most"]
    if not 0 <= value <= most:
        raise Invalid(
            gettext_noop("Nilai {value} di luar skala 0 sampai {most}. Periksa angkanya."), value=value, most=most
        )
