"""A plan (SKP) as a sheet to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.sentences import spoken
from kinerja.pure.law.behaviour import Wording
from kinerja.work.planning import queries as planning
from kinerja.work.planning.models import Indicator, Plan
from kinerja.work.planning.terms import PlanState

from .explanations import cite_words
from .figures import source_words
from .targets import target_words
from .wording import WordingLine, indicator_lines, result_lines


@dataclass(frozen=True)
class IndicatorLine:
    wording: list[WordingLine]
    """Remarks on the words while the plan can still be changed."""
    indicator: Indicator
    aspect: str
    target: str
    source: str


@dataclass(frozen=True)
class ResultLines:
    text: str
    kind: str
    indicators: list[IndicatorLine]
    wording: list[WordingLine]


@dataclass(frozen=True)
class Behaviour:
    name: str
    guides: list[str]
    expectation: str


@dataclass(frozen=True)
class PlanSheet:
    """Everything on the form, with what is still missing or doubtful; six statements."""

    plan: Plan
    state: Badge
    results: list[ResultLines]
    behaviours: list[Behaviour]
    remarks: list[tuple[str, str, bool]]

    @property
    def last_day(self) -> date:
        return self.plan.ends - timedelta(days=1)


def plan_sheet(plan: Plan, *, today: date) -> PlanSheet:
    return PlanSheet(
        plan=plan,
        state=badge(plan.state, plan.get_state_display()),
        results=[_result(result, plan.state == PlanState.DRAFT) for result in planning.results_of(plan)],
        behaviours=behaviours(plan),
        remarks=_remarks(plan, today) if plan.state != "agreed" else [],
    )


def behaviours(plan: Plan) -> list[Behaviour]:
    """The values in force with their guides and what the leader expects beyond them. One statement."""
    return [_behaviour(expected) for expected in planning.behaviours_of(plan)]


def wording(text: Wording) -> str:
    """The words of the law in the reader's language."""
    return text.en if get_language() == "en" else text.id


def _result(result: Any, is_draft: bool) -> ResultLines:
    lines = [
        IndicatorLine(
            indicator_lines(i) if is_draft else [], i, i.get_aspect_display(), target_words(i), source_words(i.source)
        )
        for i in result.indicators.all()
    ]
    return ResultLines(result.text, result.get_kind_display(), lines, result_lines(result.text) if is_draft else [])


def _behaviour(expected: planning.ExpectedBehaviour) -> Behaviour:
    guides = [wording(guide.wording) for guide in expected.value.guides]
    return Behaviour(wording(expected.value.wording), guides, expected.expectation)


def _remarks(plan: Plan, today: date) -> list[tuple[str, str, bool]]:
    """(sentence, articles, whether it must be mended first)."""
    found = planning.remarks_on(plan, today)
    return [(spoken(r.sentence), "; ".join(cite_words(r.cites)), r.refuses) for r in found]
