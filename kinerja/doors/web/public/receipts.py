"""Whether a receipt somebody shows is true: its time and its kind, never whose it is or what it says."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.receipts.models import Sent
from kinerja.platform.receipts.queries import verified

LONGEST = 100


@reads(public=True)
def check(request: PageRequest) -> HttpResponse:
    code, digest = (request.GET.get(name, "").strip()[:LONGEST] for name in ("kode", "sidik"))
    asked = bool(code or digest)
    found = verified(code, digest) if asked else None
    if found is not None and found.sent == Sent.DOCUMENT:
        return redirect(f"{reverse('public:document')}?{urlencode({'kode': code, 'sidik': digest})}")
    context = {"code": code, "digest": digest, "asked": asked, "receipt": found}
    return render(request, "public/receipt.html", context)
