"""What a calibration session lays on the table: drafts beside the guidance, raters beside each other, figures.

Whoever looks never finds his own evaluation in it, nor a total from which it could be worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import QuerySet, Subquery

from kinerja.judgement.evaluation.models import CalibratedRating, CalibrationSession, Evaluation, OrganisationResult
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import CalibrationState, EvaluationState
from kinerja.judgement.evaluation.terms import Predicate as Named
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superiors_on
from kinerja.pure.law import distribution as guidance
from kinerja.pure.law import quadrant, terms
from kinerja.pure.law.findings import Finding, Reason
from kinerja.pure.law.terms import OrganisationRating, Predicate
from kinerja.pure.statistics.leniency import Leniency, leniency

LEVELS = {"below": -1, "meets": 0, "above": 1}
TOP = LEVELS["above"]


def in_scope(session: CalibrationSession) -> Any:
    """Evaluations of the unit and all beneath, in the period."""
    return Evaluation.objects.filter(period=session.period_id, unit__path__startswith=session.unit.path)


def candidates(session: CalibrationSession, on: date) -> dict[UUID, str]:
    """Who may sit, by key: those the plans name as raters, and who holds the post above today. Four statements."""
    rows = list(in_scope(session).prepared().order_by().values_list("rater", "employee"))
    today = superiors_on(on)
    found = {one for rater, employee in rows for one in (rater, today.get(employee)) if one}
    return dict(Employee.objects.filter(pk__in=found).order_by("name", "id").values_list("id", "name"))


@dataclass(frozen=True)
class Person:
    """One evaluation on the table. `drafts` in order: as brought, then every change."""

    evaluation: Evaluation
    drafts: tuple[CalibratedRating, ...]
    ratings: tuple[str, str] | None
    """Of result and behaviour: as decided meanwhile, else as meant at present. Final minutes know only the latter."""

    @classmethod
    def of(cls, one: Evaluation, drafts: tuple[CalibratedRating, ...], *, is_open: bool) -> Person:
        if is_open and one.state == EvaluationState.FINAL:
            return cls(one, drafts, (one.result_rating, one.behaviour_rating))
        return cls(one, drafts, (drafts[-1].result_rating, drafts[-1].behaviour_rating) if drafts else None)

    @property
    def key(self) -> UUID:
        return self.evaluation.pk

    @property
    def is_changed(self) -> bool:
        return len(self.drafts) > 1

    @property
    def gap(self) -> int | None:
        """Levels of the result rating above what figures suggest (negative: below); None where either is missing."""
        if self.ratings is None or not self.evaluation.suggested:
            return None
        return LEVELS[self.ratings[0]] - LEVELS[self.evaluation.suggested]

    def predicate(self, on: date) -> Predicate | None:
        if self.ratings is None:
            return None
        result, behaviour = self.ratings
        return quadrant.predicate(terms.Rating(result), terms.Rating(behaviour), on).value


@dataclass(frozen=True)
class RaterLine:
    """One rater's drafts: result ratings by level, beside all others of the session."""

    rater: str
    n: int
    levels: tuple[int, int, int]
    """Below, meets, above."""
    share: tuple[float, float, float]
    """Of above, with 95 % bounds; of 1."""
    difference: tuple[float, float] | None
    """95 % bounds of the share less that of all others; None where there are no others."""
    spread: float | None
    """Standard deviation in levels."""
    higher: int
    lower: int
    """Drafts above and below what figures suggest."""
    compared: int
    """Drafts with a suggestion beside them."""
    enough: bool
    lenient: bool
    strict: bool
    one_level: bool


@dataclass(frozen=True)
class Table:
    """Everything a participant sees; `hidden` says that his own evaluation was left out of all of it."""

    session: CalibrationSession
    people: list[Person]
    hidden: bool
    counts: dict[Predicate, int]
    without: int
    """People of whom no draft was brought."""
    achievement: OrganisationRating | None
    """What the leader above has set for the unit."""
    finding: Finding[tuple[Reason, ...]] | None
    raters: list[RaterLine]

    @property
    def changed(self) -> list[Person]:
        return [one for one in self.people if one.is_changed]

    @property
    def kept(self) -> int:
        return sum(bool(one.drafts) and not one.is_changed for one in self.people)


