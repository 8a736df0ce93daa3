"""Sessions one may see, and the form that calls a new one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.doors.web.calibration.forms import ConveneForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.commands import open_calibration
from kinerja.judgement.evaluation.models import CalibrationSession
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Role
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

MOST_UNITS, MOST_PERIODS = 300, 6


@reads
def listing(request: PageRequest) -> HttpResponse:
    return _page(request, _form(request))


@writes
def convene(request: PageRequest) -> HttpResponse:
    form = _form(request, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        unit = get_object_or_404(Unit, pk=given["unit"])
        period = get_object_or_404(Period, pk=given["period"])
        asked = {"period": period, "purpose": given["purpose"], "submission": given["submission"]}
        made = form.attempt(lambda: open_calibration(unit, **asked, **by(request)))
        if made:
            return redirect("calibration:session", made.pk)
    return _page(request, form, form.status)


def _form(request: PageRequest, data: Any = None) -> ConveneForm:
    units = [(str(one.pk), one.name) for one in _units(request)]
    open_periods = Period.objects.filter(starts__lte=request.actor.on).exclude(state=PeriodState.CLOSED)
    rows = open_periods.select_related("cycle").order_by("-starts", "id")[:MOST_PERIODS]
    periods = [(str(one.pk), f"{one.name} · {one.cycle.name}") for one in rows]
    wanted = {"unit": request.GET.get("unit", ""), "period": request.GET.get("periode", "")}
    ended = next((str(one.pk) for one in rows if one.ends <= request.actor.on), None)
    return ConveneForm(
        data, units=units, periods=periods, initial={"period": ended} | {k: v for k, v in wanted.items() if v}
    )


def _units(request: PageRequest) -> list[Unit]:
    """Whose sessions this person may call; the policy is asked again. A large city's tree is entered from the unit."""
    actor, units = request.actor, Unit.objects.open_on(request.actor.on)
    if not actor.has(Role.LEADER):
        units = units.kept_by(actor)
    found = list(units.order_by("path")[:MOST_UNITS])
    wanted = _key(request.GET.get("unit") or request.POST.get("unit", ""))
    if len(found) == MOST_UNITS and wanted and all(one.pk != wanted for one in found):
        found += units.filter(pk=wanted)
    return found


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(request: PageRequest, form: ConveneForm, status: int = 200) -> HttpResponse:
    seen = CalibrationSession.objects.visible_to(request.actor)
    rows = seen.select_related("unit", "period__cycle", "convened_by").order_by("-opened_at", "-id")
    context = {"page": page_by_number(request, rows), "form": form, "may": bool(form.fields["unit"].choices)}  # type: ignore[attr-defined]
    return render(request, "calibration/list.html", context, status=status)
