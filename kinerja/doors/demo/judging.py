"""Step six: figures and suggestions, and what the city's raters decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import numpy as np

from kinerja.judgement.evaluation.commands import Judgement, prepare, rate_organisation, take_over_judgements
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import OrganisationLevel, Rating
from kinerja.judgement.measurement.commands import compute
from kinerja.outcomes.transparency.commands import publish
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import head_of, superior_of
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.commands import change_period_state
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

from .anchors import Anchors
from .calibrating import calibrate
from .founding import Founded
from .heard import hear_people
from .realisations import days_after, period_of

LEVELS = (OrganisationLevel.GOOD, OrganisationLevel.GOOD, OrganisationLevel.NEEDS_IMPROVEMENT)
FINALISED = 0.6
"""Share of the waiting period that its raters have finished."""
DIFFERS = 0.08
REASON = "Beban kerja dan kesulitan perkaranya sudah dipertimbangkan bersama dalam dialog kinerja."


def judge_published(rng: np.random.Generator, *, anchors: Anchors, actor: Actor) -> int:
    """The older period: everything decided, closed and published."""
    close_older(anchors=anchors, actor=actor)
    period = period_of(anchors.published)
    _prepare(period, rng, actor, days_after(period, 8))
    at = days_after(period, 12)
    count = _decide(period, _prepared(period), rng, actor, at, elsewhere=True)
    change_period_state(period, state=PeriodState.CLOSED, actor=_dated(actor, at), now=at)
    publish(period, actor=_dated(actor, days_after(period, 20)), now=days_after(period, 20))
    return count


def close_older(*, anchors: Anchors, actor: Actor) -> None:
    """Quarters before the published one were judged elsewhere; the city begins after them."""
    for period in Period.objects.filter(ends__lte=anchors.published.starts).order_by("starts"):
        at = days_after(period, 30)
        for state in (PeriodState.EVALUATING, PeriodState.CLOSED):
            change_period_state(period, state=state, actor=_dated(actor, at), now=at)


def judge_waiting(founded: Founded, rng: np.random.Generator, *, anchors: Anchors, actor: Actor, now: datetime) -> int:
    """The newest finished period: most are decided, those of the cast's raters wait for them."""
    period = period_of(anchors.waiting)
    at = min(days_after(period, 8), now)
    _prepare(period, rng, actor, at)
    calibrate(period, at=at)
    cast = {key for resident, key in zip(founded.residents, founded.keys, strict=True) if resident.username}
    ready = [e for e in _prepared(period) if e.rater_id not in cast and rng.random() < FINALISED]
    count = _decide(period, ready, rng, actor, at)
    hear_people(period, at=at, now=now)
    return count


def _dated(actor: Actor, at: datetime) -> Actor:
    return Actor(name=actor.name, on=at.date(), roles=actor.roles, is_system=actor.is_system)


def _prepare(period: Period, rng: np.random.Generator, actor: Actor, at: datetime) -> None:
    """Open the evaluation, rate the departments, compute, suggest."""
    dated = _dated(actor, at)
    change_period_state(period, state=PeriodState.EVALUATING, actor=dated, now=at)
    for unit in Unit.objects.filter(parent__parent=None, parent__isnull=False).order_by("path"):
        _rate(unit, period, str(rng.choice(LEVELS)), at)
    prepare(period, run=compute(period, actor=dated, now=at), actor=dated, now=at)


def _rate(unit: Unit, period: Period, level: str, at: datetime) -> None:
    head = head_of(unit, at.date())
    above = superior_of(head, at.date()) if head else None
    if above:
        reason = "Capaian perjanjian kinerja dan rencana aksi triwulan ini."
        rate_organisation(unit, period=period, level=level, reason=reason, actor=_as(above, at), now=at)


def _as(employee: Employee, at: datetime) -> Actor:
    return Actor(name=employee.name, on=at.date(), employee_id=employee.pk)


def _prepared(period: Period) -> Iterable[Evaluation]:
    return Evaluation.objects.filter(period=period).prepared().exclude(rater=None).order_by("id")


def _decide(
    period: Period,
    evaluations: Iterable[Evaluation],
    rng: np.random.Generator,
    actor: Actor,
    at: datetime,
    *,
    elsewhere: bool = False,
) -> int:
    """The older period was decided, signed and heard before the house came; the newest waits for signatures here."""
    judgements = [_judgement(evaluation, rng) for evaluation in evaluations]
    return take_over_judgements(period, judgements=judgements, elsewhere=elsewhere, actor=_dated(actor, at), now=at)


def _judgement(evaluation: Evaluation, rng: np.random.Generator) -> Judgement:
    """Most follow the suggestion; who differs says why."""
    free = rng.choice([Rating.MEETS, Rating.ABOVE, Rating.BELOW], p=[0.8, 0.13, 0.07])
    differs = not evaluation.suggested or rng.random() < DIFFERS
    behaviour = rng.choice([Rating.MEETS, Rating.ABOVE, Rating.BELOW], p=[0.72, 0.24, 0.04])
    assert evaluation.rater_id is not None
    return Judgement(
        evaluation.pk,
        evaluation.employee_id,
        evaluation.rater_id,
        str(free) if differs else evaluation.suggested,
        str(behaviour),
        REASON if differs else "",
    )
