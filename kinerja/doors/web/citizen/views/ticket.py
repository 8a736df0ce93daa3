"""The citizen's own number: where it stands, what to bring, and giving it up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from kinerja.doors.web.citizen.pulse import etag
from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.shown.voices import Asking, Offer, offer, renewed
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import tickets_of
from kinerja.facts.queueing.models import Visit
from kinerja.facts.queueing.words import visit_meant_by, word_of_visit
from kinerja.platform.operations.pulses import felt

A_MINUTE = 60
DEVICES = ("/layanan/", "/loket/meja/")
"""Where a number that was given may lead back to: a kiosk, or the front desk."""


@reads(public=True)
def show(request: PageRequest, word: str) -> HttpResponse:
    return _page(request, _visit(word))


@reads(public=True)
def poll(request: PageRequest, word: str) -> HttpResponse:
    """Only the part that changes. An unchanged hall is answered in `citizen.pulse`, before this is reached."""
    visit = _visit(word)
    pulse = felt([visit.unit_id])
    context = _context(request, visit)
    response = render(request, "citizen/parts/ticket.html", context)
    response["ETag"] = _tag(request, visit, pulse, context["offer"])
    return response


@writes(public=True)
def leave(request: PageRequest, word: str) -> HttpResponse:
    visit = _visit(word)
    ticket = get_object_or_404(visit.tickets.select_related("visit"), pk=_key(request.POST.get("ticket", "")))
    form = HouseForm({})
    form.full_clean()
    if form.attempt(lambda: commands.leave(ticket, actor=request.actor, now=request.now)) is None:
        return _page(request, visit, form)
    return redirect("citizen:ticket", word=word)


@writes(public=True)
def tell(request: PageRequest, word: str) -> HttpResponse:
    """The word of a visit proves that one was there. A token is made only here, so that a mere look makes none."""
    visit = _visit(word)
    found = offer(list(visit.tickets.order_by("id")), request.now)
    if found is None or found.asking not in (Asking.OPEN, Asking.MORE):
        return redirect("citizen:ticket", word=word)
    return redirect("citizen:survey", token=renewed(found.invitation, request.now))


def _visit(word: str) -> Visit:
    key = visit_meant_by(word)
    if key is None:
        raise Http404
    return get_object_or_404(Visit.objects.select_related("unit"), pk=key)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404


def _page(request: PageRequest, visit: Visit, form: HouseForm | None = None) -> HttpResponse:
    word, pulse = word_of_visit(visit.pk), felt([visit.unit_id])
    back = request.GET.get("mesin", "")
    context = _context(request, visit)
    context |= {
        "form": form,
        "tag": _tag(request, visit, pulse, context["offer"]),
        "poll": reverse("citizen:ticket_poll", args=[word]),
        "qr": qr_of(request.build_absolute_uri(reverse("citizen:ticket", args=[word]))),
        "back": back if back.startswith(DEVICES) else "",
    }
    return quietly(render(request, "citizen/ticket.html", context, status=form.status if form else 200))


def _context(request: PageRequest, visit: Visit) -> dict[str, Any]:
    rows = [
        (ticket, before, _minutes(ticket.promised_low, ticket.promised_high)) for ticket, before in tickets_of(visit)
    ]
    found = offer([ticket for ticket, *_ in rows], request.now)
    return {"visit": visit, "rows": rows, "offer": found, "word": word_of_visit(visit.pk)}


def _minutes(low: int | None, high: int | None) -> tuple[int, int] | None:
    """A band in whole minutes, outwards: a promise is not made narrower by rounding."""
    if low is None or high is None:
        return None
    return low // A_MINUTE, -(-high // A_MINUTE)


def _tag(request: PageRequest, visit: Visit, pulse: int, found: Offer | None) -> str:
    """`pulse` is felt before the page is read, so that a change in between is never missed. That a survey opens is no
    change of the hall: the claim ends there."""
    until = found.opens_at if found and found.asking is Asking.EARLY else None
    return etag(
        reverse("citizen:ticket_poll", args=[word_of_visit(visit.pk)]), visit.unit_id, pulse, request.now, until
    )


def qr_of(address: str) -> SafeString:
    """Any mask can be read, and of a word that looks random none is better: to weigh all eight took half the page."""
    return SafeString(segno.make(address, micro=False, error="m", mask=0).svg_inline(border=2, omitsize=True))
