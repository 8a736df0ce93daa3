"""The cases behind one figure, page by page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kinerja.doors.web.ui.numbers import instant, number
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.service.models import Request
from kinerja.judgement.measurement import queries as measurement
from kinerja.judgement.measurement.models import Figure

from .figures import figure_rows

DAY = 86400


def case_page(request: PageRequest, figure: Figure) -> dict[str, Any]:
    """Context of `shown/cases.html`; one statement for the page of cases."""
    behind = measurement.cases_behind(figure).select_related("service")
    page = page_by_key(request, behind, clean=UUID)
    row = figure_rows([figure.indicator], {figure.indicator_id: figure})[0]
    return {"figure": figure, "row": row, "page": page, "cases": [_case(case) for case in page.rows]}


def _case(case: Request) -> dict[str, Any]:
    late = bool(case.deadline_at and case.closed_at and case.closed_at > case.deadline_at)
    seconds = (case.closed_at - case.opened_at).total_seconds() if case.closed_at else None
    return {
        "key": case.case_key,
        "service": case.service.name,
        "opened": instant(case.opened_at),
        "closed": instant(case.closed_at) if case.closed_at else "",
        "deadline": instant(case.deadline_at),
        "late": late,
        "days": number(seconds / DAY, 1) if seconds is not None else "",
        "impossible": seconds is not None and seconds < 0,
    }
