"""A final evaluation whose figures moved since: the evaluation stays, and the way to have it changed is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Subquery
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.work.planning.terms import PeriodState

from .figures import FigureRow, value_words
from .targets import unit_words


@dataclass(frozen=True)
class Righted:
    """Claims that were right after a decision: figures are counted again, still to be, or stay with a closed period."""

    claims: list[DataClaim]
    run: UUID | None
    """The newest run, where it has counted all of them."""
    is_closed: bool

    @property
    def waits(self) -> bool:
        return self.run is None and not self.is_closed


@dataclass(frozen=True)
class Since:
    """What was put right, and figures as they stand since: label, before, after."""

    righted: Righted
    changes: list[tuple[str, str, str]]


def righted_since(evaluation: Evaluation) -> Righted | None:
    """None where nothing was put right after the decision. One statement; needs `period` selected."""
    if evaluation.state != EvaluationState.FINAL or evaluation.finalised_at is None:
        return None
    about = (evaluation.employee_id, evaluation.period_id, evaluation.finalised_at)
    newest = Run.objects.filter(period=evaluation.period_id).order_by("-number").values("id")[:1]
    claims = list(DataClaim.objects.accepted_since(*about).annotate(newest=Subquery(newest)))
    if not claims:
        return None
    last = claims[-1]
    counted = last.before_id is not None and last.newest != last.before_id
    is_closed = evaluation.period.state == PeriodState.CLOSED and not counted
    return Righted(claims, last.newest if counted else None, is_closed)


def moved_since(righted: Righted | None, rows: Iterable[FigureRow]) -> Since | None:
    """`rows` are the figures the decision rests on, beside those of `righted.run`. No statement."""
    if righted is None:
        return None
    changes = [
        (one.text, _words(before, unit_words(one)), _words(after, unit_words(one)))
        for before, after, one in ((row.figure, row.later, row.indicator) for row in rows)
        if righted.run and _shown(before) != _shown(after)
    ]
    return Since(righted, changes)


def _shown(figure: Figure | None) -> tuple[object, ...]:
    return (figure.value, figure.n) if figure else ()


def _words(figure: Figure | None, unit: str) -> str:
    return f"{value_words(figure.value, unit)} · n = {number(figure.n)}" if figure else gettext("belum ada")
