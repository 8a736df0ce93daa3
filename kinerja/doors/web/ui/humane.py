"""Refusals become pages that say what happened, why, and what to do next; what was typed stays readable."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.platform.database.busy import is_busy
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale, TryLater, gettext_noop

from .sentences import spoken

log = logging.getLogger(__name__)

STATUS = {Forbidden: 403, Stale: 409, Invalid: 422, TryLater: 503}
BUSY = gettext_noop("Sistem sedang sibuk, jadi isian Anda belum tersimpan. Tunggu sebentar, lalu kirim lagi.")
# Seconds until a machine asks again: longer than any write of ours, shorter than anybody's patience.
RETRY_AFTER = "5"
# Never shown back: secrets and keys of the machine.
_UNSPOKEN = {"csrfmiddlewaretoken", "password", "submission", "version", "next"}
# What a button or a hidden field says to the machine: one plain word, a key, a number, a day.
_OF_THE_MACHINE = re.compile(r"[a-z_]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\d.:-]+")


def status_of(refusal: Refused) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 422)


def busy(error: Exception) -> TryLater:
    """The refusal for who came while others were writing; raises the error itself where it is another."""
    if not is_busy(error):
        raise error
    log.warning("the database was busy: %s", error)
    return TryLater(BUSY)


def typed(request: HttpRequest) -> list[str]:
    """The texts of a form that could not be taken, so that they can be copied."""
    if request.method != "POST":
        return []
    said = [str(text) for name, text in request.POST.items() if name not in _UNSPOKEN and text]
    return [text for text in said if not _OF_THE_MACHINE.fullmatch(text)]


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks: it says so, and shows the answer in its own words."""
    return request.headers.get("Accept", "") == "application/json"


def page(request: HttpRequest, kind: str, status: int, **context: Any) -> HttpResponse:
    """One of the humane pages: `kind` names the block of advice in `ui/refused.html`; for scripts the same as JSON."""
    if wants_json(request):
        return JsonResponse({"kind": kind, "sentence": context.get("sentence", "")}, status=status)
    known = {"sentence": "", "kind": kind, "typed": typed(request), "back": request.path, **context}
    return render(request, "ui/refused.html", known, status=status)


def signed_out(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        said = gettext("Anda perlu masuk lagi. Tidak ada yang hilang: kiriman dilanjutkan setelah Anda masuk.")
        return page(request, "signed_out", 401, sentence=said)
    return page(request, "signed_out", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is too old, or came from elsewhere."""
    return page(request, "expired", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "missing", 404)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "forbidden", 403)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "malformed", 400)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or no answer even to who is asking. The page asks the database nothing: it may have failed."""
    if not is_busy(sys.exception()):
        return HttpResponse(render_broken(request), status=500)
    if wants_json(request):
        return _later(page(request, "later", 503, sentence=gettext(BUSY)))
    return _later(HttpResponse(render_broken(request, is_busy=True), status=503))


def render_broken(request: HttpRequest, *, is_busy: bool = False) -> str:
    from django.template.loader import render_to_string

    return render_to_string("ui/broken.html", {"typed": typed(request), "is_busy": is_busy})


def _later(response: HttpResponse) -> HttpResponse:
    if response.status_code == 503:
        response.headers.setdefault("Retry-After", RETRY_AFTER)
    return response


class HumaneRefusals:
    """Turns refusals and a busy database into humane pages, in one place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _later(self.get_response(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_busy(exception):
            exception = busy(exception)
        if not isinstance(exception, Refused):
            return None
        kind = "later" if isinstance(exception, TryLater) else type(exception).__name__.lower()
        return page(request, kind, status_of(exception), sentence=spoken(exception))
