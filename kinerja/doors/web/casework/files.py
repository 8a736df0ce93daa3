"""Open files of one's units, and one of them with the steps that may follow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.casework.steps import FOLLOWING, KNOWN, Step
from kinerja.doors.web.casework.words import due_badge, lasted
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework import commands
from kinerja.facts.casework.clock import read_clock
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.querysets import desks_of
from kinerja.facts.casework.terms import Stage
from kinerja.people.organisation.models import Unit
from kinerja.platform.audit.trail import seen
from kinerja.platform.database.sealing import unseal
from kinerja.pure.lib.file_life import NOW, RESOLVED, WITH_OFFICE
from kinerja.pure.lib.file_life import Stage as Life
from kinerja.pure.lib.refusals import Forbidden, Stale, gettext_noop

MOST, SEARCHED = 200, 1000
ZERO = timedelta(0)
SHOWN = {"": _("Semua"), "saya": _("Di tangan saya"), "tumpukan": _("Belum diambil"), "warga": _("Menunggu warga")}
NOT_YOURS = gettext_noop("Berkas ditangani pegawai unit yang menerimanya.")


class StepForm(HouseForm):
    """`seen` is how often the file had moved when the page was shown: an old page does not act twice."""

    step = forms.ChoiceField(choices=[(name, name) for name in KNOWN])
    seen = forms.IntegerField()
    words = forms.CharField(max_length=500, required=False, widget=forms.Textarea)


class HandOnForm(HouseForm):
    unit = forms.ModelChoiceField(label=_("Teruskan ke unit"), queryset=Unit.objects.none(), empty_label=NOT_CHOSEN)
    seen = forms.IntegerField()

    def __init__(self, request: PageRequest, file: CaseFile, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        root = "/" + file.unit.path.strip("/").split("/")[0] + "/"
        units = Unit.objects.open_on(request.actor.on).filter(path__startswith=root).exclude(pk=file.unit_id)
        self.fields["unit"].queryset = units.order_by("name", "pk")  # type: ignore[attr-defined]


class FindForm(HouseForm):
    text = forms.CharField(label=_("Kode berkas atau nama pemohon"), max_length=120)


def enter(request: PageRequest) -> list[Unit]:
    """The units whose files this person may work on. Raises Forbidden where there is none."""
    units = list(desks_of(request.actor).order_by("path"))
    if not units:
        raise Forbidden(NOT_YOURS)
    return units


@reads
def files(request: PageRequest) -> HttpResponse:
    units = enter(request)
    shown = request.GET.get("tampil", "")
    rows = _open(units).by_due()
    if shown == "saya":
        rows = rows.filter(officer__employee=request.actor.employee_id)
    elif shown == "tumpukan":
        rows = rows.filter(officer=None).exclude(stage=Stage.RETURNED)
    elif shown == "warga":
        rows = rows.filter(stage__in=(Stage.RETURNED, Stage.READY))
    return _listing(request, list(rows[:MOST]), shown, FindForm())


@writes
def find(request: PageRequest) -> HttpResponse:
    """By code or name; a name never stands in an address, so it is sent."""
    units, form = enter(request), FindForm(request.POST)
    if not form.is_valid():
        return _listing(request, list(_open(units).by_due()[:MOST]), "", form)
    wanted = form.cleaned_data["text"].strip().casefold()
    newest = CaseFile.objects.filter(unit__in=units).select_related(*RELATED).order_by("-received_at", "-id")
    found = [file for file in newest[:SEARCHED] if _has_code(file, wanted) or _is_named(file, wanted)][:MOST]
    for file in found:
        if not _has_code(file, wanted):  # that the name has this file is told by the answer itself
            seen("casework.name", actor=request.actor, now=request.now, thing=file)
    if not found:
        form.add_error("text", gettext("Tidak ada berkas unit Anda dengan kode atau nama itu."))
    return _listing(request, found, "", form)


RELATED = ("request__service", "officer__employee", "unit")


def _open(units: list[Unit]) -> Any:
    return CaseFile.objects.open().filter(unit__in=units).select_related(*RELATED)


def _has_code(file: CaseFile, wanted: str) -> bool:
    return wanted.replace("-", "")[:8] == file.code.replace("-", "").casefold()


def _is_named(file: CaseFile, wanted: str) -> bool:
    return len(wanted) > 2 and wanted in str(unseal(file.paper)["name"]).casefold()


def _listing(request: PageRequest, found: list[CaseFile], shown: str, form: FindForm) -> HttpResponse:
    rows = [(file, due_badge(file, request.now)) for file in found]
    context = {"rows": rows, "shown": shown, "choices": SHOWN.items(), "form": form, "most": MOST}
    return render(request, "casework/files.html", context, status=form.status if form.errors else 200)


@reads
def show(request: PageRequest, file: UUID) -> HttpResponse:
    return _page(request, _file(request, file))


@writes
def act(request: PageRequest, file: UUID) -> HttpResponse:
    found, form = _file(request, file), StepForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _take(request, found, form.cleaned_data)):
        messages.success(request, gettext("Tersimpan. Warga melihatnya di halaman pelacakan."))
        return redirect("casework:file", file)
    return _page(request, found, form)


@writes
def hand_on(request: PageRequest, file: UUID) -> HttpResponse:
    found = _file(request, file)
    form = HandOnForm(request, found, request.POST)
    if form.is_valid():
        unit = form.cleaned_data["unit"]
        if form.attempt(lambda: _hand_on(request, found, form.cleaned_data)):
            messages.success(request, gettext("Berkas diteruskan ke {unit}.").format(unit=unit.name))
            return redirect("casework:files")
    return _page(request, found, handing=form)


def _take(request: PageRequest, file: CaseFile, given: dict[str, Any]) -> CaseFile:
    _check_seen(file, given["seen"])
    return KNOWN[given["step"]].take(file, given["words"], **by(request))


def _hand_on(request: PageRequest, file: CaseFile, given: dict[str, Any]) -> CaseFile:
    _check_seen(file, given["seen"])
    return commands.hand_on(file, unit=given["unit"], **by(request))


def _check_seen(file: CaseFile, version: int) -> None:
    """An old page does not act on what the file has become."""
    if version != file.version:
        raise Stale(NOW[Life(file.stage)], file=str(file))


def _file(request: PageRequest, key: UUID) -> CaseFile:
    rows: QuerySet[CaseFile] = CaseFile.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related(*RELATED, "standard", "request__unit"), pk=key)


def _page(
    request: PageRequest, file: CaseFile, form: StepForm | None = None, handing: HandOnForm | None = None
) -> HttpResponse:
    # Also a refused press shows the applicant.
    seen("casework", actor=request.actor, now=request.now, thing=file)
    if form is not None or handing is not None:
        file.refresh_from_db(fields=["stage", "since", "reason", "version", "unit", "officer"])
    may_move = desks_of(request.actor).filter(pk=file.unit_id).exists()
    steps: tuple[Step, ...] = FOLLOWING.get(file.stage, ()) if may_move else ()
    refused = next((one for one in (form, handing) if one is not None), None)
    history = list(file.intervals.select_related("unit", "officer__employee").order_by("-seq"))
    clock = read_clock(file, request.now, history)
    may_hand_on = may_move and file.stage in WITH_OFFICE
    context = {
        "file": file,
        "applicant": unseal(file.paper),
        "due": due_badge(file, request.now),
        "used": lasted(clock.used),
        "paused": lasted(clock.paused),
        "history": history,
        "papers": list(file.papers.select_related("stored").order_by("added_at", "id")),
        "readings": [
            (one, lasted(abs(one.difference)) if one.difference is not None else "") for one in _readings(file)
        ],
        "now_steps": [step for step in steps if not step.asks],
        "word_steps": [step for step in steps if step.asks],
        "form": form,
        "chosen": form["step"].value() if form else "",
        "typed": form["words"].value() if form else "",
        "handing": handing or (HandOnForm(request, file) if may_hand_on else None),
        "may_hand_on": may_hand_on,
        "refused": refused,
    }
    return render(request, "casework/file.html", context, status=refused.status if refused else 200)


def _readings(file: CaseFile) -> Any:
    """There are none before the result."""
    if file.stage not in RESOLVED:
        return []
    return file.readings.select_related("standard").order_by("read_at", "id")
