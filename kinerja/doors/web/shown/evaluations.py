"""An evaluation in words and badges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import day, number
from kinerja.doors.web.ui.sentences import filled
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.reasons import shown_cite
from kinerja.judgement.evaluation.terms import EvaluationState


@dataclass(frozen=True)
class EvaluationLine:
    """Needs `period` and `rater` selected."""

    key: UUID
    period: str
    predicate: Badge
    result: str
    behaviour: str
    rater: str

    @classmethod
    def of(cls, evaluation: Evaluation) -> EvaluationLine:
        return cls(
            key=evaluation.pk,
            period=evaluation.period.name,
            predicate=predicate_badge(evaluation),
            result=evaluation.get_result_rating_display() or gettext("belum ditetapkan"),
            behaviour=evaluation.get_behaviour_rating_display() or gettext("belum ditetapkan"),
            rater=evaluation.rater.name if evaluation.rater else "–",
        )


@dataclass(frozen=True)
class Suggestion:
    """The machine's suggestion with its reasons; empty where data do not suffice."""

    rating: Badge | None
    reasons: list[str]
    cites: list[str]


def predicate_badge(evaluation: Evaluation) -> Badge:
    if evaluation.state == EvaluationState.FINAL:
        return badge(evaluation.predicate, evaluation.get_predicate_display())
    return badge(evaluation.state, evaluation.get_state_display())


def suggestion_of(evaluation: Evaluation) -> Suggestion:
    rating = badge(evaluation.suggested, evaluation.get_suggested_display()) if evaluation.suggested else None
    cites = [shown_cite(cite, gettext) for reason in evaluation.reasons for cite in reason["cites"]]
    told = [c["text"] if c["is_law"] else f"{c['text']} ({c['meaning']})" for c in cites]
    return Suggestion(rating, [reason_words(reason) for reason in evaluation.reasons], list(dict.fromkeys(told)))


def reason_words(reason: Mapping[str, Any]) -> str:
    """A stored reason as the reader writes numbers and days."""
    return filled(reason["template"], {name: _shown(value) for name, value in reason["params"].items()})


def _shown(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if "number" in value:
        return number(Decimal(value["number"]), 2)
    return day(date.fromisoformat(value["date"])) if "date" in value else reason_words(value)
