"""The plan with its annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.wording import day_words, instant_words, number_words, span_words, target_words
from kinerja.work.planning.comparing import contents_of
from kinerja.work.planning.models import AnnexItem, ExpectedResult, Indicator, Plan
from kinerja.work.planning.queries import behaviours_of
from kinerja.work.planning.terms import AnnexKind, PlanState, ResultKind

from .people import in_post, person, signed

EMPLOYEE, RATER = "Pegawai yang dinilai", "Pejabat penilai kinerja"


def plan_parts(subject: Subject) -> dict[str, Any]:
    plan = subject.planned
    lines = contents_of([plan.pk])[plan.pk]
    return {
        "period_name": plan.cycle.name,
        "period": span_words(plan.starts, plan.ends),
        "mark": "Versi ini sudah digantikan" if plan.state == PlanState.SUPERSEDED else "",
        "form": plan.form,
        "approach": str(plan.get_approach_display()),
        "edition": plan.edition,
        "employee": in_post(plan.employee, plan.position, plan.unit),
        "rater": person(plan.rater, plan.starts),
        "parts": result_parts(lines["results"], indicator_words),
        "behaviours": behaviour_words(plan, {}, lines["behaviour"]),
        "annexes": _annexes(lines["annexes"]),
        "signed": _signed(plan),
    }


def result_parts(
    results: Iterable[ExpectedResult], line: Callable[[Indicator], dict[str, str]]
) -> list[dict[str, Any]]:
    """Main results first, then additional ones; `line` says what stands beside an indicator."""
    main_first = sorted(results, key=lambda result: result.kind == ResultKind.ADDITIONAL)
    return [
        {"kind": str(ResultKind(kind).label).capitalize(), "results": [_result(one, line) for one in rows]}
        for kind, rows in groupby(main_first, key=lambda result: result.kind)
    ]


def indicator_words(indicator: Indicator) -> dict[str, str]:
    return {
        "aspect": str(indicator.get_aspect_display()),
        "text": indicator.text,
        "target": target_words(indicator),
    }


def behaviour_words(plan: Plan, beside: dict[int, str], said: Any = None) -> list[dict[str, Any]]:
    """The values in force with their guides; `beside` what stands beside each, by its number."""
    return [
        {
            "name": one.value.wording.id,
            "guides": [guide.wording.id for guide in one.value.guides],
            "expectation": one.expectation,
            "feedback": beside.get(one.number, "–"),
        }
        for one in behaviours_of(plan, said)
    ]


def _result(result: ExpectedResult, line: Callable[[Indicator], dict[str, str]]) -> dict[str, Any]:
    return {
        "text": result.text,
        "supports": result.superior_result.text if result.superior_result else "",
        "perspective": str(result.get_perspective_display()),
        "weight": number_words(result.weight) if result.weight else "",
        "decree": f"{result.decree_number}, {day_words(result.decree_date)}" if result.decree_date else "",
        "indicators": [line(indicator) for indicator in result.indicators.all()],
    }


def _annexes(items: Iterable[AnnexItem]) -> list[dict[str, Any]]:
    """All three in the order of the form, empty ones too."""
    texts: dict[str, list[str]] = {kind: [] for kind in AnnexKind}
    for item in items:
        texts[item.kind].append(item.text)
    return [{"title": str(kind.label), "items": texts[kind]} for kind in AnnexKind]


def _signed(plan: Plan) -> list[dict[str, str]]:
    if plan.agreed_at is not None and plan.agreed_by is None:
        taken = (
            f"Diambil alih sebagai dokumen yang sudah ditandatangani, {instant_words(plan.agreed_at, plan.unit.zone)}"
        )
        return [signed(EMPLOYEE, plan.employee, taken), signed(RATER, plan.rater, taken)]
    return [
        signed(EMPLOYEE, plan.employee, _how("mengajukan", plan.proposed_at, plan)),
        signed(RATER, plan.agreed_by or plan.rater, _how("menyepakati", plan.agreed_at, plan)),
    ]


def _how(act: str, at: Any, plan: Plan) -> str:
    return f"Ditandatangani dalam Kinerja dengan {act}, {instant_words(at, plan.unit.zone)}" if at else ""
