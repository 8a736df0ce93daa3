"""The table of a session in words: raters beside each other, people with their figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.shown.figures import MISSED, FigureRow, rows_by_plan
from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.evaluation.calibration import Person, RaterLine
from kinerja.judgement.evaluation.models import CalibratedRating, CalibrationSession
from kinerja.judgement.evaluation.terms import Rating
from kinerja.pure.law import quadrant, terms


@dataclass(frozen=True)
class RaterRow:
    name: str
    n: str
    levels: str
    share: str
    beside: Badge
    difference: str
    spread: str
    figures: str


def rater_rows(lines: Iterable[RaterLine]) -> list[RaterRow]:
    return [_rater(one) for one in lines]


def _rater(one: RaterLine) -> RaterRow:
    share, difference = "–", ""
    if one.enough:
        middle, low, high = (number(100 * part, 0) for part in one.share)
        share = gettext("{share}% (antara {low} dan {high})").format(share=middle, low=low, high=high)
        if one.difference:
            low, high = (number(100 * part, 0) for part in one.difference)
            difference = gettext("selisih antara {low} dan {high} poin persen").format(low=low, high=high)
    return RaterRow(
        name=one.rater,
        n=number(one.n),
        levels=" · ".join(map(number, one.levels)),
        share=share,
        beside=_beside(one),
        difference=difference,
        spread=gettext("{n} tingkat").format(n=number(one.spread, 2)) if one.spread is not None else "–",
        figures=_against_figures(one),
    )


def _beside(one: RaterLine) -> Badge:
    if not one.enough:
        return Badge(gettext("baru {n} orang, belum dibandingkan").format(n=one.n), "calm", "–")
    if one.one_level:
        return Badge(gettext("satu tingkat untuk semua"), "warn", "△")
    if one.difference is None:
        return Badge(gettext("tidak ada penilai lain"), "calm", "–")
    if one.lenient:
        return Badge(gettext("lebih longgar"), "warn", "△")
    if one.strict:
        return Badge(gettext("lebih ketat"), "warn", "▽")
    return Badge(gettext("tidak berbeda jelas"), "calm", "≈")


def _against_figures(one: RaterLine) -> str:
    if not one.compared:
        return gettext("belum ada saran untuk dibandingkan")
    words = gettext("{higher} di atas, {lower} di bawah, dari {n}")
    return words.format(higher=number(one.higher), lower=number(one.lower), n=number(one.compared))


@dataclass(frozen=True)
class Change:
    before: str
    after: str
    reason: str
    by: str
    at: Any


@dataclass(frozen=True)
class PersonLine:
    url: str
    name: str
    post: str
    unit: str
    rater: str
    suggested: Badge | None
    draft: Badge | None
    ratings: str
    gap: str
    far: bool
    figures: tuple[FigureRow, ...]
    figures_words: str
    changes: tuple[Change, ...]


def person_lines(
    people: Sequence[Person], session: CalibrationSession, on: date, *, figures: bool = True
) -> list[PersonLine]:
    """One statement for the figures of all of them."""
    known = rows_by_plan([one.evaluation for one in people]) if figures and people else {}
    return [_person(one, session, on, tuple(known.get(one.evaluation.plan_id, ()))) for one in people]


def _person(one: Person, session: CalibrationSession, on: date, figures: tuple[FigureRow, ...]) -> PersonLine:
    found, predicate = one.evaluation, one.predicate(on)
    return PersonLine(
        url=reverse("calibration:person", args=[session.pk, found.pk]),
        name=found.employee.name,
        post=found.plan.position.title,
        unit=found.unit.name,
        rater=found.rater.name if found.rater else "–",
        suggested=badge(found.suggested, found.get_suggested_display()) if found.suggested else None,
        draft=badge(predicate.value, gettext(predicate.label)) if predicate else None,
        ratings=_words(*one.ratings) if one.ratings else "",
        gap=gap_words(one.gap),
        far=abs(one.gap or 0) > 0,
        figures=figures,
        figures_words=_figures_words(figures),
        changes=changes_of(one.drafts, on),
    )


def _figures_words(rows: Sequence[FigureRow]) -> str:
    """How many, and how many lie clearly outside their target: the rest opens on demand."""
    missed = sum(row.standing.symbol == MISSED for row in rows)
    said = ngettext("{n} angka", "{n} angka", len(rows)).format(n=number(len(rows)))
    return gettext("{figures}, {missed} di luar target").format(figures=said, missed=number(missed)) if missed else said


def gap_words(gap: int | None) -> str:
    if gap is None:
        return gettext("tidak ada saran")
    if gap == 0:
        return gettext("sama dengan saran")
    if gap > 0:
        return ngettext("satu tingkat di atas saran", "{n} tingkat di atas saran", gap).format(n=gap)
    return ngettext("satu tingkat di bawah saran", "{n} tingkat di bawah saran", -gap).format(n=-gap)


def _words(result: str, behaviour: str) -> str:
    words = gettext("hasil {result}, perilaku {behaviour}")
    return words.format(result=Rating(result).label, behaviour=Rating(behaviour).label)


def draft_words(one: CalibratedRating, on: date) -> str:
    """Sangat Baik: hasil di atas ekspektasi, perilaku …"""
    met = terms.Rating(one.result_rating), terms.Rating(one.behaviour_rating)
    return f"{gettext(quadrant.predicate(*met, on).value.label)}: {_words(one.result_rating, one.behaviour_rating)}"


def changes_of(drafts: Sequence[CalibratedRating], on: date) -> tuple[Change, ...]:
    pairs = pairwise(drafts)
    return tuple(
        Change(draft_words(old, on), draft_words(new, on), new.reason, new.by.name, new.at) for old, new in pairs
    )
