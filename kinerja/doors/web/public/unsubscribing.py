"""Ending one channel by the signed address in the message itself, without signing in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import by_method, reads, writes
from kinerja.platform.notices import commands
from kinerja.platform.notices.terms import Channel
from kinerja.platform.notices.unsubscribing import meant_by


def _meant(word: str) -> tuple[UUID, Channel]:
    meant = meant_by(word)
    if meant is None:
        raise Http404
    return meant


@reads(public=True)
def ask(request: PageRequest, word: str) -> HttpResponse:
    """Only asks: mail programs open every address in a letter to check it."""
    _employee, channel = _meant(word)
    return render(request, "public/unsubscribe.html", {"channel": channel.label, "done": False})


@writes(public=True)
def end(request: PageRequest, word: str) -> HttpResponse:
    employee, channel = _meant(word)
    commands.unsubscribe(employee, channel=channel, actor=request.actor, now=request.now)
    return render(request, "public/unsubscribe.html", {"channel": channel.label, "done": True})


# The signed word is the proof; a mail program's own button (RFC 8058) sends no cookie.
unsubscribe = csrf_exempt(by_method(get=ask, post=end))
