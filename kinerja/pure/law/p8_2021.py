"""SKP scoring of PermenPANRB 8/2021: the second half of 2021."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kinerja.pure.law.bands import reached
from kinerja.pure.law.findings import Citation, Finding, reason, together
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.rounding import Number, half_up, mean, percent
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Invalid, gettext_noop


def achievement(low: Decimal, high: Decimal, realised: Decimal, on: date, *, smaller: bool) -> Finding[Decimal]:
    """Percentage reached of an indicator, two decimals (lampiran hlm. 99, 110).

    `low` and `high` are the target's range, equal for a single number; `smaller` is the special condition in
    which less is better. Outside a range the nearer bound counts, inside it is 100%.
    """
    if not 0 < low <= high or realised < 0:
        raise Invalid(
            gettext_noop("Target harus lebih dari nol, batas bawahnya tidak melebihi batas atas, realisasi minimal 0.")
        )
    cites = provision("p8_2021.achievement", on).cites
    if low < high and low <= realised <= high:
        because = reason(gettext_noop("Realisasi {realised} di dalam rentang target."), realised=realised)
        return Finding(Decimal("100.00"), (because,), together(cites, provision("p8_2021.inside_range", on).cites))
    bound = high if realised > high else low
    ratio = Fraction(realised) / Fraction(bound)
    value = half_up((2 - ratio if smaller else ratio) * 100)
    because = reason(
        gettext_noop("Realisasi {realised} dibandingkan target {bound}: {value}%."),
        realised=realised,
        bound=bound,
        value=value,
    )
    return Finding(value, (because,), cites)


def leader_value(achieved: Decimal, on: date, *, maximum_target: bool = False) -> Finding[Decimal]:
    """Value of an indicator of a head of unit, two decimals (lampiran hlm. 101).

    `maximum_target`: the target is the most that can be reached, so that 100% earns 120.
    """
    rule = provision("p8_2021.leader_value", on)
    whole, cites = _whole(achieved, rule, on)
    value = half_up(rule["maximum_attained"] if whole == 100 and maximum_target else _on_band(rule, whole))
    because = reason(gettext_noop("Capaian {percent}% bernilai {value}."), percent=whole, value=value)
    return Finding(value, (because,), cites)


def main_value(agreement: Sequence[Decimal], initiative: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """60% of the mean of indicators from agreements, 40% of that of strategic initiatives (contoh hlm. 363)."""
    if not agreement or not initiative:
        raise Invalid(gettext_noop("Kinerja utama memerlukan nilai dari perjanjian kinerja dan dari rencana aksi."))
    rule = provision("p8_2021.main_value", on)
    value = half_up(mean(agreement) * Fraction(rule["agreement"]) + mean(initiative) * Fraction(rule["initiative"]))
    because = reason(
        gettext_noop("{w1}% rata-rata perjanjian kinerja + {w2}% rata-rata inisiatif strategis: {value}."),
        w1=percent(rule["agreement"]),
        w2=percent(rule["initiative"]),
        value=value,
    )
    return Finding(value, (because,), rule.cites)


def additional_part(category: Predicate, scope_weight: Decimal, value: Decimal, on: date) -> Finding[Decimal]:
    """One additional result: factor x scope weight x value / 100, two decimals (hlm. 95).

    The weight of the scope comes from the stored document; its table was not seen.
    """
    rule = provision("p8_2021.additional_value", on)
    part = half_up(Fraction(rule["factors"][category.value]) * Fraction(scope_weight) * Fraction(value) / 100)
    because = reason(gettext_noop("Kinerja tambahan berkategori {category}: {part}."), category=category, part=part)
    return Finding(part, (because,), rule.cites)


def additional_total(parts: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """Sum of additional results, at most 10 (hlm. 95)."""
    rule = provision("p8_2021.additional_value", on)
    value = half_up(min(sum(parts, Decimal(0)), Decimal(rule["at_most"])))
    because = reason(
        gettext_noop("Jumlah kinerja tambahan, paling tinggi {most}: {value}."), most=rule["at_most"], value=value
    )
    return Finding(value, (because,), rule.cites)


def plan_value(main: Decimal, additional: Decimal, on: date) -> Finding[Decimal]:
    """SKP value: main and additional results together (hlm. 363)."""
    value = half_up(main + additional)
    because = reason(
        gettext_noop("Kinerja utama {main} + kinerja tambahan {additional} = {value}."),
        main=main,
        additional=additional,
        value=value,
    )
    return Finding(value, (because,), provision("p8_2021.plan_value", on).cites)


def periodic_value(actions: Sequence[Decimal], measured: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """SKP value of a part of the year: mean of action plans and mean of measurable results, halved (hlm. 75)."""
    if not actions or not measured:
        raise Invalid(gettext_noop("Nilai periodik memerlukan nilai rencana aksi dan kinerja utama yang terukur."))
    value = half_up((mean(actions) + mean(measured)) / 2)
    because = reason(gettext_noop("Rata-rata rencana aksi dan kinerja utama terukur: {value}."), value=value)
    return Finding(value, (because,), provision("p8_2021.periodic_value", on).cites)


def staff_category(achieved: Decimal, on: date) -> Finding[Predicate]:
    """Category of one indicator of a JA or JF from its percentage."""
    rule = provision("p8_2021.staff_value", on)
    whole, cites = _whole(achieved, rule, on)
    row = reached(rule["categories"], whole)
    found = Predicate(row["predicate"])
    because = reason(gettext_noop("Capaian {percent}% berkategori {category}."), percent=whole, category=found)
    return Finding(found, (because,), cites)


def staff_value(categories: Sequence[Predicate], on: date) -> Finding[Decimal]:
    """Value of one result of a JA or JF from the categories of its three aspects."""
    rule = provision("p8_2021.staff_value", on)
    if len(categories) != rule["aspects"]:
        raise Invalid(gettext_noop("Nilai hanya dapat dihitung dari tiga aspek: kuantitas, kualitas, dan waktu."))
    points = sum(rule["points"][category.value] for category in categories)
    row = reached(rule["values"], points, "from")
    because = reason(
        gettext_noop("{points} poin dari tiga aspek: kategori {category}, nilai {value}."),
        points=points,
        category=Predicate(row["predicate"]),
        value=row["value"],
    )
    return Finding(Decimal(row["value"]), (because,), rule.cites)


def staff_main_value(results: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """Value of the main results of a JA or JF: their plain mean, two decimals, a local setting.

    The weighting of direct and other results stands in an annex whose text was not seen.
    """
    if not results:
        raise Invalid(gettext_noop("SKP tanpa rencana hasil kerja tidak dapat dinilai. Isi dahulu rencananya."))
    value = half_up(mean(results))
    because = reason(gettext_noop("Rata-rata {n} rencana hasil kerja: {value}."), n=len(results), value=value)
    return Finding(value, (because,), provision("p8_2021.staff_main_value", on).cites)


def _whole(achieved: Number, rule: Provision, on: date) -> tuple[Decimal, tuple[Citation, ...]]:
    """A whole percentage not below zero; the rounding is cited only where it changed something."""
    whole = max(half_up(achieved, 0), Decimal(0))
    if whole == achieved:
        return whole, rule.cites
    return whole, together(rule.cites, provision("p8_2021.whole_percent", on).cites)


def _on_band(rule: Provision, whole: Decimal) -> Fraction:
    band = reached(rule["bands"], whole)
    if band["low"] == band["high"]:
        return Fraction(band["from"])
    start, end = Fraction(band["from"]), Fraction(band["to"])
    along = Fraction(min(whole, Decimal(band["high"])) - band["low"]) / int(band["high"] - band["low"])
    return start + (end - start) * along
