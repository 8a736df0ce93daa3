"""Being away from one's work: what the law makes of a leave, a study, an assignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kinerja.pure.law.deadlines import add_months
from kinerja.pure.law.findings import Citation, together
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop


class Ground(Term):
    """Why days away do not weigh in the person-year."""

    LEAVE = "leave", gettext_noop("sakit atau cuti lebih dari satu bulan")
    ASSIGNMENT = "assignment", gettext_noop("penugasan kedinasan lain atau tugas belajar lebih dari satu bulan")
    EXEMPT = "exempt", gettext_noop("dikecualikan dari kewajiban menyusun SKP")


class AbsenceKind(Term):
    """The kinds of being away; those of leave first."""

    ANNUAL = "annual", gettext_noop("cuti tahunan")
    BIG = "big", gettext_noop("cuti besar")
    SICK = "sick", gettext_noop("cuti sakit")
    MATERNITY = "maternity", gettext_noop("cuti melahirkan")
    IMPORTANT = "important", gettext_noop("cuti karena alasan penting")
    UNPAID = "unpaid", gettext_noop("cuti di luar tanggungan negara")
    STUDY = "study", gettext_noop("tugas belajar")
    ASSIGNMENT = "assignment", gettext_noop("penugasan kedinasan lain")
    SUSPENDED = "suspended", gettext_noop("diberhentikan sementara")
    RETIRING = "retiring", gettext_noop("masa persiapan pensiun")
    STATE_OFFICIAL = "state_official", gettext_noop("pejabat negara atau lembaga nonstruktural")

    @property
    def ground(self) -> Ground:
        return _GROUNDS.get(self, Ground.LEAVE)


_GROUNDS = {
    AbsenceKind.STUDY: Ground.ASSIGNMENT,
    AbsenceKind.ASSIGNMENT: Ground.ASSIGNMENT,
    AbsenceKind.UNPAID: Ground.EXEMPT,
    AbsenceKind.SUSPENDED: Ground.EXEMPT,
    AbsenceKind.RETIRING: Ground.EXEMPT,
    AbsenceKind.STATE_OFFICIAL: Ground.EXEMPT,
}
_PROVISIONS = {
    Ground.LEAVE: "segments.leave",
    Ground.ASSIGNMENT: "segments.assignment",
    Ground.EXEMPT: "segments.exempt",
}


@dataclass(frozen=True)
class Absence:
    """Away on [starts, ends); without end while nobody knows it."""

    kind: AbsenceKind
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Unweighed:
    """Days that do not weigh, and the articles that name them."""

    ground: Ground
    starts: date
    ends: date | None
    study: bool = False
    cites: tuple[Citation, ...] = ()

    def holds(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)


def unweighed(absences: Iterable[Absence], on: date) -> list[Unweighed]:
    """Absences that do not weigh under the law of a day, in order; a short one weighs as work does.

    Leaves that touch are one leave: two months at home are two months, whatever the two decrees say.
    """
    found = [_cited(away, on) for away in _joined(absences) if _is_long(away, on)]
    return sorted(found, key=lambda away: away.starts)


def _joined(absences: Iterable[Absence]) -> list[Unweighed]:
    joined: list[Unweighed] = []
    for one in sorted(absences, key=lambda absence: absence.starts):
        away = Unweighed(one.kind.ground, one.starts, one.ends, one.kind is AbsenceKind.STUDY)
        if joined and _continues(joined[-1], away):
            joined[-1] = replace(joined[-1], ends=away.ends)
        else:
            joined.append(away)
    return joined


def _continues(earlier: Unweighed, later: Unweighed) -> bool:
    same = (earlier.ground, earlier.study) == (later.ground, later.study)
    return same and earlier.ends == later.starts


def _is_long(away: Unweighed, on: date) -> bool:
    """Longer than the month of the law, counted over the whole absence, wherever the year ends."""
    months: int = provision(_PROVISIONS[away.ground], on)["longer_than_months"]
    return away.ends is None or away.ends > add_months(away.starts, months)


def _cited(away: Unweighed, on: date) -> Unweighed:
    named = [provision(_PROVISIONS[away.ground], on).cites]
    if away.study:
        named.append(provision("segments.study", on).cites)
    if away.ground is not Ground.EXEMPT:
        named.append(provision("segments.absent_days", on).cites)
    return replace(away, cites=together(*named))
