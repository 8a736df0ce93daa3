"""Improvement paths of my team: whom the machine suggests, what I promised, what I still owe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.evaluations import predicate_badge
from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.shown.improvement import open_to, path_lines, path_page
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development import commands as verbs
from kinerja.outcomes.development.models import ImprovementPath, PromisedHelp
from kinerja.outcomes.development.promising import Promise
from kinerja.outcomes.development.queries import NEEDED, suggested
from kinerja.outcomes.development.standing import by_law, staff_of
from kinerja.outcomes.development.terms import HelpKind
from kinerja.platform.audit.trail import seen
from kinerja.pure.law.improvement import Staff

MOST, HELPS = 100, 3


def _words(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=forms.Textarea, max_length=1000, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **more)


class HelpForm(HouseForm):
    """One promise."""

    kind = forms.ChoiceField(label=_("Bentuk bantuan"), choices=HelpKind)
    text = _words(_("Bantuan yang Anda janjikan"), _("Contoh: pendampingan di loket 2 tiap Selasa, dua jam."))
    due = _day(_("Paling lambat"))

    def promise(self) -> Promise:
        return Promise(self.cleaned_data["kind"], self.cleaned_data["text"], self.cleaned_data["due"])


class ProposeForm(SubmissionForm):
    expected = _words(
        _("Yang diharapkan"), _("Apa yang menjadi lebih baik, dan bagaimana itu terlihat? Pegawai membacanya.")
    )
    normal = forms.BooleanField(
        label=_("Target tidak tercapai selama satu tahun dalam jabatan ini, dalam keadaan normal"), required=False
    )

    def __init__(self, staff: Staff, data: Any = None) -> None:
        super().__init__(data)
        if staff is not Staff.JPT:
            del self.fields["normal"]
        for n in range(1, HELPS + 1):
            first = n == 1
            self.fields[f"kind_{n}"] = forms.ChoiceField(label=_("Bentuk bantuan"), choices=HelpKind)
            self.fields[f"text_{n}"] = _words(_("Bantuan yang Anda janjikan"), required=first)
            self.fields[f"due_{n}"] = _day(_("Paling lambat"), required=first)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for n in range(2, HELPS + 1):
            if bool(said.get(f"text_{n}")) != bool(said.get(f"due_{n}")):
                self.add_error(f"text_{n}", gettext("Isi bantuan dan hari terakhirnya, atau kosongkan keduanya."))
        return said

    def helps(self) -> list[list[forms.BoundField]]:
        """The fields of each promise, for the page."""
        return [[self[f"{name}_{n}"] for name in ("kind", "text", "due")] for n in range(1, HELPS + 1)]

    def promises(self) -> list[Promise]:
        said = self.cleaned_data
        rows = [(said[f"kind_{n}"], said[f"text_{n}"], said[f"due_{n}"]) for n in range(1, HELPS + 1)]
        return [Promise(*row) for row in rows if row[1]]


class GiveForm(HouseForm):
    given_on = _day(_("Tanggal diberikan"))
    text = _words(_("Yang diberikan"), _("Pegawai menyatakan diterima atau belum."))


class WithdrawForm(HouseForm):
    reason = _words(_("Mengapa usulan ini ditarik?"))


@reads
def listing(request: PageRequest) -> HttpResponse:
    mine = ImprovementPath.objects.led_by(request.actor).select_related("employee", "evaluation__period")
    found = suggested(request.actor).select_related(*NEEDED).order_by("employee__name", "id")[:MOST]
    owed = PromisedHelp.objects.owed_by(request.actor).select_related("path__employee").order_by("due", "id")[:MOST]
    context = {
        "suggested": [(one, predicate_badge(one), *_because(one)) for one in found],
        "owed": [(help, help.due < request.actor.on) for help in owed],
        "paths": path_lines(mine[:MOST]),
    }
    return render(request, "rater/improvements.html", context)


@reads
def propose_form(request: PageRequest, evaluation: UUID) -> HttpResponse:
    found = _judged(request, evaluation)
    return _proposal(request, found, ProposeForm(staff_of(found)))


@writes
def propose(request: PageRequest, evaluation: UUID) -> HttpResponse:
    found = _judged(request, evaluation)
    form = ProposeForm(staff_of(found), request.POST)
    made = form.attempt(lambda: _proposed(request, found, form)) if form.is_valid() else None
    if made:
        messages.success(request, gettext("Diusulkan. Pegawai diberi tahu; kepegawaian memutuskan."))
        return redirect("rater:improvement", made.pk)
    return _proposal(request, found, form)


def _proposed(request: PageRequest, found: Evaluation, form: ProposeForm) -> ImprovementPath:
    said = {name: form.cleaned_data[name] for name in ("expected", "submission")}
    normal = form.cleaned_data.get("normal", True)
    return verbs.propose_path(found, promises=form.promises(), normal=normal, **said, **by(request))


@reads
def show(request: PageRequest, path: UUID) -> HttpResponse:
    return _page(request, _led(request, path))


def _give(request: PageRequest, path: ImprovementPath, form: HouseForm) -> Any:
    return verbs.give_help(_help(request, path), **form.cleaned_data, **by(request))


def _promise(request: PageRequest, path: ImprovementPath, form: HouseForm) -> Any:
    assert isinstance(form, HelpForm)
    instead = _help(request, path) if request.POST.get("help") else None
    return verbs.promise_help(path, promise=form.promise(), instead_of=instead, **by(request))


def _withdraw(request: PageRequest, path: ImprovementPath, form: HouseForm) -> Any:
    return verbs.withdraw_proposal(path, **form.cleaned_data, **by(request))


ACTS: dict[str, tuple[type[HouseForm], Callable[[PageRequest, ImprovementPath, HouseForm], Any], Any]] = {
    "give": (GiveForm, _give, _("Tercatat. Pegawai diminta menyatakan apakah diterima.")),
    "promise": (HelpForm, _promise, _("Janji bantuan tersimpan.")),
    "withdraw": (WithdrawForm, _withdraw, _("Usulan ditarik.")),
}


@writes
def act(request: PageRequest, path: UUID) -> HttpResponse:
    found = _led(request, path)
    name = request.POST.get("do", "")
    shape, take, told = ACTS.get(name, ACTS["give"])
    form = shape(request.POST)
    if form.is_valid() and form.attempt(lambda: take(request, found, form)):
        messages.success(request, str(told))
        return redirect("rater:improvement", path)
    return _page(request, _led(request, path), form)


def _help(request: PageRequest, path: ImprovementPath) -> PromisedHelp:
    rows = PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee").filter(path=path)
    return get_object_or_404(rows, pk=_key(request.POST.get("help", "")))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _led(request: PageRequest, key: UUID) -> ImprovementPath:
    return open_to(request, ImprovementPath.objects.led_by(request.actor), key)


def _judged(request: PageRequest, key: UUID) -> Evaluation:
    rows = Evaluation.objects.judged_by(request.actor).final().select_related(*NEEDED)
    return get_object_or_404(rows, pk=key)


def _because(evaluation: Evaluation) -> tuple[str, list[str]]:
    finding = by_law(evaluation)
    return " ".join(spoken(one) for one in finding.because), cite_words(finding.cites)


def _proposal(request: PageRequest, evaluation: Evaluation, form: ProposeForm) -> HttpResponse:
    seen("evaluation", actor=request.actor, now=request.now, thing=evaluation)
    because, cites = _because(evaluation)
    context = {"evaluation": evaluation, "form": form, "because": because, "cites": cites}
    context |= {"predicate": predicate_badge(evaluation)}
    return render(request, "rater/propose_improvement.html", context, status=form.status if form.is_bound else 200)


def _page(request: PageRequest, path: ImprovementPath, sent: HouseForm | None = None) -> HttpResponse:
    page = path_page(path, request.now)
    today, asked = page["today"], request.POST.get("help")
    owed = []
    for line in page["helps"]:
        if line.is_owed:
            mine = isinstance(sent, GiveForm) and str(line.help.pk) == asked
            fresh = GiveForm(initial={"given_on": today}, auto_id=f"{line.help.pk}_%s")
            owed.append((line, sent if mine else fresh))
    is_open = bool(page["ways"])
    page |= {
        "owed_forms": owed,
        "promise": (sent if isinstance(sent, HelpForm) else HelpForm()) if is_open else None,
        "asked": asked,
        "withdraw": (sent if isinstance(sent, WithdrawForm) else WithdrawForm()) if path.state == "proposed" else None,
        "sent": sent,
    }
    return render(request, "rater/improvement.html", page, status=sent.status if sent else 200)
