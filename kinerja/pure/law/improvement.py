"""Which path starts when the predicate is poor or the target was missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Predicate, Term
from kinerja.pure.lib.refusals import gettext_noop


class Staff(Term):
    """Whom the path is for; a PPPK counts as such whatever the post."""

    PPPK = "pppk", gettext_noop("PPPK")
    JA = "ja", gettext_noop("Jabatan administrasi")
    JF = "jf", gettext_noop("Jabatan fungsional")
    JPT = "jpt", gettext_noop("Jabatan pimpinan tinggi")


class Path(Term):
    """What may start, heaviest first."""

    CONTRACT_END = "contract_end", gettext_noop("Pemutusan hubungan perjanjian kerja dapat diusulkan")
    IMPROVEMENT = "improvement", gettext_noop("Kesempatan memperbaiki kinerja")
    NONE = "none", gettext_noop("Tidak ada tindak lanjut khusus")


@dataclass(frozen=True)
class Start:
    """The path and its length in months, zero where it has none."""

    path: Path
    months: int


def path(
    staff: Staff, predicate: Predicate, on: date, *, target_missed: bool, normal_conditions: bool
) -> Finding[Start]:
    """The path that starts (PP 30/2019 Pasal 57, 58; PP 49/2018 Pasal 35(9)).

    `target_missed`: the target was not reached for a year in the post, for a PPPK the agreed target;
    `normal_conditions`: no force majeure.
    """
    if staff is Staff.PPPK:
        return _contract(on, target_missed)
    rule = provision("improvement.leader" if staff is Staff.JPT else "improvement.staff", on)
    poor = predicate.value in rule["predicates"]
    starts = poor and (staff is not Staff.JPT or (target_missed and normal_conditions))
    if not starts:
        because = reason(gettext_noop("Predikat {predicate}: tidak ada jalur yang dimulai."), predicate=predicate)
        return Finding(Start(Path.NONE, 0), (because,), rule.cites)
    because = reason(
        gettext_noop("{staff} dengan predikat {predicate}: diberi {months} bulan untuk memperbaiki kinerja."),
        staff=staff,
        predicate=predicate,
        months=rule["months"],
    )
    return Finding(Start(Path.IMPROVEMENT, rule["months"]), (because,), rule.cites)


def _contract(on: date, target_missed: bool) -> Finding[Start]:
    rule = provision("improvement.contract", on)
    if not target_missed:
        because = reason(gettext_noop("Target yang disepakati tercapai: tidak ada jalur yang dimulai."))
        return Finding(Start(Path.NONE, 0), (because,), rule.cites)
    because = reason(gettext_noop("Target yang disepakati tidak tercapai: perjanjian kerja dapat diputus."))
    return Finding(Start(Path.CONTRACT_END, 0), (because,), rule.cites)
