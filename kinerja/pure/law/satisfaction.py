"""The satisfaction index (IKM) of a public-service survey, PermenPANRB 14/2017."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kinerja.pure.law.bands import reached
from kinerja.pure.law.findings import Finding, reason, together
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.rounding import half_up
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class Element(Term):
    """The nine elements. Their place in a questionnaire varies, so answers are kept by code, never by position."""

    U1 = "U1", gettext_noop("Persyaratan")
    U2 = "U2", gettext_noop("Sistem, mekanisme, dan prosedur")
    U3 = "U3", gettext_noop("Waktu penyelesaian")
    U4 = "U4", gettext_noop("Biaya/tarif")
    U5 = "U5", gettext_noop("Produk spesifikasi jenis pelayanan")
    U6 = "U6", gettext_noop("Kompetensi pelaksana")
    U7 = "U7", gettext_noop("Perilaku pelaksana")
    U8 = "U8", gettext_noop("Penanganan pengaduan, saran, dan masukan")
    U9 = "U9", gettext_noop("Sarana dan prasarana")


class WeightMode(Term):
    """Weight of an element: the printed 0.11 of old reports, or exactly 1/9."""

    PRINTED_0_11 = "printed_0_11", gettext_noop("Bobot tercetak 0,11")
    EXACT = "exact", gettext_noop("Bobot tepat 1/9")


class Grade(Term):
    """Mutu pelayanan."""

    D = "D", gettext_noop("Tidak baik")
    C = "C", gettext_noop("Kurang baik")
    B = "B", gettext_noop("Baik")
    A = "A", gettext_noop("Sangat baik")


@dataclass(frozen=True)
class Answers:
    """Answers to one element: sum of scores 1-4 and how many filled it in. Longer scales give fractions."""

    total: int | Fraction
    n: int


@dataclass(frozen=True)
class Satisfaction:
    """Averages per element (three decimals), index 1-4 (four decimals), IKM 25-100 (two), grade."""

    averages: Mapping[Element, Decimal]
    index: Decimal
    out_of_hundred: Decimal
    grade: Grade


Survey = Mapping[Element, Answers]


def satisfaction(survey: Survey, on: date, mode: WeightMode = WeightMode.EXACT) -> Finding[Satisfaction]:
    """Index of a survey over all nine elements; local extra questions do not belong in it.

    Raises `Invalid` when an element is missing, empty or outside the scale of answers.
    """
    rule = provision("satisfaction.index", on)
    averages = _averages(survey, rule)
    exact = sum(averages.values(), Fraction(0)) * _weight(mode, rule)
    hundred = half_up(exact * rule["to_hundred"])
    graded = grade(hundred, on)
    value = Satisfaction(
        {element: half_up(one, 3) for element, one in averages.items()}, half_up(exact, 4), hundred, graded.value
    )
    because = reason(
        gettext_noop("Nilai indeks {index} × {factor} = {hundred}. {mode}."),
        index=value.index,
        factor=rule["to_hundred"],
        hundred=hundred,
        mode=mode,
    )
    return Finding(value, (because, *graded.because), together(rule.cites, graded.cites))


def grade(out_of_hundred: Decimal, on: date) -> Finding[Grade]:
    """Grade of an IKM, rounded half up to two decimals first because the printed classes leave gaps."""
    rounded = half_up(out_of_hundred)
    if rounded > 100:
        raise Invalid(gettext_noop("IKM {value} melebihi 100. Periksa angkanya."), value=rounded)
    rule = provision("satisfaction.grade", on)
    value = Grade(reached(rule["lows"], rounded)["grade"])
    because = reason(gettext_noop("IKM {value}: mutu {code} ({grade})."), value=rounded, code=value.value, grade=value)
    return Finding(value, (because,), rule.cites)


def lowest(survey: Survey, on: date) -> Finding[tuple[Element, ...]]:
    """The elements to follow up first: the lowest averages, in order."""
    rule = provision("satisfaction.follow_up", on)
    averages = _averages(survey, provision("satisfaction.index", on))
    found = tuple(sorted(averages, key=lambda element: (averages[element], element))[: rule["lowest"]])
    because = tuple(
        reason(
            gettext_noop("{code} {element}: rata-rata {average}."),
            code=element.value,
            element=element,
            average=half_up(averages[element], 3),
        )
        for element in found
    )
    return Finding(found, because, rule.cites)


def _averages(survey: Survey, rule: Provision) -> dict[Element, Fraction]:
    missing = [element.value for element in Element if element not in survey or survey[element].n < 1]
    if missing:
        raise Invalid(
            gettext_noop("Unsur {missing} belum ada jawabannya; indeks memerlukan kesembilan unsur."),
            missing=", ".join(missing),
        )
    averages = {element: Fraction(survey[element].total, survey[element].n) for element in Element}
    for element, average in averages.items():
        if not rule["lowest_answer"] <= average <= rule["highest_answer"]:
            raise Invalid(
                gettext_noop("Jumlah nilai unsur {code} tidak cocok dengan jawaban berskala 1 sampai 4."),
                code=element.value,
            )
    return averages


def weight(mode: WeightMode, on: date) -> Fraction:
    """The weight of one of the nine elements."""
    return _weight(mode, provision("satisfaction.index", on))


def _weight(mode: WeightMode, rule: Provision) -> Fraction:
    exact = Fraction(1, len(Element))
    if mode is WeightMode.EXACT:
        return exact
    return Fraction(half_up(exact, rule["printed_weight_places"]))
