"""Where a complaint stands, what the office says, and the citizen's word on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from kinerja.doors.web.citizen.complaints.forms import FindForm, SolvedForm, WhyForm, WordsForm
from kinerja.doors.web.citizen.complaints.writing import GUESSING
from kinerja.doors.web.citizen.guessing import looked_for, opened
from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.complaint.queries import open_question, story
from kinerja.facts.complaint.terms import Stage
from kinerja.facts.complaint.words import complaint_meant_by, question_meant_by, token_of, word_of
from kinerja.platform.database.sealing import unseal
from kinerja.pure.lib.complaint_life import MOVES
from kinerja.pure.lib.complaint_life import Stage as Life
from kinerja.pure.lib.zones import zone_of


@reads(public=True)
def find_form(request: PageRequest) -> HttpResponse:
    return render(request, "citizen/complaint_find.html", {"form": FindForm()})


@writes(public=True)
def find(request: PageRequest) -> HttpResponse:
    form = FindForm(request.POST)
    found = looked_for(request, GUESSING, complaint_meant_by, form) if form.is_valid() else None
    if found is not None:
        return redirect("citizen:complaint", word=word_of(found))
    return render(request, "citizen/complaint_find.html", {"form": form}, status=form.status)


@reads(public=True)
def show(request: PageRequest, word: str) -> HttpResponse:
    return _page(request, opened(request, GUESSING, complaint_meant_by, word))


@writes(public=True)
def tell(request: PageRequest, word: str) -> HttpResponse:
    complaint, form = opened(request, GUESSING, complaint_meant_by, word), WordsForm(request.POST)
    done = form.is_valid() and form.attempt(
        lambda: commands.tell_more(complaint, text=form.cleaned_data["text"], actor=request.actor, now=request.now)
    )
    if not done:
        return _page(request, complaint, telling=form)
    messages.success(request, gettext("Keterangan Anda sudah kami terima. Kami lanjutkan."))
    return redirect("citizen:complaint", word=word)


@writes(public=True)
def agree(request: PageRequest, word: str) -> HttpResponse:
    complaint, form = opened(request, GUESSING, complaint_meant_by, word), HouseForm({})
    form.full_clean()
    if form.attempt(lambda: commands.citizen_agrees(complaint, actor=request.actor, now=request.now)):
        messages.success(request, gettext("Terima kasih. Laporan ditutup atas kata Anda."))
        return redirect("citizen:complaint", word=word)
    return _page(request, complaint, refused=form)


@writes(public=True)
def disagree(request: PageRequest, word: str) -> HttpResponse:
    complaint, form = opened(request, GUESSING, complaint_meant_by, word), WhyForm(request.POST)
    done = form.is_valid() and form.attempt(
        lambda: commands.citizen_disagrees(complaint, **form.cleaned_data, actor=request.actor, now=request.now)
    )
    if not done:
        return _page(request, complaint, contradicting=form)
    messages.success(request, gettext("Laporan dibuka lagi dan naik ke unit di atasnya."))
    return redirect("citizen:complaint", word=word)


@writes(public=True)
def withdraw(request: PageRequest, word: str) -> HttpResponse:
    complaint, form = opened(request, GUESSING, complaint_meant_by, word), HouseForm({})
    form.full_clean()
    if form.attempt(lambda: commands.withdraw(complaint, actor=request.actor, now=request.now)):
        messages.success(request, gettext("Laporan sudah ditarik."))
        return redirect("citizen:complaint", word=word)
    return _page(request, complaint, refused=form)


@reads(public=True)
def question(request: PageRequest, token: str) -> HttpResponse:
    return _question(request, _asked(token), SolvedForm())


@writes(public=True)
def answer(request: PageRequest, token: str) -> HttpResponse:
    asked, form = _asked(token), SolvedForm(request.POST)
    values = {name: form.data.get(name, "") for name in ("solved", "words")}
    done = form.is_valid() and form.attempt(
        lambda: commands.answer_four_weeks(asked, **values, actor=request.actor, now=request.now)
    )
    if not done:
        return _question(request, asked, form)
    return redirect("citizen:complaint_question", token=token)


def _asked(token: str) -> FourWeekQuestion:
    found = question_meant_by(token)
    if found is None:
        raise Http404
    return found


def _question(request: PageRequest, asked: FourWeekQuestion, form: SolvedForm) -> HttpResponse:
    """Once answered it thanks, whoever opens it; the answer itself is not shown again."""
    is_over = asked.answered_at is None and request.now >= asked.expires_at
    context = {"question": asked, "complaint": asked.complaint, "form": form, "is_over": is_over}
    with timezone.override(zone_of(asked.complaint.owner.zone)):
        return quietly(
            render(request, "citizen/complaint_question.html", context, status=form.status if form.is_bound else 200)
        )


def _page(
    request: PageRequest,
    complaint: Complaint,
    *,
    telling: WordsForm | None = None,
    contradicting: WhyForm | None = None,
    refused: HouseForm | None = None,
) -> HttpResponse:
    status = next((form.status for form in (telling, contradicting, refused) if form), 200)
    if status != 200:
        complaint.refresh_from_db()
    steps, asked = story(complaint), open_question(complaint, request.now)
    context: dict[str, Any] = {
        "complaint": complaint,
        "word": word_of(complaint),
        "text": unseal(complaint.text)["text"],
        "steps": steps[::-1],
        "is_late": complaint.is_overdue(request.now),
        "papers": list(complaint.papers.select_related("stored").order_by("added_at", "id")),
        "telling": telling or (WordsForm() if complaint.stage == Stage.ASKED else None),
        "contradicting": contradicting or WhyForm(),
        "may_contradict": Life.REOPENED in MOVES.get(Life(complaint.stage), ()) and complaint.stage != Stage.REOPENED,
        "may_withdraw": Life.WITHDRAWN in MOVES.get(Life(complaint.stage), ()),
        "token": token_of(asked) if asked else "",
        "refused": refused,
    }
    with timezone.override(zone_of(complaint.owner.zone)):
        return quietly(render(request, "citizen/complaint.html", context, status=status))
