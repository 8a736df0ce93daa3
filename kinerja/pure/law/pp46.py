"""Appraisal of work achievement, PP 46/2011: years 2014 to mid-2021."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kinerja.pure.law.bands import reached
from kinerja.pure.law.findings import Citation, Finding, reason, together
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up, mean, percent
from kinerja.pure.law.terms import Aspect, Predicate, Term
from kinerja.pure.lib.refusals import Invalid, gettext_noop

_SAVING = (Aspect.TIME, Aspect.COST)


class Creativity(Term):
    """Who recognised a creative work."""

    NONE = "none", gettext_noop("Tidak ada")
    UNIT = "unit", gettext_noop("Unit kerja")
    AGENCY = "agency", gettext_noop("Instansi")
    NATIONAL = "national", gettext_noop("Nasional")


def achievement(
    aspect: Aspect, target: Decimal, realised: Decimal, on: date, *, efficiency: bool = False
) -> Finding[Decimal]:
    """Percentage reached of one aspect, two decimals (penjelasan Pasal 8).

    `efficiency` adds the rule of Perka BKN 1/2013 for savings above 24%, which is a local setting.
    """
    if target <= 0 or realised < 0:
        raise Invalid(gettext_noop("Target harus lebih dari nol dan realisasi tidak boleh kurang dari nol."))
    rule = provision("pp46.achievement", on)
    cites = rule.cites
    reached_percent = _percent(aspect, Fraction(target), Fraction(realised), Fraction(rule["ceiling"]))
    if efficiency and aspect in _SAVING:
        reached_percent, local = _efficient(reached_percent, Fraction(target), Fraction(realised), on)
        cites = together(cites, local)
    value = half_up(reached_percent)
    because = reason(
        gettext_noop("Aspek {aspect}: target {target}, realisasi {realised}, capaian {value}."),
        aspect=aspect,
        target=target,
        realised=realised,
        value=value,
    )
    return Finding(value, (because,), cites)


def activity_value(aspects: Sequence[Decimal], on: date) -> Finding[Decimal]:
    """Value of one activity: the mean of its aspects, three or, with a budget, four (Perka BKN 1/2013)."""
    if len(aspects) not in (3, 4):
        raise Invalid(
            gettext_noop("Satu kegiatan dinilai dari kuantitas, kualitas, dan waktu, serta biaya bila ada anggaran.")
        )
    value = half_up(mean(aspects))
    because = reason(gettext_noop("Rata-rata {n} aspek: {value}."), n=len(aspects), value=value)
    return Finding(value, (because,), provision("pp46.plan_value", on).cites)


def plan_value(
    activities: Sequence[Decimal], on: date, *, additional_tasks: int = 0, creativity: Creativity = Creativity.NONE
) -> Finding[Decimal]:
    """SKP value: the mean of the activities, with points for additional tasks and creativity (Perka BKN 1/2013)."""
    if not activities:
        raise Invalid(gettext_noop("SKP tanpa kegiatan tidak dapat dinilai. Isi dahulu kegiatannya."))
    rule = provision("pp46.plan_value", on)
    extra = reached(rule["additional_tasks"], additional_tasks, "from")
    points = extra["points"] + rule["creativity"][creativity.value]
    value = half_up(mean(activities) + points)
    because = reason(
        gettext_noop("Rata-rata {n} kegiatan ditambah {points} untuk tugas tambahan dan kreativitas: {value}."),
        n=len(activities),
        points=points,
        value=value,
    )
    return Finding(value, (because,), rule.cites)


def total(plan: Decimal, behaviour: Decimal, on: date) -> Finding[Decimal]:
    """60% SKP and 40% behaviour, two decimals (Pasal 15); behaviour is at most 100 (Pasal 13(3))."""
    rule, limit = provision("pp46.total", on), provision("pp46.behaviour", on)
    if plan < 0 or not 0 <= behaviour <= limit["at_most"]:
        raise Invalid(gettext_noop("Nilai SKP tidak boleh kurang dari nol; nilai perilaku dari 0 sampai 100."))
    value = half_up(plan * rule["plan_weight"] + behaviour * rule["behaviour_weight"])
    because = reason(
        gettext_noop("{w1}% × {plan} (SKP) + {w2}% × {behaviour} (perilaku) = {value}."),
        w1=percent(rule["plan_weight"]),
        w2=percent(rule["behaviour_weight"]),
        plan=plan,
        behaviour=behaviour,
        value=value,
    )
    return Finding(value, (because,), together(rule.cites, limit.cites))


def predicate(value: Decimal, on: date) -> Finding[Predicate]:
    """Class of a total (Pasal 17); between two printed classes practice decides, as a local setting."""
    rule = provision("pp46.predicate", on)
    class_ = reached(rule["classes"], value)
    found, cites = Predicate(class_["predicate"]), rule.cites
    if "high" in class_ and value > class_["high"]:
        found, local = _between(found, on)
        cites = together(cites, local)
    because = reason(gettext_noop("Nilai {value} termasuk kelas {predicate}."), value=value, predicate=found)
    return Finding(found, (because,), cites)


def _percent(aspect: Aspect, target: Fraction, realised: Fraction, ceiling: Fraction) -> Fraction:
    if aspect in _SAVING:
        return (ceiling * target - realised) / target * 100
    return realised / target * 100


def _efficient(
    plain: Fraction, target: Fraction, realised: Fraction, on: date
) -> tuple[Fraction, tuple[Citation, ...]]:
    rule = provision("pp46.efficiency", on)
    saved = 100 - realised / target * 100
    if saved > rule["above_percent"]:
        return rule["pivot"] - (plain - 100), rule.cites
    return plain, rule.cites


def _between(beneath: Predicate, on: date) -> tuple[Predicate, tuple[Citation, ...]]:
    rule = provision("pp46.between_classes", on)
    ordered = list(Predicate)
    above = ordered[beneath.rank + 1]
    return (above if above.value in rule["higher_class"] else beneath), rule.cites
