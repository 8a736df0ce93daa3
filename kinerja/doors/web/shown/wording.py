"""Remarks on wording, beside what was typed and on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.work.planning.terms import DECLARED
from kinerja.work.planning.wording import Wording, WordingRemark, check_wording
from kinerja.work.planning.wording.checks import Kind

MOST = 4000


@dataclass(frozen=True)
class WordingLine:
    sentence: str
    example: str
    refuses: bool


def wording_lines(remarks: Iterable[WordingRemark]) -> list[WordingLine]:
    return [WordingLine(spoken(r.sentence), gettext(r.example), r.refuses) for r in remarks]


def indicator_lines(indicator: Any) -> list[WordingLine]:
    """Remarks on a stored indicator, of a plan or of the library."""
    has_target = indicator.target_low is not None
    beside = {"unit": indicator.measure_unit, "source": indicator.source, "evidence": indicator.evidence}
    return wording_lines(check_wording(Wording(indicator.text, has_target=has_target, **beside)))


def result_lines(text: str) -> list[WordingLine]:
    return wording_lines(check_wording(Wording(text, Kind.RESULT)))


def typed_remarks(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Remarks on what was typed into a form whose fields are named as those of an indicator."""
    result, text = typed.get("result_text", "")[:MOST], typed.get("text", "")[:MOST]
    indicator = Wording(
        text,
        unit=typed.get("measure_unit", ""),
        has_target=bool(typed.get("target_low", "").strip()),
        source=typed.get("source", "") or DECLARED,
        evidence=typed.get("evidence", ""),
    )
    return {
        "result": result,
        "on_result": result_lines(result),
        "indicator": text,
        "on_indicator": wording_lines(check_wording(indicator)),
    }


def checked(request: PageRequest) -> HttpResponse:
    """The answer to "Periksa kalimat": remarks alone, nothing is written."""
    return render(request, "shown/wording.html", typed_remarks(request.POST))
