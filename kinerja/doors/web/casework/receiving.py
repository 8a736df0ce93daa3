"""A request taken at the counter for somebody who stands there; he gets the same receipt."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.casework.files import enter
from kinerja.doors.web.shown.papers_form import AskForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework.commands import submit
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.queries import lines_of, offered
from kinerja.facts.casework.words import word_of
from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.facts.service.terms import Channel


def _offers(request: PageRequest) -> list[tuple[Service, ServiceStandard]]:
    """Of the units this person works in."""
    units = {unit.pk for unit in enter(request)}
    return [pair for pair in offered(request.actor.on) if pair[0].unit_id in units]


def _offer(request: PageRequest, code: str) -> tuple[Service, ServiceStandard]:
    found = next((pair for pair in _offers(request) if pair[0].code == code), None)
    if found is None:
        raise Http404
    return found


@reads
def offers(request: PageRequest) -> HttpResponse:
    return render(request, "casework/offers.html", {"rows": _offers(request)})


@reads
def form(request: PageRequest, code: str) -> HttpResponse:
    service, standard = _offer(request, code)
    return _page(request, service, AskForm(lines_of(standard, "requirements")))


@writes
def receive(request: PageRequest, code: str) -> HttpResponse:
    service, standard = _offer(request, code)
    given = AskForm(lines_of(standard, "requirements"), request.POST, request.FILES)
    given.full_clean()
    given.take(request)
    file = given.attempt(lambda: _received(request, service, given)) if not given.errors else None
    return redirect("citizen:case_receipt", word=word_of(file)) if file else _page(request, service, given)


def _received(request: PageRequest, service: Service, given: AskForm) -> CaseFile:
    values = given.cleaned_data
    return submit(
        service, name=values["name"].strip(), phone=values["phone"], papers=given.papers,
        submission=values["submission"], channel=Channel.COUNTER, **by(request),
    )  # fmt: skip


def _page(request: PageRequest, service: Service, given: AskForm) -> HttpResponse:
    context = {"form": given, "service": service, "up": (gettext("Terima di loket"), reverse("casework:offers"))}
    return render(request, "casework/receive.html", context, status=given.status if given.is_bound else 200)
