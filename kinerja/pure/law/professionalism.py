"""Indeks Profesionalitas ASN: qualification 25, competence 40, performance 30, discipline 5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.pure.law.bands import exceeded
from kinerja.pure.law.discipline import DisciplineLevel
from kinerja.pure.law.findings import Finding, Reason, reason, together
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.terms import Predicate, Term
from kinerja.pure.lib.refusals import gettext_noop


class Education(Term):
    """Highest degree."""

    BELOW_SECONDARY = "below_secondary", gettext_noop("Di bawah SMA")
    SECONDARY = "secondary", gettext_noop("SMA, D-I, atau D-II")
    DIPLOMA_3 = "diploma_3", gettext_noop("D-III")
    BACHELOR = "bachelor", gettext_noop("S-1 atau D-IV")
    MASTER = "master", gettext_noop("S-2")
    DOCTORATE = "doctorate", gettext_noop("S-3")


class Post(Term):
    """Posts without and with a training of their own (kepemimpinan or fungsional)."""

    EXECUTING = "executing", gettext_noop("Pelaksana")
    LEADING = "leading", gettext_noop("Struktural atau fungsional")


class Level(Term):
    """Category of the index."""

    VERY_LOW = "very_low", gettext_noop("Sangat rendah")
    LOW = "low", gettext_noop("Rendah")
    MEDIUM = "medium", gettext_noop("Sedang")
    HIGH = "high", gettext_noop("Tinggi")
    VERY_HIGH = "very_high", gettext_noop("Sangat tinggi")


@dataclass(frozen=True)
class Profile:
    """What the index looks at.

    `main_training`: diklat kepemimpinan or fungsional; `technical_training`: at least 20 JP in the last year;
    `seminar`: in the last two years; `performance`: a number until 2021, a predicate since;
    `heaviest_sanction`: of the last five years.
    """

    education: Education
    post: Post
    main_training: bool
    technical_training: bool
    seminar: bool
    performance: Decimal | Predicate
    heaviest_sanction: DisciplineLevel


@dataclass(frozen=True)
class Professionalism:
    """Points per dimension and in all, with the category."""

    qualification: Decimal
    competence: Decimal
    performance: Decimal
    discipline: Decimal
    level: Level

    @property
    def total(self) -> Decimal:
        return self.qualification + self.competence + self.performance + self.discipline


def points(profile: Profile, on: date) -> Finding[tuple[Decimal, Decimal, Decimal, Decimal]]:
    """Points of qualification, competence, performance and discipline (PermenPANRB 38/2018, PerBKN 8/2019)."""
    rule = provision("professionalism.dimensions", on)
    performance = _performance(profile.performance, on)
    value = (
        Decimal(rule["qualification"][profile.education.value]),
        _competence(profile, rule),
        performance.value,
        Decimal(rule["discipline"][profile.heaviest_sanction.value]),
    )
    return Finding(value, (_sum(value),), together(rule.cites, performance.cites))


def professionalism(profile: Profile, on: date) -> Finding[Professionalism]:
    """The index with its category; the names of the categories are a local setting."""
    found = points(profile, on)
    rule = provision("professionalism.category", on)
    row = exceeded(rule["steps"], sum(found.value))
    level = Level(row["category"] if row else rule["otherwise"])
    because = reason(gettext_noop("Indeks {total}: kategori {level}."), total=sum(found.value), level=level)
    value = Professionalism(*found.value, level)
    return Finding(value, (*found.because, because), together(found.cites, rule.cites))


def _competence(profile: Profile, rule: Provision) -> Decimal:
    worth = rule["competence"][profile.post.value]
    return sum((Decimal(worth[item]) for item in worth if getattr(profile, item)), Decimal(0))


def _performance(performance: Decimal | Predicate, on: date) -> Finding[Decimal]:
    if isinstance(performance, Predicate):
        rule = provision("professionalism.predicate_performance", on)
        return Finding(Decimal(rule["points"][performance.value]), (), rule.cites)
    rule = provision("professionalism.numeric_performance", on)
    row = exceeded(rule["steps"], performance)
    return Finding(Decimal(row["points"] if row else rule["otherwise"]), (), rule.cites)


def _sum(value: tuple[Decimal, ...]) -> Reason:
    names = ("qualification", "competence", "performance", "discipline")
    return reason(
        gettext_noop(
            "Kualifikasi {qualification} + kompetensi {competence} + kinerja {performance} + disiplin {discipline}."
        ),
        **dict(zip(names, value, strict=True)),
    )
