"""One session: what lies on the table, and its minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.calibration.forms import MinutesForm
from kinerja.doors.web.calibration.showing import person_lines, rater_rows
from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.shown.spread import spread_chart
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.calibration import table
from kinerja.judgement.evaluation.commands import close_calibration
from kinerja.judgement.evaluation.models import CalibrationSession
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import CalibrationState
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.trail import seen

SIZE = 25
RELATED = ("unit", "period__cycle", "convened_by", "closed_by")


def session_for(request: PageRequest, key: UUID) -> CalibrationSession:
    """One that this actor may see, or a missing page: others need not learn that it exists."""
    rows = CalibrationSession.objects.visible_to(request.actor).select_related(*RELATED)
    return get_object_or_404(rows, pk=key)


@reads
def show(request: PageRequest, session: UUID) -> HttpResponse:
    found = session_for(request, session)
    seen("evaluation.calibration", actor=request.actor, now=request.now, thing=found)
    return _page(request, found)


@writes
def close(request: PageRequest, session: UUID) -> HttpResponse:
    found, form = session_for(request, session), MinutesForm(request.POST)
    if form.is_valid() and form.attempt(lambda: close_calibration(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Risalah ditetapkan; sidang selesai."))
        return redirect("calibration:session", session)
    return _page(request, session_for(request, session), form)


def _page(request: PageRequest, found: CalibrationSession, form: MinutesForm | None = None) -> HttpResponse:
    on, laid = last_day(found.period), table(found, request.actor.employee_id)
    page = page_by_number(request, laid.people, size=SIZE)
    is_open = found.state == CalibrationState.OPEN
    seats = is_open and judge(request.actor, Permission.CALIBRATION_SEAT, found)
    # Who decides about seats may close as well, without asking the database again.
    closes = is_open and (seats or found.convened_by_id == request.actor.employee_id)
    context: dict[str, Any] = {
        "session": found,
        "is_open": is_open,
        "table": laid,
        "spread": spread_chart(laid.counts, laid.achievement, laid.finding, on),
        "counts": [(gettext(one.label), count) for one, count in laid.counts.items()],
        "warnings": [spoken(said) for said in laid.finding.value] if laid.finding else [],
        "remarks": [spoken(said) for said in laid.finding.because] if laid.finding else [],
        "cites": cite_words(laid.finding.cites) if laid.finding else [],
        "raters": rater_rows(laid.raters),
        "page": page,
        "lines": person_lines(page.rows, found, on),
        "changes": person_lines(laid.changed, found, on, figures=False),
        "seated": list(found.seats.select_related("rater")),
        "seats": seats,
        "closing": (form or MinutesForm(initial={"version": found.version})) if closes else None,
        "form": form,
    }
    return render(request, "calibration/session.html", context, status=form.status if form else 200)
