"""My improvement path: what is expected, which help I get, by when, and what I say to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.employee.forms import text_field
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.hearing import terms_after
from kinerja.doors.web.shown.improvement import open_to, path_page
from kinerja.doors.web.shown.stored_files import answer
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.development.commands import answer_help, reply_to_step
from kinerja.outcomes.development.models import ImprovementPath, PathStep, PromisedHelp
from kinerja.platform.audit.trail import seen
from kinerja.pure.law.improvement_steps import Help


class ReplyForm(HouseForm):
    step = forms.UUIDField(widget=forms.HiddenInput)
    text = text_field(
        _("Tanggapan Anda"), _("Satu kali untuk langkah ini; tersimpan bersamanya dan tidak dapat diubah.")
    )


class HelpForm(HouseForm):
    help = forms.UUIDField(widget=forms.HiddenInput)
    received = forms.ChoiceField(
        label=_("Apakah bantuan ini Anda terima?"),
        choices=[("yes", _("Ya, sudah saya terima")), ("no", _("Belum, atau tidak seperti yang dijanjikan"))],
        widget=forms.RadioSelect,
    )
    text = text_field(_("Keterangan"), _("Wajib bila belum: apa yang kurang?"), required=False)


@reads
def show(request: PageRequest, path: UUID) -> HttpResponse:
    return _page(request, _mine(request, path))


@writes
def act(request: PageRequest, path: UUID) -> HttpResponse:
    found = _mine(request, path)
    form: HouseForm = ReplyForm(request.POST) if request.POST.get("do") == "reply" else HelpForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _done(request, found, form)):
        messages.success(request, gettext("Tersimpan. Pimpinan Anda membacanya."))
        return redirect("employee:improvement", path)
    return _page(request, _mine(request, path), form)


def _done(request: PageRequest, path: ImprovementPath, form: HouseForm) -> Any:
    said = form.cleaned_data
    if isinstance(form, ReplyForm):
        steps = PathStep.objects.select_related("path__employee")
        return reply_to_step(get_object_or_404(steps, pk=said["step"], path=path), text=said["text"], **by(request))
    helps = PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee")
    help = get_object_or_404(helps, pk=said["help"], path=path)
    return answer_help(help, received=said["received"] == "yes", text=said["text"], **by(request))


@reads
def decree(request: PageRequest, decree: UUID) -> HttpResponseBase:
    """The paper of one step, for whoever may see its path."""
    step = get_object_or_404(PathStep.objects.with_file_for(request.actor, ImprovementPath.objects.all()), pk=decree)
    if step.path.employee_id != request.actor.employee_id:
        seen("development", actor=request.actor, now=request.now, thing=step.path)
    return answer(step.file)


def _mine(request: PageRequest, key: UUID) -> ImprovementPath:
    return open_to(request, ImprovementPath.objects.filter(employee=myself(request.actor)), key)


def _page(request: PageRequest, path: ImprovementPath, sent: HouseForm | None = None) -> HttpResponse:
    page = path_page(path, request.now)
    last, said = page["steps"][-1]
    reply = None if said else ReplyForm(initial={"step": last.pk})
    waiting = [line for line in page["helps"] if line.state is Help.GIVEN]
    asked = [(line, HelpForm(initial={"help": line.help.pk}, auto_id=f"{line.help.pk}_%s")) for line in waiting]
    if isinstance(sent, ReplyForm) and reply:
        reply = sent
    if isinstance(sent, HelpForm):
        asked = [(line, sent if str(line.help.pk) == sent.data.get("help") else form) for line, form in asked]
    lost = sent if sent and sent is not reply and sent not in [form for _line, form in asked] else None
    page |= {
        "reply": reply, "asked": asked, "sent": sent, "lost": lost,
        "objecting": terms_after(path.evaluation, request.now)["objecting"],
        "objection": getattr(path.evaluation, "objection", None),
    }  # fmt: skip
    return render(request, "employee/improvement.html", page, status=sent.status if sent else 200)
