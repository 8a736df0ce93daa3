"""A final evaluation whose figures moved since: the evaluation stays, and the way to have it changed is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Subquery
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.judgement.measurement.queries import figures_of
from kinerja.work.planning.terms import PeriodState

from .figures import FigureRow, value_words
from .targets import unit_words


@dataclass(frozen=True)
class Since:
    """Claims that were right after the decision, and figures as they stand since: label, before, after."""

    claims: list[DataClaim]
    changes: list[tuple[str, str, str]]
    waits: bool
    """Figures are not counted again yet."""
    is_closed: bool
    """They are not counted again: the period is closed."""


def moved_since(evaluation: Evaluation, rows: Iterable[FigureRow]) -> Since | None:
    """None where nothing was put right after the decision. One statement, two where something was.

    Needs `period` selected; `rows` are the figures the decision rests on.
    """
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
    now = {one.indicator_id: one for one in figures_of(evaluation.employee_id, last.newest)} if counted else {}
    pairs = [(row.figure, now.get(row.indicator.pk), row.indicator) for row in rows]
    changes = [
        (one.text, _words(before, unit_words(one)), _words(after, unit_words(one)))
        for before, after, one in pairs
        if _shown(before) != _shown(after)
    ]
    return Since(claims, changes if counted else [], waits=not counted and not is_closed, is_closed=is_closed)


def _shown(figure: Figure | None) -> tuple[object, ...]:
    return (figure.value, figure.n) if figure else ()


def _words(figure: Figure | None, unit: str) -> str:
    return f"{value_words(figure.value, unit)} · n = {number(figure.n)}" if figure else gettext("belum ada")
