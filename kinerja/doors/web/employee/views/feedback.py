"""Feedback I received and gave; reading, answering, replacing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.forms import AskForm, GiveForm, subject_of
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.feedback import about_choices
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.circle import circle_of, place_of
from kinerja.work.feedback.models import Feedback, FeedbackRequest
from kinerja.work.planning.queries import plan_on

MOST_PEOPLE = 200


class ReplyForm(HouseForm):
    text = forms.CharField(
        label=gettext_lazy("Tanggapan Anda"),
        help_text=gettext_lazy("Satu kali. Apa yang Anda setujui, apa yang ingin Anda jelaskan?"),
        widget=forms.Textarea,
        max_length=4000,
    )


class DeclineForm(HouseForm):
    reason = forms.CharField(label=gettext_lazy("Alasan belum dapat memberi"), max_length=500)

    def __init__(self, asked: UUID, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{asked}_%s")
        self.asked = asked


@reads
def show(request: PageRequest) -> HttpResponse:
    return _everything(request)


def _everything(request: PageRequest, refused: DeclineForm | None = None, status: int = 200) -> HttpResponse:
    """`refused` belongs to one request; where that does not wait any more its words are shown to be copied."""
    me = myself(request.actor)
    waiting = FeedbackRequest.objects.waiting_for(me).select_related("asker").order_by("asked_at", "id")[:20]
    asked = [(one, refused if refused and refused.asked == one.pk else DeclineForm(one.pk)) for one in waiting]
    received = Feedback.objects.standing().filter(receiver=me).select_related("giver", "reply", "reading", "replaces")
    page = page_by_number(request, received.order_by("-given_at", "-id"), size=20)
    given = Feedback.objects.standing().filter(giver=me).select_related("receiver", "reply", "reading")
    context = {
        "page": page,
        "given": given.order_by("-given_at", "-id")[:20],
        "asked": asked,
        "mine": FeedbackRequest.objects.unanswered_of(me).select_related("asked").order_by("-asked_at", "-id")[:20],
        "refused": refused,
        "lost": refused if refused not in [form for _one, form in asked] else None,
        "people": circle_of(me, request.actor.on).order_by("name", "id")[:MOST_PEOPLE],
    }
    return render(request, "employee/feedback.html", context, status=status)


def _one(request: PageRequest, key: UUID) -> Feedback:
    rows = Feedback.objects.visible_to(request.actor).select_related(
        "giver", "receiver", "reply", "reading", "replaces", "replaced_by"
    )
    return get_object_or_404(rows, pk=key)


@reads
def one(request: PageRequest, feedback: UUID) -> HttpResponse:
    return _page(request, _one(request, feedback), ReplyForm())


@writes
def answer(request: PageRequest, feedback: UUID) -> HttpResponse:
    """Read, or read and answered."""
    found = _one(request, feedback)
    if "read" in request.POST:
        verbs.mark_read(found, **by(request))
        return redirect("employee:feedback")
    form = ReplyForm(request.POST)
    if form.is_valid() and form.attempt(lambda: verbs.reply_to(found, text=form.cleaned_data["text"], **by(request))):
        messages.success(request, gettext("Tanggapan Anda terkirim."))
        return redirect("employee:one_feedback", feedback=found.pk)
    return _page(request, _one(request, feedback), form, form.status)


def _page(request: PageRequest, found: Feedback, form: ReplyForm, status: int = 200) -> HttpResponse:
    me = myself(request.actor)
    stands = not hasattr(found, "replaced_by")
    context = {
        "feedback": found,
        "form": form,
        "may_reply": stands and found.receiver_id == me and not hasattr(found, "reply"),
        "may_read": stands and found.receiver_id == me and not hasattr(found, "reading"),
        "may_replace": stands and found.giver_id == me,
    }
    return render(request, "employee/one_feedback.html", context, status=status)


@reads
def give(request: PageRequest, employee: UUID) -> HttpResponse:
    receiver = _receiver(request, employee)
    return _give_page(request, receiver, _give_form(request, receiver))


@writes
def send(request: PageRequest, employee: UUID) -> HttpResponse:
    receiver = _receiver(request, employee)
    form = _give_form(request, receiver, request.POST)
    if form.is_valid():
        said: dict[str, Any] = {
            "about": subject_of(form.cleaned_data["about"]),
            "seen": form.seen(),
            "request": _asked(request, receiver),
        }
        key = form.cleaned_data["submission"]
        if form.attempt(lambda: verbs.give_feedback(receiver, **said, submission=key, **by(request))):
            messages.success(
                request, gettext("Terima kasih. Umpan balik Anda sampai kepada {name}.").format(name=receiver.name)
            )
            return redirect("employee:feedback")
    return _give_page(request, receiver, form, form.status)


def _receiver(request: PageRequest, key: UUID) -> Employee:
    """Somebody of my circle, or a missing page."""
    found = get_object_or_404(Employee, pk=key)
    get_object_or_404(Employee, pk=key if place_of(myself(request.actor), key, request.actor.on) else None)
    return found


def _asked(request: PageRequest, receiver: Employee) -> FeedbackRequest | None:
    waiting = FeedbackRequest.objects.waiting_for(myself(request.actor)).filter(asker=receiver)
    return waiting.order_by("asked_at", "id").first()


def _give_form(request: PageRequest, receiver: Employee, data: Any = None) -> GiveForm:
    choices = about_choices(plan_on(receiver.pk, request.actor.on), request.actor.on)
    return GiveForm(choices, data, initial={"about": request.GET.get("tentang", "")})


def _give_page(request: PageRequest, receiver: Employee, form: GiveForm, status: int = 200) -> HttpResponse:
    context = {"receiver": receiver, "form": form, "asked": _asked(request, receiver)}
    return render(request, "employee/give.html", context, status=status)


@reads
def change(request: PageRequest, feedback: UUID) -> HttpResponse:
    found = get_object_or_404(Feedback.objects.standing(), pk=feedback, giver=myself(request.actor))
    return _change_page(request, found, GiveForm.of(found))


@writes
def replace(request: PageRequest, feedback: UUID) -> HttpResponse:
    found = get_object_or_404(Feedback, pk=feedback, giver=myself(request.actor))
    form = GiveForm([], request.POST)
    if form.is_valid():
        key = form.cleaned_data["submission"]
        if form.attempt(lambda: verbs.replace_feedback(found, seen=form.seen(), submission=key, **by(request))):
            messages.success(request, gettext("Umpan balik diganti; kata-kata semula tetap tersimpan."))
            return redirect("employee:feedback")
    return _change_page(request, found, form, form.status)


def _change_page(request: PageRequest, found: Feedback, form: GiveForm, status: int = 200) -> HttpResponse:
    context = {"receiver": found.receiver, "form": form, "replaces": found}
    return render(request, "employee/give.html", context, status=status)


@reads
def asking(request: PageRequest) -> HttpResponse:
    return _ask_page(request, _ask_form(request))


@writes
def ask(request: PageRequest) -> HttpResponse:
    form = _ask_form(request, request.POST)
    if form.is_valid():
        asked = form.cleaned_data["asked"]
        said = {"about": subject_of(form.cleaned_data["about"]), "question": form.cleaned_data["question"]}
        key = form.cleaned_data["submission"]
        if form.attempt(lambda: verbs.ask_feedback(asked, **said, submission=key, **by(request))):
            messages.success(request, gettext("Permintaan Anda sampai kepada {name}.").format(name=asked.name))
            return redirect("employee:feedback")
    return _ask_page(request, form, form.status)


def _ask_form(request: PageRequest, data: Any = None) -> AskForm:
    me = myself(request.actor)
    return AskForm(me, about_choices(plan_on(me, request.actor.on), request.actor.on), request.actor.on, data)


def _ask_page(request: PageRequest, form: AskForm, status: int = 200) -> HttpResponse:
    return render(request, "employee/ask.html", {"form": form}, status=status)


@writes
def decline(request: PageRequest, asked: UUID) -> HttpResponse:
    mine = FeedbackRequest.objects.filter(asked=myself(request.actor)).select_related("asker")
    waiting = get_object_or_404(mine, pk=asked)
    form = DeclineForm(waiting.pk, request.POST)
    if form.is_valid():
        said = form.cleaned_data["reason"]
        if form.attempt(lambda: verbs.decline_request(waiting, reason=said, **by(request))):
            messages.success(request, gettext("Alasan Anda sampai kepada {name}.").format(name=waiting.asker.name))
            return redirect("employee:feedback")
    return _everything(request, form, form.status)
