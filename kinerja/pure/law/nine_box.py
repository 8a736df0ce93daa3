"""Nine boxes of talent management, PermenPANRB 3/2020."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Rating, Term
from kinerja.pure.lib.refusals import gettext_noop


class Potential(Term):
    """Level of potential; its thresholds are not national."""

    LOW = "low", gettext_noop("Rendah")
    MEDIUM = "medium", gettext_noop("Menengah")
    HIGH = "high", gettext_noop("Tinggi")


class Recommendation(Term):
    """What is recommended for a box; the order says nothing."""

    BY_REGULATION = "by_regulation", gettext_noop("Diproses sesuai ketentuan peraturan perundang-undangan")
    COUNSELLING = "counselling", gettext_noop("Konseling kinerja")
    GUIDANCE = "guidance", gettext_noop("Bimbingan kinerja")
    SUITABLE_POST = "suitable_post", gettext_noop("Penempatan yang sesuai")
    COMPETENCE = "competence", gettext_noop("Pengembangan kompetensi")
    STUDY_ASSIGNMENT = "study_assignment", gettext_noop("Tugas belajar")
    ROTATE = "rotate", gettext_noop("Rotasi")
    ROTATE_OR_ENRICH = "rotate_or_enrich", gettext_noop("Rotasi atau pengayaan jabatan")
    ROTATE_OR_ENLARGE = "rotate_or_enlarge", gettext_noop("Rotasi atau perluasan jabatan")
    AWARD = "award", gettext_noop("Penghargaan")
    RETAIN = "retain", gettext_noop("Dipertahankan")
    PROMOTE_AND_RETAIN = "promote_and_retain", gettext_noop("Dipromosikan dan dipertahankan")
    AGENCY_SUCCESSION = "agency_succession", gettext_noop("Masuk kelompok rencana suksesi instansi")
    NATIONAL_SUCCESSION = "national_succession", gettext_noop("Masuk kelompok rencana suksesi nasional")


@dataclass(frozen=True)
class Box:
    """One of the nine boxes."""

    number: int
    recommendations: tuple[Recommendation, ...]

    @property
    def agency_succession(self) -> bool:
        return Recommendation.AGENCY_SUCCESSION in self.recommendations

    @property
    def national_succession(self) -> bool:
        return Recommendation.NATIONAL_SUCCESSION in self.recommendations


def box(performance: Rating, potential: Potential, on: date) -> Finding[Box]:
    """The box of an employee and what is recommended for it."""
    rule = provision("nine_box.box", on)
    number = rule["table"][performance.value][potential.value]
    value = Box(number, tuple(Recommendation(code) for code in rule["recommendations"][str(number)]))
    because = reason(
        gettext_noop("Kotak {number}: kinerja {performance}, potensial {potential}."),
        number=number,
        performance=performance,
        potential=potential,
    )
    return Finding(value, (because,), rule.cites)