def table(session: CalibrationSession, viewer: UUID | None) -> Table:
    """Where figures and drafts differ most comes first. Two statements."""
    on = last_day(session.period)
    rows, drafts, is_open = list(_evaluations(session)), _drafts(session), session.state == CalibrationState.OPEN
    people = [Person.of(one, drafts.get(one.pk, ()), is_open=is_open) for one in rows if one.employee_id != viewer]
    # Final minutes speak of what was on the table, not of what was decided since.
    people = [one for one in people if is_open or one.drafts]
    people.sort(key=lambda one: (-abs(one.gap or 0), one.gap is None, one.evaluation.employee.name))
    found = Counter(one.predicate(on) for one in people)
    counts = {predicate: found[predicate] for predicate in reversed(Predicate)}
    achievement = OrganisationRating(rows[0].level) if rows and rows[0].level else None
    finding = guidance.warnings(achievement, counts, on) if achievement else None
    hidden = any(one.employee_id == viewer for one in rows)
    return Table(session, people, hidden, counts, found[None], achievement, finding, rater_lines(people))


def _evaluations(session: CalibrationSession) -> QuerySet[Any]:
    """With the unit's `level` beside each: one statement for both."""
    level = OrganisationResult.objects.filter(unit=session.unit_id, period=session.period_id).values("level")[:1]
    rows = (
        in_scope(session).select_related("employee", "rater", "unit", "plan__position").order_by("employee__name", "id")
    )
    return rows.annotate(level=Subquery(level))


def _drafts(session: CalibrationSession) -> dict[UUID, tuple[CalibratedRating, ...]]:
    found: dict[UUID, tuple[CalibratedRating, ...]] = {}
    for one in session.ratings.select_related("by").order_by("evaluation", "number"):
        found[one.evaluation_id] = (*found.get(one.evaluation_id, ()), one)
    return found


def rater_lines(people: Iterable[Person]) -> list[RaterLine]:
    """In order of name: nobody is ranked."""
    rated = [one for one in people if one.ratings and one.evaluation.rater]
    names = sorted({(one.evaluation.rater.name, one.evaluation.rater_id) for one in rated}, key=str)  # type: ignore[union-attr]
    place = {key: index for index, (_name, key) in enumerate(names)}
    levels = np.array([LEVELS[one.ratings[0]] for one in rated if one.ratings], dtype=np.int64)
    rater = np.array([place[one.evaluation.rater_id] for one in rated], dtype=np.int64)
    found = leniency(levels, rater, len(names), TOP)
    return [
        _line(name, index, found, [one for one in rated if one.evaluation.rater_id == key])
        for index, (name, key) in enumerate(names)
    ]


def _line(name: str, at: int, found: Leniency, people: Sequence[Person]) -> RaterLine:
    levels = Counter(one.ratings[0] for one in people if one.ratings)
    gaps = [one.gap for one in people if one.gap is not None]
    n, bounds = int(found.n[at]), (float(found.low_bound[at]), float(found.high_bound[at]))
    return RaterLine(
        rater=name,
        n=n,
        levels=(levels["below"], levels["meets"], levels["above"]),
        share=(int(found.high[at]) / n, float(found.share_low[at]), float(found.share_high[at])),
        difference=None if np.isnan(bounds[0]) else bounds,
        spread=None if np.isnan(found.spread[at]) else float(found.spread[at]),
        higher=sum(gap > 0 for gap in gaps),
        lower=sum(gap < 0 for gap in gaps),
        compared=len(gaps),
        enough=bool(found.enough[at]),
        lenient=bool(found.lenient[at]),
        strict=bool(found.strict[at]),
        one_level=bool(found.one_level[at]),
    )


@dataclass(frozen=True)
class Told:
    """What a calibration changed, as the person reads it once its minutes are final: before, after, the reason."""

    before: CalibratedRating
    after: CalibratedRating
    predicates: tuple[Named, Named]
    """Which the ratings before and after would have given; nothing had been decided."""


def told_to(evaluation: Evaluation) -> list[Told]:
    """Changes in sessions whose minutes are final. One statement; needs `period` selected."""
    on = last_day(evaluation.period)
    rows = CalibratedRating.objects.filter(evaluation=evaluation, session__state=CalibrationState.FINAL)
    pairs: list[Told] = []
    before: CalibratedRating | None = None
    for one in rows.select_related("by").order_by("session__opened_at", "session", "number"):
        if before is not None and one.number > 1:
            pairs.append(Told(before, one, (_led_to(before, on), _led_to(one, on))))
        before = one
    return pairs


def _led_to(draft: CalibratedRating, on: date) -> Named:
    met = quadrant.predicate(terms.Rating(draft.result_rating), terms.Rating(draft.behaviour_rating), on)
    return Named(met.value.value)


def meant_in_calibration(evaluation: Evaluation) -> CalibratedRating | None:
    """The draft that stood last in a calibration, for the rater's form. One statement."""
    return evaluation.calibrated.order_by("-session__opened_at", "-number").first()
