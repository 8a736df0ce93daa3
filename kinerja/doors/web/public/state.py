"""How the service itself is: for everybody to see, and for our own supervisor to prove."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.access.actors import system
from kinerja.platform.operations import commands as operations
from kinerja.platform.operations.models import Beat, Maintenance, Outage
from kinerja.platform.operations.outages import length_words, span_words
from kinerja.platform.operations.pulse import measurer
from kinerja.pure.law.outages import Span
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import Forbidden, gettext_noop

SHOWN = timedelta(days=90)
MOST = 50


@csrf_exempt  # asked without a browser; the signed word is the proof
@writes(public=True)
def beat(request: PageRequest) -> HttpResponse:
    who = measurer(request.POST.get("word", ""))
    if who is None:
        raise Forbidden(gettext_noop("Alamat ini hanya dipakai server untuk memeriksa dirinya sendiri."))
    operations.beat(who, actor=system(request.actor.on, name=who), now=request.now)
    return HttpResponse(status=204)


@reads(public=True)
def state(request: PageRequest) -> HttpResponse:
    """Three statements: the last proof of life, what is announced, what was measured."""
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    coming = Maintenance.objects.filter(ends__gt=request.now, withdrawn_at__isnull=True).order_by("starts")
    past = Outage.objects.filter(ends__gt=request.now - SHOWN).order_by("-ends")
    rule = provision("outages.protection", request.actor.on)
    context: dict[str, Any] = {
        "beat": Beat.objects.order_by("id").first(),
        "coming": [(one, span_words(Span(one.starts, one.ends), zone)) for one in coming[:MOST]],
        "outages": [outage_line(one, zone) for one in past[:MOST]],
        "hours": rule["hours"],
        "days": rule["announced_days"],
    }
    return render(request, "public/state.html", context)


def outage_line(outage: Outage, zone: ZoneInfo) -> dict[str, Any]:
    span = Span(outage.starts, outage.ends)
    return {"outage": outage, "when": span_words(span, zone), "length": length_words(span.length)}
