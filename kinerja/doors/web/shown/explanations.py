"""“Mengapa nilai ini?”: what an evaluation rests on; each figure leads on to its formula, inputs and cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.sentences import spoken
from kinerja.judgement.evaluation.calibration import told_to
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import EvaluationState, ObjectionOutcome
from kinerja.pure.law import quadrant
from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.law.terms import Rating

from .evaluations import EvaluationLine, suggestion_of
from .figures import plan_rows


@dataclass(frozen=True)
class Cell:
    text: str
    chosen: bool


@dataclass(frozen=True)
class Quadrant:
    """The nine cells; rows from the best results down, columns from the worst behaviour up."""

    head: list[str]
    rows: list[tuple[str, list[Cell]]]
    because: str
    cites: list[str]


def why_page(evaluation: Evaluation, *, cases: str, later: UUID | None = None) -> dict[str, Any]:
    """Context of `shown/why.html`; `cases` names the address of a figure's cases, `later` a run to set beside it.

    Three statements, and one more where `objection__decided_by` is not selected.
    """
    return {
        "evaluation": evaluation,
        "line": EvaluationLine.of(evaluation),
        "changed": changing(evaluation),
        "calibrated": told_to(evaluation),
        "quadrant": quadrant_of(evaluation),
        "suggestion": suggestion_of(evaluation),
        "rows": plan_rows(evaluation.plan, evaluation.run, cases=cases, later=later),
    }


def changing(evaluation: Evaluation) -> Objection | None:
    """The objection that changed what the rater had decided; its decision is then the reason that holds."""
    objection: Objection | None = getattr(evaluation, "objection", None)
    return objection if objection and objection.outcome == ObjectionOutcome.CHANGED else None


def quadrant_of(evaluation: Evaluation) -> Quadrant | None:
    """The quadrant in force at the end of the period with the cell that was met; None before anybody decided."""
    if evaluation.state != EvaluationState.FINAL:
        return None
    on = last_day(evaluation.period)
    met = Rating(evaluation.result_rating), Rating(evaluation.behaviour_rating)
    finding = quadrant.predicate(*met, on)
    rows = [
        (
            gettext(results.label),
            [
                Cell(gettext(quadrant.predicate(results, behaviour, on).value.label), (results, behaviour) == met)
                for behaviour in Rating
            ],
        )
        for results in reversed(Rating)
    ]
    head = [gettext(behaviour.label) for behaviour in Rating]
    return Quadrant(head, rows, " ".join(map(spoken, finding.because)), cite_words(finding.cites))


def cite_words(cites: tuple[Citation, ...]) -> list[str]:
    """Articles as they are shown: a mark [M] is a local setting and never looks like law."""
    return [
        f"{words} ({gettext(cite.confidence.label)})" if cite.confidence is Confidence.MEMORY else words
        for cite in cites
        for words in (cite.render(gettext),)
    ]
