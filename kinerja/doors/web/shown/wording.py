"""Remarks on wording, beside what was typed and on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.work.planning.terms import DECLARED
from kinerja.work.planning.wording import Wording, WordingRemark, check_wording
from kinerja.work.planning.wording.checks import Kind

MOST = 4000
# What a form of a result alone sends with the button: there the sentence stands in `text` as well.
RESULT = "hasil"


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


def typed_remarks(typed: Mapping[str, Any], *, of_result: bool = False) -> dict[str, Any]:
    """Remarks on what was typed into a form whose fields are named as those of an indicator, or of a result."""
    result, text = typed.get("result_text", "")[:MOST], typed.get("text", "")[:MOST]
    if of_result:
        result, text = text, ""
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
    said = typed_remarks(request.POST, of_result=request.POST.get("periksa") == RESULT)
    return render(request, "shown/wording.html", said)


def checking(request: PageRequest, form: HouseForm, url: str, *, of_result: bool = False) -> dict[str, Any]:
    """What a form with the button needs; remarks come with every form that was sent and not taken."""
    about = {"check_url": url, "check_of": RESULT if of_result else "indikator", "remarks": form.is_bound}
    return about | (typed_remarks(request.POST, of_result=of_result) if form.is_bound else {})
