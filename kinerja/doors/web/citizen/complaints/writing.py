"""The form of a complaint, and the receipt."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from kinerja.doors.web.citizen.complaints.forms import IDENTITIES, KINDS, ComplaintForm
from kinerja.doors.web.citizen.guessing import opened
from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.complaint.commands import file_complaint
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.words import complaint_meant_by, word_of
from kinerja.pure.law.complaints import Handling, cites_of
from kinerja.pure.lib.zones import zone_of

GUESSING = "complaint"


@reads(public=True)
def form(request: PageRequest) -> HttpResponse:
    asked = {name: request.GET[name] for name in ("service", "kind") if name in request.GET}
    return _page(request, ComplaintForm(initial=asked))


@writes(public=True)
def write(request: PageRequest) -> HttpResponse:
    given = ComplaintForm(request.POST, request.FILES)
    given.full_clean()
    key: Any = given.cleaned_data.get("submission")
    before = Complaint.objects.filter(submission=key).first()
    if before is not None:
        return redirect("citizen:complaint_receipt", word=word_of(before))
    given.take(request)
    complaint = given.attempt(lambda: _filed(request, given)) if not given.errors else None
    if complaint is None:
        return _page(request, given)
    return redirect("citizen:complaint_receipt", word=word_of(complaint))


def _filed(request: PageRequest, given: ComplaintForm) -> Complaint:
    names = ("kind", "text", "service", "place", "happened_on", "identity", "name", "phone", "submission")
    values = {name: given.cleaned_data[name] for name in names}
    papers = [one.stored for one in given.papers]
    return file_complaint(**values, papers=papers, actor=request.actor, now=request.now)


def _page(request: PageRequest, given: ComplaintForm) -> HttpResponse:
    context = {"form": given, "kinds": _told(KINDS), "identities": _told(IDENTITIES)}
    return render(request, "citizen/complaint_form.html", context, status=given.status if given.is_bound else 200)


def _told(words: dict[Any, Any]) -> dict[str, str]:
    return {str(key): str(label) for key, label in words.items()}


@reads(public=True)
def receipt(request: PageRequest, word: str) -> HttpResponse:
    """What the citizen keeps: it can be opened again as long as he has the address."""
    complaint = opened(request, GUESSING, complaint_meant_by, word)
    place = reverse("citizen:complaint", args=[word_of(complaint)])
    handling = Handling(complaint.handling) if complaint.handling else None
    code = segno.make(request.build_absolute_uri(place), micro=False, error="m")
    context = {
        "complaint": complaint,
        "word": word_of(complaint),
        "place": place,
        "qr": SafeString(code.svg_inline(border=2, omitsize=True)),
        "cites": cite_words(cites_of(handling, complaint.received_at.date())),
    }
    with timezone.override(zone_of(complaint.owner.zone)):
        return quietly(render(request, "citizen/complaint_receipt.html", context))
