"""The private room: counselling, for its parties. Everybody may enter; nobody finds what is not theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.employee.forms import day_field, text_field
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.feedback import about_choices
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee, Mandate
from kinerja.platform.access.actors import Role
from kinerja.work.feedback import commands as verbs
from kinerja.work.feedback.circle import led_by
from kinerja.work.feedback.models import Counselling, CounsellingSession
from kinerja.work.feedback.papers import matter_in, talk_in
from kinerja.work.feedback.terms import FollowUp, PrivateState

OUTCOMES = [("", _("tidak ada")), *FollowUp.choices, ("discipline", _("rekomendasi proses disiplin"))]


class ReportForm(SubmissionForm):
    subject = forms.ModelChoiceField(queryset=Employee.objects.none(), empty_label=NOT_CHOSEN, label=_("Tentang siapa"))
    value = forms.ChoiceField(label=_("Nilai perilaku"))
    seen_on = day_field(_("Tanggal kejadian"))
    seen = text_field(_("Perilaku yang Anda lihat"), _("Perbuatannya, bukan orangnya; hanya yang Anda lihat sendiri."))
    tried = text_field(_("Yang sudah Anda coba"), _("Kapan Anda membicarakannya, dan apa jawabannya?"))

    def __init__(self, people: Any, choices: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["subject"].queryset = people  # type: ignore[attr-defined]
        self.fields["value"].choices = choices  # type: ignore[attr-defined]


class VersionForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ListForm(VersionForm):
    counsellor = forms.ModelChoiceField(queryset=Employee.objects.none(), empty_label=NOT_CHOSEN, label=_("Konselor"))

    def __init__(self, on: Any, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        trained = Mandate.objects.on(on).filter(role=Role.COUNSELLOR).order_by().values("employee")
        people = Employee.objects.filter(pk__in=trained).order_by("name", "id")
        self.fields["counsellor"].queryset = people  # type: ignore[attr-defined]


class DeclineForm(VersionForm):
    answer = forms.CharField(label=_("Alasan tidak dilanjutkan"), max_length=1000)


class InviteForm(VersionForm):
    at = forms.DateTimeField(label=_("Waktu"), widget=forms.DateTimeInput({"type": "datetime-local"}))
    place = forms.CharField(label=_("Tempat"), max_length=200)


class NoteForm(VersionForm):
    session = forms.UUIDField(widget=forms.HiddenInput)
    agreed = text_field(_("Yang disepakati; dibaca peserta"), required=False)
    notes = text_field(_("Catatan Anda sendiri; hanya Anda yang membacanya"), required=False)


class CloseForm(VersionForm):
    outcome = text_field(_("Hasil"))
    follow_up = forms.ChoiceField(label=_("Tindak lanjut"), choices=OUTCOMES, required=False)


@reads
def show(request: PageRequest) -> HttpResponse:
    return _room(request, _report_form(request))


@writes
def report(request: PageRequest) -> HttpResponse:
    form = _report_form(request, request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        subject, said["value"] = said.pop("subject"), int(said["value"])
        if form.attempt(lambda: verbs.report_privately(subject, **said, **by(request))):
            messages.success(request, gettext("Laporan Anda diterima dan hanya dibaca oleh yang berhak."))
            return redirect("employee:private")
    return _room(request, form, form.status)


def _report_form(request: PageRequest, data: Any = None) -> ReportForm:
    choices = [(key.partition(":")[2], words) for key, words in about_choices(None, request.actor.on)]
    return ReportForm(led_by(myself(request.actor), request.actor.on).order_by("name", "id"), choices, data)


def _room(request: PageRequest, form: ReportForm, status: int = 200) -> HttpResponse:
    me = myself(request.actor)
    people = form.fields["subject"].choices = list(form.fields["subject"].choices)  # type: ignore[attr-defined]
    rows = _sorted(Counselling.objects.visible_to(request.actor), str(me))
    names = _names(matter_in(one.sealed).subject for group in rows.values() for one in group)
    context: dict[str, Any] = {name: [_line(one, names) for one in group] for name, group in rows.items()}
    context |= {"form": form if len(people) > 1 else None}
    return render(request, "employee/private.html", context, status=status)


def _sorted(matters: Iterable[Counselling], me: str) -> dict[str, list[Counselling]]:
    """What a party sees, by the part it has; what nobody has decided yet is there to be listed."""
    rows: dict[str, list[Counselling]] = {name: [] for name in ("mine", "held", "to_list", "reports", "listed")}
    for matter in matters:
        paper = matter_in(matter.sealed)
        parts = {"mine": paper.subject, "held": paper.counsellor, "reports": paper.reporter, "listed": paper.authority}
        mine = [name for name, who in parts.items() if who == me] or ["to_list"]
        for name in mine:
            rows[name].append(matter)
    return rows


def _line(matter: Counselling, names: dict[str, str]) -> dict[str, Any]:
    paper = matter_in(matter.sealed)
    return {"matter": matter, "subject": names.get(paper.subject, ""), "on": parse_date(paper.seen_on)}


def _names(keys: Any) -> dict[str, str]:
    rows = Employee.objects.filter(pk__in={key for key in keys if key}).order_by().values_list("pk", "name")
    return {str(key): name for key, name in rows}


def _one(request: PageRequest, key: UUID) -> Counselling:
    """Of a party, or the same page as for an address nobody ever had."""
    return get_object_or_404(Counselling.objects.visible_to(request.actor), pk=key)


@reads
def one(request: PageRequest, matter: UUID) -> HttpResponse:
    return _page(request, _one(request, matter))


@writes
def act(request: PageRequest, matter: UUID) -> HttpResponse:
    found = _one(request, matter)
    make, verb = _ACTS.get(request.POST.get("do", ""), _ACTS["close"])
    form = ListForm(request.actor.on, request.POST) if make is ListForm else make(request.POST)
    if form.is_valid() and form.attempt(lambda: verb(found, dict(form.cleaned_data), by(request))):
        return redirect("employee:private")
    return _page(request, _one(request, matter), form, form.status)


def _note(matter: Counselling, said: dict[str, Any], who: dict[str, Any]) -> Any:
    session = get_object_or_404(CounsellingSession, counselling=matter, pk=said.pop("session"))
    return verbs.note_privately(session, **said, **who)


Act = Callable[[Counselling, dict[str, Any], dict[str, Any]], Any]
_ACTS: dict[str, tuple[Any, Act]] = {
    "list": (ListForm, lambda matter, said, who: verbs.list_privately(matter, **said, **who)),
    "decline": (DeclineForm, lambda matter, said, who: verbs.decline_privately(matter, **said, **who)),
    "invite": (InviteForm, lambda matter, said, who: verbs.invite_privately(matter, **said, **who)),
    "note": (NoteForm, _note),
    "close": (CloseForm, lambda matter, said, who: verbs.close_privately(matter, **said, **who)),
}


def _page(request: PageRequest, matter: Counselling, sent: HouseForm | None = None, status: int = 200) -> HttpResponse:
    me, paper = str(myself(request.actor)), matter_in(matter.sealed)
    holds, listed = paper.counsellor == me, matter.state == PrivateState.LISTED
    is_subject = paper.subject == me
    names = _names([paper.subject, paper.counsellor, paper.reporter])
    fresh: dict[str, HouseForm] = {}
    if holds and listed:
        fresh = {"invite": InviteForm(**_seen(matter)), "close": CloseForm(**_seen(matter))}
    if Counselling.objects.to_list(request.actor).filter(pk=matter.pk).exists():
        fresh = {"list": ListForm(request.actor.on, **_seen(matter)), "decline": DeclineForm(**_seen(matter))}
    fresh |= {name: sent for name, (make, _verb) in _ACTS.items() if name in fresh and type(sent) is make and sent}
    sessions = _sessions(matter, holds, listed, sent) if holds or is_subject else []
    shown = [*fresh.values(), *(session["form"] for session in sessions)]
    context = {
        "matter": matter,
        "paper": paper,
        "names": {role: names.get(getattr(paper, role), "") for role in ("subject", "counsellor", "reporter")},
        "seen_on": parse_date(paper.seen_on),
        "reads_report": not is_subject,
        "holds": holds,
        "is_subject": is_subject,
        "only_reporter": paper.reporter == me and not holds,
        "sessions": sessions,
        "forms": fresh,
        "sent": sent,
        "lost": None if sent in shown else sent,
        "outcome": paper.outcome if holds or is_subject or paper.authority == me else "",
        "follow_up": str(dict(OUTCOMES).get(paper.follow_up, "")) if paper.follow_up else "",
    }
    return render(request, "employee/matter.html", context, status=status)


def _seen(matter: Counselling) -> dict[str, Any]:
    return {"initial": {"version": matter.version}}


def _sessions(matter: Counselling, holds: bool, listed: bool, sent: Any) -> list[dict[str, Any]]:
    """The counsellor's own notes leave the paper only for the counsellor."""
    found = []
    for session in matter.sessions.order_by("order"):
        talk = talk_in(session.sealed)
        form = None
        if holds and listed:
            known = {"version": matter.version, "session": session.pk, "agreed": talk.agreed, "notes": talk.notes}
            own = isinstance(sent, NoteForm) and sent.data.get("session") == str(session.pk)
            form = sent if own else NoteForm(initial=known, auto_id=f"{session.pk}_%s")
        notes = talk.notes if holds else ""
        at: datetime | None = parse_datetime(talk.at)
        found.append({"at": at, "place": talk.place, "agreed": talk.agreed, "notes": notes, "form": form})
    return found
