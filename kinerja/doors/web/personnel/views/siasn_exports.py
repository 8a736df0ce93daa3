"""Results of one year in the words of SIASN, to be taken along: counted beforehand, noted in the trail."""

from __future__ import annotations

from collections import deque

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from kinerja.doors.interchange.siasn_results.exporting import Written, lines
from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.trail import seen

FIRST_YEAR = 2022
"""Of these records."""


@reads
def show(request: PageRequest) -> HttpResponse:
    """Every record is told for the counting, as in the file itself, so a year is counted only where it was asked."""
    years = _years(request)
    asked = request.GET.get("tahun", "")
    year = next((one for one in years if str(one) == asked), None)
    context = {"years": years, "year": year, "found": None if year is None else _counted(year)}
    return render(request, "personnel/siasn_export.html", context)


@reads
def records(request: PageRequest, year: int) -> StreamingHttpResponse:
    if year not in _years(request):
        raise Http404
    seen("history.records", actor=request.actor, now=request.now, year=year)
    response = StreamingHttpResponse(lines(Written(), year=year), content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="siasn-{year}.jsonl"'
    return response


def _years(request: PageRequest) -> range:
    """Newest first."""
    enter(request)
    require(request.actor, Permission.HISTORY_EXPORT, None)
    return range(request.actor.on.year, FIRST_YEAR - 1, -1)


def _counted(year: int) -> Written:
    found = Written()
    deque(lines(found, year=year), maxlen=0)
    return found
