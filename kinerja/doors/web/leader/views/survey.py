"""What those who were served say of a unit, and what it does about its lowest elements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from kinerja.doors.web.leader.forms import FollowUpForm, OutcomeForm
from kinerja.doors.web.leader.scope import tops
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.survey import commands
from kinerja.facts.survey.columns import By
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.figures.scope import Scope
from kinerja.facts.survey.models import FollowUp, Survey
from kinerja.facts.survey.terms import VALUES, Trait
from kinerja.people.organisation.models import Employee, Unit
from kinerja.pure.law.satisfaction import Element, Grade
from kinerja.pure.lib.refusals import Refused

A_YEAR = timedelta(days=365)
MOST_UNITS, MOST_PLANS = 200, 50


@dataclass(frozen=True)
class ElementRow:
    """One element as the table shows it."""

    code: str
    label: str
    nrr: float | None
    low: float | None
    high: float | None
    n: int | None
    is_lowest: bool


@reads
def results(request: PageRequest) -> HttpResponse:
    return _page(request, *_asked(request))


@writes
def plan(request: PageRequest) -> HttpResponse:
    """Plan what follows; what was typed stays where it cannot be taken."""
    unit, known, survey = _asked(request)
    if survey is None:
        raise Http404
    form = FollowUpForm(request.POST, staff=_staff(request))
    by: dict[str, Any] = {"survey": survey, "actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: commands.plan_follow_up(unit, **form.planned(), **by)):
        messages.success(request, gettext("Rencana tindak lanjut dicatat."))
        return redirect(_address(unit, survey))
    return _page(request, unit, known, survey, form=form, status=form.status)


@writes
def close(request: PageRequest, key: UUID) -> HttpResponse:
    units = _units(request)
    found = get_object_or_404(FollowUp.objects.select_related("unit", "survey"), pk=key, unit__in=units)
    form = OutcomeForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: commands.close_follow_up(found, **form.cleaned_data, **by)):
        messages.success(request, gettext("Tindak lanjut dinyatakan selesai."))
        return redirect(_address(found.unit, found.survey))
    return _page(request, found.unit, units, found.survey, outcome=form, status=form.status)


def _address(unit: Unit, survey: Survey) -> str:
    return f"{reverse('leader:survey')}?unit={unit.pk}&survei={survey.pk}"


def _units(request: PageRequest) -> list[Unit]:
    """Units overseen and those beneath them, in order of the tree; who oversees none is told so."""
    beneath = Q()
    for top in tops(request):
        beneath |= Q(path__startswith=top.path)
    return list(Unit.objects.filter(beneath).open_on(request.actor.on).order_by("path")[:MOST_UNITS])


def _asked(request: PageRequest) -> tuple[Unit, list[Unit], Survey | None]:
    units, surveys = _units(request), list(Survey.objects.order_by("code"))
    asked = {name: request.GET.get(name) or request.POST.get(name, "") for name in ("unit", "survei")}
    unit = next((one for one in units if str(one.pk) == asked["unit"]), None)
    if unit is None and asked["unit"]:
        raise Http404
    survey = next((one for one in surveys if str(one.pk) == asked["survei"]), surveys[0] if surveys else None)
    request._surveys = surveys  # type: ignore[attr-defined]
    return unit or units[0], units, survey


def _staff(request: PageRequest) -> list[tuple[str, str]]:
    """Who may be made responsible: those this person sees, in service today."""
    people = Employee.objects.visible_to(request.actor).in_service(request.actor.on).order_by("name", "id")
    return [(str(key), name) for key, name in people.values_list("pk", "name")[:MOST_UNITS]]


def _page(
    request: PageRequest,
    unit: Unit,
    units: list[Unit],
    survey: Survey | None,
    *,
    form: FollowUpForm | None = None,
    outcome: OutcomeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"unit": unit, "units": units, "survey": survey, "outcome": outcome}
    context["surveys"] = getattr(request, "_surveys", [survey] if survey else [])
    if survey is not None:
        context |= _figures(request, unit, survey)
        plans = FollowUp.objects.filter(unit=unit, survey=survey).select_related("responsible")
        context["plans"] = [(one, gettext(Element(one.element).label)) for one in plans[:MOST_PLANS]]
        context["form"] = form or FollowUpForm(staff=_staff(request), initial=_initial(context))
    return render(request, "leader/survey.html", context, status=status)


def _initial(context: dict[str, Any]) -> dict[str, str]:
    lowest = [row.code for row in context.get("elements", []) if row.is_lowest]
    return {"element": lowest[0]} if lowest else {}


def _figures(request: PageRequest, unit: Unit, survey: Survey) -> dict[str, Any]:
    """Of the last twelve months; empty where nobody answered."""
    scope = Scope(unit, since=request.actor.on - A_YEAR)
    try:
        found = ask_survey(survey, on=request.actor.on, by=By.SERVICE, scope=scope)
    except Refused:
        return {}
    total = found["total"]
    grade = total["class"] and gettext("Mutu {letter}: {words}").format(
        letter=total["class"], words=gettext(Grade(total["class"]).label)
    )
    return {
        "total": total,
        # Two decimals: by them the class is cut.
        "index": number(total["index"], 2) if total["class"] else None,
        "grade": grade,
        "groups": found["groups"],
        "response": found["response"],
        "percent": round(100 * found["response"]["rate"]) if found["response"] else None,
        "sample": found["sample"],
        "warnings": [spoken(warning) for warning in found["warnings"]],
        "elements": _elements(total),
        "respondents": _respondents(found["respondents"]),
    }


def _respondents(found: dict[str, list[dict[str, Any]]]) -> list[tuple[str, list[tuple[str, int | None, int | None]]]]:
    """Trait and its bands in words, with how many and what percent; None where it is hidden."""
    return [
        (
            str(capfirst(Trait(trait).label)),
            [(str(VALUES[trait](row["value"]).label), row["n"], _percent(row["share"])) for row in bands],
        )
        for trait, bands in found.items()
    ]


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _elements(total: dict[str, Any]) -> list[ElementRow]:
    if total["suppressed"]:
        return []
    return [
        ElementRow(
            element.value,
            gettext(element.label),
            total["nrr"][element.value],
            total["nrr_low"][element.value],
            total["nrr_high"][element.value],
            total["filled"][element.value],
            element.value in total["lowest"],
        )
        for element in Element
    ]
