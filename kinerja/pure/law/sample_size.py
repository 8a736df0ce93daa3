"""How many respondents a survey needs, after Krejcie and Morgan (1970)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up
from kinerja.pure.lib.refusals import Invalid, gettext_noop


def sample_size(population: int, on: date) -> Finding[int]:
    """Respondents needed for a population: λ²NP(1-P) / (d²(N-1) + λ²P(1-P)), rounded half up."""
    if population < 1:
        raise Invalid(gettext_noop("Jumlah populasi harus paling sedikit 1 orang."))
    rule = provision("sample_size.krejcie_morgan", on)
    spread = Fraction(rule["chi_square"]) * Fraction(rule["proportion"]) * (1 - Fraction(rule["proportion"]))
    exact = spread * population / (Fraction(rule["margin"]) ** 2 * (population - 1) + spread)
    value = int(half_up(exact, 0))
    because = reason(
        gettext_noop("Untuk {population} orang diperlukan {value} responden."), population=population, value=value
    )
    return Finding(value, (because,), rule.cites)


def enough(respondents: int, population: int, on: date) -> Finding[bool]:
    """Whether a survey reached its sample; too small a sample is a warning, the index is still computed."""
    needed = sample_size(population, on)
    because = reason(
        gettext_noop("Responden yang menjawab {respondents} dari {needed} yang diperlukan."),
        respondents=respondents,
        needed=needed.value,
    )
    return Finding(respondents >= needed.value, (*needed.because, because), needed.cites)
