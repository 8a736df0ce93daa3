"""Setting what a unit achieved, with the reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.leader.forms import AchievementForm
from kinerja.doors.web.leader.scope import periods
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.commands import rate_organisation
from kinerja.judgement.evaluation.models import OrganisationResult
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.planning.models import Period


def _asked(request: PageRequest, key: UUID) -> tuple[Unit, Period]:
    unit = Unit.objects.filter(pk=key).first()
    if unit is None:
        raise Http404
    require(request.actor, Permission.ORGANISATION_RATE, unit)
    _known, period = periods(request)
    if period is None:
        raise Http404
    return unit, period


def _result(unit: Unit, period: Period) -> OrganisationResult | None:
    return OrganisationResult.objects.filter(unit=unit, period=period).select_related("set_by").first()


@reads
def form(request: PageRequest, key: UUID) -> HttpResponse:
    unit, period = _asked(request, key)
    result = _result(unit, period)
    known = {"level": result.level, "reason": result.reason, "version": result.version} if result else {}
    context = {"unit": unit, "period": period, "result": result, "form": AchievementForm(initial=known)}
    return render(request, "leader/achievement.html", context)


@writes
def rate(request: PageRequest, key: UUID) -> HttpResponse:
    """Sent twice, the second finds its own result there and is content."""
    unit, period = _asked(request, key)
    given = AchievementForm(request.POST)
    if given.is_valid() and (
        _is_done(unit, period, given, request) or given.attempt(lambda: _rated(unit, period, given, request))
    ):
        messages.success(request, gettext("Capaian unit ditetapkan."))
        return redirect(f"{reverse('leader:unit', args=[key])}?periode={period.pk}")
    context = {"unit": unit, "period": period, "result": _result(unit, period), "form": given}
    return render(request, "leader/achievement.html", context, status=given.status)


def _is_done(unit: Unit, period: Period, given: AchievementForm, request: PageRequest) -> bool:
    values, there = given.cleaned_data, _result(unit, period)
    wanted = (values["level"], values["reason"].strip(), values["version"] + 1, request.actor.employee_id)
    return there is not None and (there.level, there.reason, there.version, there.set_by_id) == wanted


def _rated(unit: Unit, period: Period, given: AchievementForm, request: PageRequest) -> OrganisationResult:
    return rate_organisation(unit, period=period, **given.cleaned_data, actor=request.actor, now=request.now)
