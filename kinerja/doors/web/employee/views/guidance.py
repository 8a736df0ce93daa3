"""Guidance I take part in, give, or receive reports of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.employee.forms import day_field, text_field
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.circle import colleagues_of, led_by
from kinerja.work.feedback.follows import Follows
from kinerja.work.feedback.models import Guidance, GuidanceAnswer, GuidanceParticipant
from kinerja.work.feedback.queries import forms_summary
from kinerja.work.feedback.statements import DEGREES, SENTENCES
from kinerja.work.feedback.terms import FollowUp, GuidanceState

DEGREE_WORDS = {1: _("sangat tidak setuju"), 2: _("tidak setuju"), 3: _("setuju"), 4: _("sangat setuju")}


class ArrangeForm(SubmissionForm):
    participants = forms.ModelMultipleChoiceField(
        queryset=Employee.objects.none(), label=_("Peserta"), widget=forms.CheckboxSelectMultiple
    )
    giver = forms.ModelChoiceField(
        queryset=Employee.objects.none(),
        label=_("Pemberi bimbingan"),
        help_text=_("Anda sendiri, atau pihak lain yang Anda tunjuk."),
    )
    topic = forms.CharField(label=_("Pokok bimbingan"), max_length=200)
    planned_on = day_field(_("Tanggal"))

    def __init__(self, me: UUID, people: Any, givers: Any, data: Any = None) -> None:
        super().__init__(data, initial={"giver": me})
        self.fields["participants"].queryset = people  # type: ignore[attr-defined]
        self.fields["giver"].queryset = givers  # type: ignore[attr-defined]


class RecordForm(HouseForm):
    held_on = day_field(_("Tanggal bimbingan berlangsung"))
    discussed = text_field(_("Yang dibahas"), required=False)
    agreed = text_field(_("Yang disepakati"))

    def __init__(self, parts: list[GuidanceParticipant], data: Any = None, *, held_on: Any = None) -> None:
        super().__init__(data, initial={"held_on": held_on})
        self.parts = parts
        for part in parts:
            name = part.employee.name
            self.fields[f"kind-{part.pk}"] = forms.ChoiceField(
                label=gettext("Tindak lanjut untuk {name}").format(name=name),
                choices=[("", gettext("tidak ada")), *FollowUp.choices], required=False,
            )  # fmt: skip
            self.fields[f"text-{part.pk}"] = forms.CharField(
                label=gettext("Keterangan tindak lanjut untuk {name}").format(name=name), required=False, max_length=500
            )

    def clean(self) -> dict[str, Any]:
        """Words about what is to follow are not dropped because nobody chose what it is."""
        said = super().clean() or {}
        for part in self.parts:
            if said.get(f"text-{part.pk}") and not said.get(f"kind-{part.pk}"):
                self.add_error(f"kind-{part.pk}", gettext("Pilih jenisnya, atau kosongkan keterangannya."))
        return said

    def follows(self) -> dict[UUID, Follows]:
        said = self.cleaned_data
        return {
            part.pk: Follows(FollowUp(said[f"kind-{part.pk}"]), said[f"text-{part.pk}"])
            for part in self.parts
            if said[f"kind-{part.pk}"]
        }


class StatementsForm(HouseForm):
    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for number, sentence in enumerate(SENTENCES, 1):
            self.fields[f"s{number}"] = forms.ChoiceField(
                label=f"{number}. {gettext(sentence)}",
                choices=[(degree, DEGREE_WORDS[degree]) for degree in DEGREES],
                widget=forms.RadioSelect,
                error_messages={"required": gettext("Pilih satu jawaban.")},
            )

    def degrees(self) -> list[int]:
        return [int(self.cleaned_data[f"s{number}"]) for number in range(1, len(SENTENCES) + 1)]


@reads
def show(request: PageRequest) -> HttpResponse:
    return _list(request, _arrange_form(request))


@writes
def arrange(request: PageRequest) -> HttpResponse:
    form = _arrange_form(request, request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        people = list(said.pop("participants"))
        if made := form.attempt(lambda: verbs.arrange_guidance(people, **said, **by(request))):
            return redirect("employee:one_guidance", guidance=made.pk)
    return _list(request, form, form.status)


def _arrange_form(request: PageRequest, data: Any = None) -> ArrangeForm:
    me, on = myself(request.actor), request.actor.on
    people = led_by(me, on).order_by("name", "id")
    givers = (Employee.objects.filter(pk=me) | colleagues_of(me, on)).order_by("name", "id")
    return ArrangeForm(me, people, givers, data)


def _list(request: PageRequest, form: ArrangeForm, status: int = 200) -> HttpResponse:
    me = myself(request.actor)
    seen = Guidance.objects.visible_to(request.actor).select_related("giver", "arranged_by")
    form.fields["participants"].choices = people = list(form.fields["participants"].choices)  # type: ignore[attr-defined]
    context = {
        "page": page_by_number(request, seen.order_by("-planned_on", "-id"), size=20),
        "form": form if people else None,
        "summary": _summary(me),
        "me": me,
    }
    return render(request, "employee/guidance.html", context, status=status)


def _summary(me: UUID) -> dict[str, Any] | None:
    found = forms_summary(me)
    if found is None:
        return None
    return {"people": found.people, "rows": list(zip(map(gettext, SENTENCES), found.agreeing, strict=True))}


def _one(request: PageRequest, key: UUID) -> Guidance:
    rows = Guidance.objects.visible_to(request.actor).select_related("giver", "arranged_by", "reported_to")
    return get_object_or_404(rows, pk=key)


@reads
def one(request: PageRequest, guidance: UUID) -> HttpResponse:
    return _page(request, _one(request, guidance))


@writes
def act(request: PageRequest, guidance: UUID) -> HttpResponse:
    """Record it, receive its report, or fill the form; `do` names which."""
    found = _one(request, guidance)
    form = _sent(request, found)
    if form.is_valid() and form.attempt(lambda: _done(request, found, form)):
        messages.success(request, gettext("Tersimpan. Terima kasih."))
        return redirect("employee:one_guidance", guidance=found.pk)
    return _page(request, _one(request, guidance), form, form.status)


def _sent(request: PageRequest, found: Guidance) -> HouseForm:
    if request.POST.get("do") == "record":
        return RecordForm(_parts(found), request.POST)
    return StatementsForm(request.POST) if request.POST.get("do") == "answer" else HouseForm(request.POST)


def _done(request: PageRequest, found: Guidance, form: HouseForm) -> Any:
    if isinstance(form, RecordForm):
        said = {name: form.cleaned_data[name] for name in ("held_on", "discussed", "agreed")}
        return verbs.record_guidance(found, **said, follows=form.follows(), **by(request))
    if isinstance(form, StatementsForm):
        mine = get_object_or_404(
            GuidanceParticipant.objects.select_related("guidance"), guidance=found, employee=myself(request.actor)
        )
        return verbs.answer_guidance(mine, degrees=form.degrees(), **by(request))
    return verbs.receive_guidance(found, **by(request))


def _parts(found: Guidance) -> list[GuidanceParticipant]:
    return list(found.participants.select_related("employee").prefetch_related("follow_ups").order_by("id"))


def _page(request: PageRequest, found: Guidance, sent: HouseForm | None = None, status: int = 200) -> HttpResponse:
    me, parts = myself(request.actor), _parts(found)
    mine = next((part for part in parts if part.employee_id == me), None)
    leads = me in (found.giver_id, found.arranged_by_id)
    waits = found.state == GuidanceState.ARRANGED
    answered = bool(mine) and GuidanceAnswer.objects.filter(participant=mine).exists()
    fresh = RecordForm(parts, held_on=min(found.planned_on, request.actor.on))
    record = (sent if isinstance(sent, RecordForm) else fresh) if leads and waits else None
    statements = None
    if mine and not waits and not answered:
        statements = sent if isinstance(sent, StatementsForm) else StatementsForm()
    context = {
        "guidance": found,
        "parts": parts if leads or me == found.reported_to_id else [part for part in parts if part is mine],
        "record": record,
        "statements": statements,
        "answered": answered,
        "may_receive": found.reported_to_id == me and found.state == GuidanceState.RECORDED,
        "sent": sent,
        "lost": None if sent in (record, statements) else sent,
    }
    return render(request, "employee/one_guidance.html", context, status=status)
