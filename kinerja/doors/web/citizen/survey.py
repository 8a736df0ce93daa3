"""The survey of one finished service: a link that works once, nine questions on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import by_method, reads, writes
from kinerja.facts.survey import commands
from kinerja.facts.survey.commands.answering import SENTENCES
from kinerja.facts.survey.queries import Standing, State, form_of, standing
from kinerja.pure.lib.refusals import Refused

from .forms import QuestionsForm
from .quiet import quietly

STATUS = {State.UNKNOWN: 404, State.EARLY: 200, State.EXPIRED: 410, State.USED: 410}


@reads(public=True)
def ask(request: PageRequest, token: str) -> HttpResponse:
    found = standing(token, request.now)
    if found.state is not State.OPEN:
        return _closed(request, found)
    return _page(request, found, _form(request, found))


@writes(public=True)
def answer(request: PageRequest, token: str) -> HttpResponse:
    """Sent again on a bad line it is thanked for again; what cannot be taken comes back as it was chosen."""
    found = standing(token, request.now)
    if found.invitation is None:
        return _closed(request, found)
    form = _form(request, found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, form.status) if found.state is State.OPEN else _closed(request, found)
    given = {"answers": form.answers(), "about": form.about(), "submission": form.cleaned_data["submission"]}
    try:
        commands.answer_survey(token, **given, actor=request.actor, now=request.now)
    except Refused as refusal:
        now_standing = standing(token, request.now)
        if now_standing.state is not State.OPEN:
            return _closed(request, now_standing)
        form.refuse(refusal)
        return _page(request, found, form, form.status)
    return redirect("citizen:thanks")


# The token is the proof, and no sign-in rides along: a citizen whose browser keeps no cookies may answer too.
survey = csrf_exempt(by_method(get=ask, post=answer))


@reads(public=True)
def thanks(request: PageRequest) -> HttpResponse:
    return render(request, "citizen/thanks.html", {})


def _form(request: PageRequest, found: Standing, data: Any = None) -> QuestionsForm:
    assert found.invitation is not None
    asked = form_of(found.invitation.survey, request.actor.on, get_language() or "id")
    return QuestionsForm(data, asked=asked)


def _page(request: PageRequest, found: Standing, form: QuestionsForm, status: int = 200) -> HttpResponse:
    assert found.invitation is not None
    context = {"invitation": found.invitation, "form": form, "name": _name(request, found)}
    return _quietly(render(request, "citizen/survey.html", context, status=status))


def _name(request: PageRequest, found: Standing) -> str:
    assert found.invitation is not None
    return form_of(found.invitation.survey, request.actor.on, get_language() or "id").name


def _closed(request: PageRequest, found: Standing) -> HttpResponse:
    context = {"state": found.state.value, "sentence": gettext(SENTENCES[found.state]), "invitation": found.invitation}
    return _quietly(render(request, "citizen/survey_closed.html", context, status=STATUS[found.state]))


def _quietly(response: HttpResponse) -> HttpResponse:
    """The address is a key: no other page is told it either."""
    response["Referrer-Policy"] = "no-referrer"
    return quietly(response)
