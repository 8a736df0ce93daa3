"""The guidance on how predicates are spread over a unit: it warns, it never bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kinerja.pure.law.findings import Finding, Reason, reason, together
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import percent
from kinerja.pure.law.terms import OrganisationRating, Predicate
from kinerja.pure.lib.refusals import Invalid, gettext_noop

Counts = Mapping[Predicate, int]


def warnings(achievement: OrganisationRating, counts: Counts, on: date) -> Finding[tuple[Reason, ...]]:
    """What a unit's predicates depart from in the guidance of SE MenPANRB 3/2023.

    `counts` are employees by predicate; the value holds one sentence per departure, empty when there is none.
    Shares are compared as exact fractions. A unit of fewer than five people gets information only.
    """
    rule = provision("distribution.guidance", on)
    total = _total(counts)
    small = provision("distribution.smallest_unit", on)
    if total < small["people"]:
        return Finding((), (_too_small(total, small["people"]),), together(rule.cites, small.cites))
    found = tuple(_departures(rule["limits"][achievement.value], counts, total))
    return Finding(found, (_basis(achievement, total), *found), rule.cites)


def shares(counts: Counts) -> dict[Predicate, Fraction]:
    """Exact share of every predicate, best first; nothing for an empty unit."""
    total = _total(counts)
    return {one: Fraction(counts.get(one, 0), total) for one in reversed(Predicate)} if total else {}


def curve(achievement: OrganisationRating, on: date) -> Finding[dict[Predicate, int]]:
    """The five points printed on the evaluation form, for the chart only."""
    rule = provision("distribution.curve", on)
    points = {one: int(rule["points"][achievement.value][one.value]) for one in Predicate}
    because = reason(
        gettext_noop("Gambar pola distribusi untuk capaian organisasi {achievement}."), achievement=achievement
    )
    return Finding(points, (because,), rule.cites)


def _total(counts: Counts) -> int:
    if any(count < 0 for count in counts.values()):
        raise Invalid(gettext_noop("Jumlah pegawai per predikat tidak boleh kurang dari nol."))
    return sum(counts.values())


def _departures(limits: list[dict[str, Any]], counts: Counts, total: int) -> Iterator[Reason]:
    for limit in limits:
        named = [Predicate(code) for code in limit["predicates"]]
        people = sum(counts.get(one, 0) for one in named)
        template = _broken(limit, people, Fraction(people, total))
        if template:
            yield _sentence(template, limit, named, people, total)


def _broken(limit: dict[str, Any], people: int, share: Fraction) -> str | None:
    if "at_least_people" in limit:
        return _NOBODY if people < limit["at_least_people"] else None
    if "at_least" in limit:
        too_few = _TOO_FEW if len(limit["predicates"]) == 1 else _TOO_FEW_TOGETHER
        return too_few if share < Fraction(limit["at_least"]) else None
    if share > Fraction(limit["at_most"]):
        return _TOO_MANY if limit["at_most"] else _NOT_ALLOWED
    return None


def _sentence(template: str, limit: dict[str, Any], named: list[Predicate], people: int, total: int) -> Reason:
    bound = limit.get("at_least", limit.get("at_most", 0))
    return reason(
        template,
        predicate=named[0],
        other=named[-1],
        share=percent(Fraction(people, total), 1),
        bound=percent(bound),
        people=people,
        total=total,
    )


def _basis(achievement: OrganisationRating, total: int) -> Reason:
    return reason(
        gettext_noop("Capaian organisasi {achievement}, {total} pegawai dinilai."), achievement=achievement, total=total
    )


def _too_small(total: int, least: int) -> Reason:
    return reason(
        gettext_noop(
            "Hanya {total} pegawai dinilai; persentase baru bermakna mulai {least} pegawai, "
            "jadi pola distribusi di sini sekadar informasi."
        ),
        total=total,
        least=least,
    )


_TOO_MANY = gettext_noop("Predikat {predicate} {share}% ({people} dari {total} pegawai), paling banyak {bound}%.")
_TOO_FEW = gettext_noop("Predikat {predicate} {share}% ({people} dari {total} pegawai), paling sedikit {bound}%.")
_TOO_FEW_TOGETHER = gettext_noop(
    "Predikat {predicate} atau {other} {share}% ({people} dari {total} pegawai), paling sedikit {bound}%."
)
_NOBODY = gettext_noop("Belum ada pegawai dengan predikat {predicate} atau {other}, padahal harus ada.")
_NOT_ALLOWED = gettext_noop("Predikat {predicate} diberikan kepada {people} pegawai, padahal tidak boleh ada.")
