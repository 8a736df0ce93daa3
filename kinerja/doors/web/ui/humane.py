"""Refusals become pages that say what happened, why, and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale

STATUS = {Forbidden: 403, Stale: 409, Invalid: 422}


def sentence(refusal: Refused) -> str:
    """The refusal in the reader's language."""
    return gettext(refusal.template).format(**refusal.params)


class HumaneRefusals:
    """Turns `Forbidden`, `Stale` and `Invalid` into humane pages, in one place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        status = STATUS.get(type(exception), 422)
        context = {"sentence": sentence(exception), "kind": type(exception).__name__.lower()}
        return render(request, "ui/refused.html", context, status=status)
