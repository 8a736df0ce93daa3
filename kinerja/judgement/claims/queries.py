"""What a claim did to the figures, and how claims are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from kinerja.judgement.measurement.models import Figure, Run
from kinerja.judgement.measurement.queries import figures_of
from kinerja.pure.statistics.survival import kaplan_meier
from kinerja.work.planning.models import Indicator

from .models import DataClaim
from .terms import ClaimKind, ClaimState

A_DAY = 86_400


@dataclass(frozen=True)
class Change:
    """One figure before and after; None where there was none."""

    indicator: Indicator
    before: Figure | None
    after: Figure | None

    @property
    def differs(self) -> bool:
        return _shown(self.before) != _shown(self.after)


@dataclass(frozen=True)
class Effect:
    """`after` is the first computation since; None while it has not come."""

    after: Run | None
    changes: list[Change]


def effect_of(claim: DataClaim) -> Effect:
    """The person's own figures as they stood and as they stand since. Three statements."""
    if claim.state != ClaimState.ACCEPTED or claim.period_id is None or claim.before is None:
        return Effect(None, [])
    after = run_since(claim)
    if after is None:
        return Effect(None, [])
    old = {one.indicator_id: one for one in figures_of(claim.employee_id, claim.before)}
    new = {one.indicator_id: one for one in figures_of(claim.employee_id, after)}
    found = {key: (old.get(key) or new[key]).indicator for key in [*old, *new]}
    return Effect(after, [Change(one, old.get(key), new.get(key)) for key, one in found.items()])


def run_since(claim: DataClaim) -> Run | None:
    """The first computation that saw what was put right."""
    assert claim.answered_at is not None
    since = Run.objects.filter(period=claim.period_id, computed_at__gte=claim.answered_at)
    if claim.before is not None:
        since = since.filter(number__gt=claim.before.number)
    return since.order_by("number").first()


@dataclass(frozen=True)
class KindRow:
    """Claims of one kind in a stretch: made, accepted, refused, still open and of these past their last day."""

    kind: str
    made: int
    accepted: int
    refused: int
    open: int
    late: int


@dataclass(frozen=True)
class ClaimFigures:
    """`median` and `slowest` are days until the answer (p50, p90; Kaplan-Meier), None while unknown."""

    rows: list[KindRow]
    answered: int
    right: int
    ownerless: int
    """Cases that count for nobody since: taken off one, given to none."""
    in_time: int
    median: float | None
    slowest: float | None


def claim_figures(since: datetime, until: datetime) -> ClaimFigures:
    """Of claims made in [since, until); withdrawn ones left out. One statement."""
    made = DataClaim.objects.filter(filed_at__gte=since, filed_at__lt=until).exclude(state=ClaimState.WITHDRAWN)
    found: list[Any] = list(made.order_by().values_list("kind", "state", "filed_at", "due_at", "answered_at", "owner"))
    answered = [one for one in found if one[4] is not None]
    days = np.array([((one[4] or until) - one[2]).total_seconds() / A_DAY for one in found], dtype=float)
    curve = kaplan_meier(days, np.array([one[4] is not None for one in found], dtype=bool)) if found else None
    kinds = sorted({one[0] for one in found})
    return ClaimFigures(
        rows=[_row(kind, [one for one in found if one[0] == kind], until) for kind in kinds],
        answered=len(answered),
        ownerless=sum(one[:2] == (ClaimKind.NOT_MINE, ClaimState.ACCEPTED) and one[5] is None for one in found),
        right=sum(one[1] == ClaimState.ACCEPTED for one in answered),
        in_time=sum(one[4] <= one[3] for one in answered),
        median=curve.quantile(0.5) if curve else None,
        slowest=curve.quantile(0.9) if curve else None,
    )


def _row(kind: str, found: list[Any], until: datetime) -> KindRow:
    states = [one[1] for one in found]
    waiting = [one for one in found if one[1] == ClaimState.OPEN]
    return KindRow(
        kind, len(found), states.count(ClaimState.ACCEPTED), states.count(ClaimState.REFUSED), len(waiting),
        sum(one[3] < until for one in waiting),
    )  # fmt: skip


def _shown(figure: Figure | None) -> tuple[object, ...]:
    return (figure.value, figure.n) if figure else ()
