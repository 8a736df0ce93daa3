"""A plan (SKP) as a sheet to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import day
from kinerja.doors.web.ui.sentences import spoken
from kinerja.pure.law.behaviour import Wording
from kinerja.work.planning import queries as planning
from kinerja.work.planning.comparing import Content, contents_of
from kinerja.work.planning.models import AnnexItem, BehaviourExpectation, Indicator, Plan
from kinerja.work.planning.plan_facts import Remark
from kinerja.work.planning.terms import IN_PREPARATION, AnnexKind, PlanState, ResultKind

from .explanations import cite_words
from .figures import source_words
from .targets import amount_words, target_words
from .wording import WordingLine, indicator_lines, result_lines


@dataclass(frozen=True)
class IndicatorLine:
    wording: list[WordingLine]
    """Remarks on the words while the plan can still be changed."""
    indicator: Indicator
    aspect: str
    target: str
    source: str
    amount: str
    """The target as the form writes it in its own column."""


@dataclass(frozen=True)
class ResultLines:
    key: UUID
    text: str
    kind: str
    indicators: list[IndicatorLine]
    wording: list[WordingLine]
    supports: str = ""
    perspective: str = ""
    weight: Decimal | None = None
    decree: str = ""
    is_additional: bool = False


@dataclass(frozen=True)
class Behaviour:
    name: str
    guides: list[str]
    expectation: str
    said: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Annex:
    title: str
    items: list[str]


@dataclass(frozen=True)
class PlanSheet:
    """Everything on the form, with what is still missing or doubtful."""

    plan: Plan
    state: Badge
    results: list[ResultLines]
    behaviours: list[Behaviour]
    remarks: list[tuple[str, str, bool]]
    annexes: list[Annex]

    @property
    def last_day(self) -> date:
        return self.plan.ends - timedelta(days=1)


def plan_sheet(plan: Plan, *, today: date, content: Content | None = None) -> PlanSheet:
    """Three statements, none where the content is at hand."""
    parts = contents_of([plan.pk])[plan.pk] if content is None else content
    results = parts["results"]
    remarks = planning.remarks_on(plan, today, results) if plan.state in IN_PREPARATION else []
    return PlanSheet(
        plan=plan,
        state=badge(plan.state, plan.get_state_display()),
        results=[_result(result, plan.state == PlanState.DRAFT) for result in results],
        behaviours=behaviours(plan, parts["behaviour"]),
        remarks=remark_words(remarks),
        annexes=_annexes(parts["annexes"]),
    )


def _annexes(items: Iterable[AnnexItem]) -> list[Annex]:
    """All three in the order of the form, empty ones too."""
    texts: dict[str, list[str]] = {kind: [] for kind in AnnexKind}
    for item in items:
        texts[item.kind].append(item.text)
    return [Annex(str(kind.label), texts[kind]) for kind in AnnexKind]


def behaviours(plan: Plan, said: Iterable[BehaviourExpectation] | None = None) -> list[Behaviour]:
    """The values in force with their guides and what the leader expects beyond them. One statement without `said`."""
    return [_behaviour(expected) for expected in planning.behaviours_of(plan, said)]


def wording(text: Wording) -> str:
    """The words of the law in the reader's language."""
    return text.en if get_language() == "en" else text.id


def _result(result: Any, is_draft: bool) -> ResultLines:
    lines = [_indicator(i, is_draft) for i in result.indicators.all()]
    supports = result.superior_result.text if result.superior_result else ""
    decree = f"{result.decree_number}, {day(result.decree_date)}" if result.decree_date else ""
    kind, perspective = result.get_kind_display(), result.get_perspective_display()
    said = result_lines(result.text) if is_draft else []
    beside = (supports, perspective, result.weight, decree, result.kind == ResultKind.ADDITIONAL)
    return ResultLines(result.pk, result.text, kind, lines, said, *beside)


def _indicator(i: Indicator, is_draft: bool) -> IndicatorLine:
    said = indicator_lines(i) if is_draft else []
    return IndicatorLine(said, i, i.get_aspect_display(), target_words(i), source_words(i.source), amount_words(i))


def _behaviour(expected: planning.ExpectedBehaviour) -> Behaviour:
    guides = [wording(guide.wording) for guide in expected.value.guides]
    return Behaviour(wording(expected.value.wording), guides, expected.expectation)


def remark_words(remarks: Iterable[Remark]) -> list[tuple[str, str, bool]]:
    """(sentence, articles, whether it must be mended first)."""
    return [(spoken(r.sentence), "; ".join(cite_words(r.cites)), r.refuses) for r in remarks]
