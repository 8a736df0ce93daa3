"""Who sits: ticked by the head of the unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.calibration.forms import SeatForm
from kinerja.doors.web.calibration.views.session import session_for
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.calibration import candidates
from kinerja.judgement.evaluation.commands import seat_raters
from kinerja.judgement.evaluation.models import CalibrationSession
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require


@reads
def show(request: PageRequest, session: UUID) -> HttpResponse:
    found = session_for(request, session)
    return _page(request, found, _form(request, found))


@writes
def seat(request: PageRequest, session: UUID) -> HttpResponse:
    found = session_for(request, session)
    form = _form(request, found, request.POST)
    if form.is_valid() and form.attempt(lambda: _seated(request, found, form)):
        messages.success(request, gettext("Peserta sidang tersimpan."))
        return redirect("calibration:session", session)
    return _page(request, found, form, form.status)


def _seated(request: PageRequest, found: CalibrationSession, form: SeatForm) -> CalibrationSession:
    raters = [UUID(one) for one in form.cleaned_data["raters"]]
    return seat_raters(found, raters=raters, version=form.cleaned_data["version"], **by(request))


def _form(request: PageRequest, found: CalibrationSession, data: Any = None) -> SeatForm:
    require(request.actor, Permission.CALIBRATION_SEAT, found)
    known = [(str(key), name) for key, name in candidates(found, request.actor.on).items()]
    sitting = [str(one) for one in found.seats.values_list("rater", flat=True)]
    return SeatForm(data, known=known, initial={"version": found.version, "raters": sitting})


def _page(request: PageRequest, found: CalibrationSession, form: SeatForm, status: int = 200) -> HttpResponse:
    return render(request, "calibration/seats.html", {"session": found, "form": form}, status=status)
