"""Check-ins: mine and those I lead meet on one page, for both write on it and sign it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.employee.forms import day_field, text_field
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.feedback import off_target, unanswered
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.models import CheckIn, NextStep
from kinerja.work.feedback.queries import promises_of
from kinerja.work.feedback.talk import Talk
from kinerja.work.feedback.terms import CheckInState, StepState


class PlanForm(SubmissionForm):
    planned_on = day_field(_("Tanggal dialog"))


class AgendaForm(SubmissionForm):
    text = forms.CharField(label=_("Pokok bahasan"), max_length=500)


class RecordForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    held_on = day_field(_("Tanggal dialog berlangsung"))
    went_well = text_field(_("Yang berjalan baik"), required=False)
    hinders = text_field(_("Yang menghambat"), required=False)
    help_needed = text_field(_("Bantuan yang diperlukan"), required=False)
    deviates = forms.BooleanField(label=_("Ada yang terlambat atau di luar target"), required=False)
    cause = text_field(_("Sebabnya"), _("Wajib bila ada yang terlambat atau di luar target."), required=False)
    acceleration = text_field(
        _("Percepatan yang disepakati"), _("Wajib bila ada yang terlambat atau di luar target."), required=False
    )
    suggests_change = forms.BooleanField(label=_("SKP sebaiknya diubah"), required=False)

    def talk(self) -> Talk:
        return Talk(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class StepForm(SubmissionForm):
    by_rater = forms.BooleanField(label=_("Ini janji pejabat penilai"), required=False)
    text = forms.CharField(label=_("Langkah baru"), max_length=500)
    due = day_field(_("Paling lambat"))


class SignForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ObjectForm(SignForm):
    reason = forms.CharField(label=_("Yang perlu diperbaiki"), max_length=1000)


class CloseForm(HouseForm):
    note = forms.CharField(
        label=_("Keterangan"), help_text=_("Wajib bila tidak dilanjutkan: mengapa?"), max_length=1000, required=False
    )

    talk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    """The talk on whose page it stands; a step comes back at later ones."""

    def __init__(self, step: UUID, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{step}_%s")
        self.step = step


@reads
def show(request: PageRequest) -> HttpResponse:
    return _list(request, PlanForm())


@writes
def plan(request: PageRequest) -> HttpResponse:
    me = get_object_or_404(Employee, pk=myself(request.actor))
    form = PlanForm(request.POST)
    if made := planned(request, form, me):
        return redirect("employee:talk", check_in=made.pk)
    return _list(request, form, form.status)


def planned(request: PageRequest, form: PlanForm, employee: Employee) -> CheckIn | None:
    """The check-in a form asks for, with its agenda filled from what is open."""
    if not form.is_valid():
        return None
    known: dict[str, Any] = {
        "off_target": off_target(employee.pk),
        "questions": unanswered(employee.pk, request.actor.on),
    }
    made: CheckIn | None = form.attempt(
        lambda: verbs.plan_check_in(employee, **form.cleaned_data, **known, **by(request))
    )
    return made


def _list(request: PageRequest, form: PlanForm, status: int = 200) -> HttpResponse:
    me = myself(request.actor)
    mine = CheckIn.objects.filter(employee=me).select_related("rater").order_by("-planned_on", "-id")
    page = page_by_number(request, mine, size=20)
    context = {
        "page": page,
        "form": form,
        "promises": [(one, CloseForm(one.pk)) for one in promises_of(me).select_related("check_in")[:50]],
        "open": any(one.state != CheckInState.SIGNED for one in page.rows),
    }
    return render(request, "employee/talks.html", context, status=status)


def _one(request: PageRequest, key: UUID) -> CheckIn:
    rows = CheckIn.objects.visible_to(request.actor).select_related("employee", "rater")
    return get_object_or_404(rows, pk=key)


@reads
def one(request: PageRequest, check_in: UUID) -> HttpResponse:
    return _page(request, _one(request, check_in))


@writes
def act(request: PageRequest, check_in: UUID) -> HttpResponse:
    """One of the things the two may do here; `do` names it."""
    found = _one(request, check_in)
    make, verb = _ACTS.get(request.POST.get("do", ""), _ACTS["sign"])
    form = make(request.POST)
    if form.is_valid() and form.attempt(lambda: verb(found, form, by(request))):
        return redirect("employee:talk", check_in=found.pk)
    return _page(request, _one(request, check_in), form, form.status)


Act = Callable[[CheckIn, Any, dict[str, Any]], Any]
_ACTS: dict[str, tuple[type[HouseForm], Act]] = {
    "agenda": (AgendaForm, lambda talk, form, who: verbs.add_to_agenda(talk, **form.cleaned_data, **who)),
    "record": (
        RecordForm,
        lambda talk, form, who: verbs.record_check_in(
            talk, talk=form.talk(), version=form.cleaned_data["version"], **who
        ),
    ),
    "step": (StepForm, lambda talk, form, who: verbs.agree_step(talk, **form.cleaned_data, **who)),
    "sign": (SignForm, lambda talk, form, who: verbs.sign_check_in(talk, **form.cleaned_data, **who)),
    "object": (ObjectForm, lambda talk, form, who: verbs.object_to_record(talk, **form.cleaned_data, **who)),
}


def _page(request: PageRequest, talk: CheckIn, sent: Any = None, status: int = 200) -> HttpResponse:
    me = myself(request.actor)
    is_mine = talk.employee_id == me
    signed = talk.employee_signed_at if is_mine else talk.rater_signed_at
    nobody_signed = not (talk.employee_signed_at or talk.rater_signed_at)
    fresh = {
        "agenda": AgendaForm(auto_id="agenda_%s"),
        "record": RecordForm(initial=_recorded(request, talk), auto_id="record_%s"),
        "step": StepForm(auto_id="step_%s"),
        "sign": SignForm(initial={"version": talk.version}, auto_id="sign_%s"),
        "object": ObjectForm(initial={"version": talk.version}, auto_id="object_%s"),
    }
    kept = {name: sent for name, (make, _verb) in _ACTS.items() if sent is not None and type(sent) is make}
    writable = talk.state != CheckInState.SIGNED and nobody_signed
    may_sign = talk.state == CheckInState.HELD and not signed
    agenda = talk.agenda.select_related("step__owner", "added_by").order_by("id")
    steps = talk.steps.select_related("owner").order_by("due", "id")
    items = [(item, _closing(item.step, me, is_mine, sent)) for item in agenda]
    closing = [(one, _closing(one, me, is_mine, sent)) for one in steps]
    places = {"agenda": writable, "record": writable, "step": writable, "sign": may_sign, "object": may_sign}
    shown = [form for _one, form in [*items, *closing]] + [form for name, form in kept.items() if places[name]]
    context = {
        "talk": talk,
        "agenda": items,
        "steps": closing,
        "forms": fresh | kept,
        "sent": sent,
        "lost": None if sent in shown else sent,
        "writable": writable,
        "may_sign": may_sign,
        "is_mine": is_mine,
        "today": request.actor.on,
    }
    return render(request, "employee/talk.html", context, status=status)


def _closing(step: NextStep | None, me: UUID, is_mine: bool, sent: Any) -> CloseForm | None:
    """The form to close a step with, for who promised it and for the rater."""
    if step is None or step.state != StepState.OPEN or (is_mine and step.owner_id != me):
        return None
    return sent if isinstance(sent, CloseForm) and sent.step == step.pk else CloseForm(step.pk)


def _recorded(request: PageRequest, talk: CheckIn) -> dict[str, Any]:
    names = ("went_well", "hinders", "help_needed", "deviates", "cause", "acceleration", "suggests_change", "version")
    return {name: getattr(talk, name) for name in names} | {"held_on": talk.held_on or request.actor.on}


@writes
def close_step(request: PageRequest, step: UUID) -> HttpResponse:
    found = get_object_or_404(NextStep.objects.visible_to(request.actor), pk=step)
    form = CloseForm(found.pk, request.POST)
    verb = verbs.drop_step if request.POST.get("do") == "drop" else verbs.finish_step
    done = form.is_valid() and form.attempt(lambda: verb(found, note=form.cleaned_data["note"], **by(request)))
    shown_on = form.cleaned_data.get("talk")
    if done:
        return redirect("employee:talk", check_in=shown_on) if shown_on else redirect("employee:talks")
    return _page(request, _one(request, shown_on or found.check_in_id), form, form.status)
