"""What can be asked for from home, the form, and the receipt."""

from __future__ import annotations

from typing import Any

import segno
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from kinerja.doors.web.citizen.cases.words import meant
from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.shown.papers_form import AskForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework.commands import submit
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.queries import lines_of, offered
from kinerja.facts.casework.words import word_of
from kinerja.facts.queueing.hours import openings
from kinerja.facts.queueing.models import AppointmentRule, ServiceLine
from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.facts.service.terms import PUBLISHED_COMPONENTS, STANDARD_COMPONENTS
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.zones import zone_of

MOST_HALLS = 200
LISTS = ("requirements", "procedure")
"""Components that have a place of their own on the page."""


@reads(public=True)
def everything(request: PageRequest) -> HttpResponse:
    """Where a citizen begins: halls that give numbers by telephone, requests from home, and tracking."""
    lines = ServiceLine.objects.open_on(request.actor.on).filter(unit=OuterRef("pk"), takes_phone=True).order_by()
    slots = AppointmentRule.objects.filter(line__unit=OuterRef("pk")).exclude(ends__lte=request.actor.on).order_by()
    found = Unit.objects.filter(Exists(lines), closed_on=None).annotate(has_slots=Exists(slots))
    halls = list(found.order_by("name", "pk")[:MOST_HALLS])
    opening = openings(halls, request.now)
    rows = [(hall, opening[hall.pk], zone_of(hall.zone)) for hall in halls]
    context = {"halls": rows, "has_services": bool(offered(request.actor.on))}
    return render(request, "citizen/everything.html", context)


@reads(public=True)
def services(request: PageRequest) -> HttpResponse:
    return render(request, "citizen/case_services.html", {"rows": offered(request.actor.on)})


@reads(public=True)
def form(request: PageRequest, code: str) -> HttpResponse:
    service, standard = _offer(request, code)
    return _page(request, service, standard, AskForm(lines_of(standard, "requirements")))


@writes(public=True)
def ask(request: PageRequest, code: str) -> HttpResponse:
    service, standard = _offer(request, code)
    given = AskForm(lines_of(standard, "requirements"), request.POST, request.FILES)
    given.full_clean()
    key = given.cleaned_data.get("submission")
    before = CaseFile.objects.filter(submission=key).first() if key else None
    if before is not None:
        return redirect("citizen:case_receipt", word=word_of(before))
    given.take(request)
    file = given.attempt(lambda: _submitted(request, service, given)) if not given.errors else None
    if file is None:
        return _page(request, service, standard, given)
    return redirect("citizen:case_receipt", word=word_of(file))


def _submitted(request: PageRequest, service: Service, given: AskForm) -> CaseFile:
    values = given.cleaned_data
    return submit(
        service, name=values["name"].strip(), phone=values["phone"], papers=given.papers,
        submission=values["submission"], actor=request.actor, now=request.now,
    )  # fmt: skip


def _offer(request: PageRequest, code: str) -> tuple[Service, ServiceStandard]:
    found = next((pair for pair in offered(request.actor.on) if pair[0].code == code), None)
    if found is None:
        raise Http404
    return found


def _page(request: PageRequest, service: Service, standard: ServiceStandard, given: AskForm) -> HttpResponse:
    told = [
        (label, standard.components.get(name, ""))
        for name, label in STANDARD_COMPONENTS.items()
        if name in PUBLISHED_COMPONENTS and name not in (*LISTS, "time") and standard.components.get(name)
    ]
    context = {
        "service": service,
        "standard": standard,
        "requirements": lines_of(standard, "requirements"),
        "steps": lines_of(standard, "procedure"),
        "told": told,
        "form": given,
    }
    return render(request, "citizen/case_form.html", context, status=given.status if given.is_bound else 200)


@reads(public=True)
def receipt(request: PageRequest, word: str) -> HttpResponse:
    """What the citizen keeps: it can be opened again as long as he has the address."""
    file = meant(request, word)
    place = reverse("citizen:case", args=[word_of(file)])
    context: dict[str, Any] = {
        "file": file,
        "word": word_of(file),
        "due": file.request.deadline_at,
        "place": place,
        "qr": SafeString(
            segno.make(request.build_absolute_uri(place), micro=False, error="m").svg_inline(border=2, omitsize=True)
        ),
    }
    with timezone.override(zone_of(file.unit.zone)):
        return quietly(render(request, "citizen/case_receipt.html", context))
