"""“My data are wrong”: I say it, see until when it is answered, and what it did to my figures."""

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
from kinerja.doors.web.shown.claims import case_facts, claim_lines, claim_page, open_to, recorded_of
from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.shown.stored_files import answer
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm, SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service.models import Request, Service
from kinerja.judgement.claims.clock import cites_of
from kinerja.judgement.claims.commands import file_claim, withdraw_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.terms import OF_CASES, ClaimKind
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.trail import seen
from kinerja.platform.files.finishing import take_in
from kinerja.work.planning.models import Period

OFFICERS = ("service", "closed_by__employee", "in_charge__employee")
MOST_PERIODS = 8
LEADS = {
    ClaimKind.SUPERIOR: _("Tulis siapa atasan Anda seharusnya, dan sejak kapan."),
    ClaimKind.UNIT: _("Tulis unit, jabatan, atau tanggal yang seharusnya. Nomor SK mempercepat pembetulan."),
    ClaimKind.ABSENCE: _("Tulis cuti atau tugas yang belum tercatat atau keliru, dengan tanggalnya."),
    ClaimKind.NOT_MINE: _("Tulis mengapa kasus ini bukan pekerjaan Anda, dan siapa yang mengerjakannya bila tahu."),
    ClaimKind.MISSING: _("Tulis nomor kasus yang Anda kerjakan tetapi tidak ada di daftar Anda."),
    ClaimKind.PLAN: _("Tulis bagian SKP yang keliru dan bunyi yang seharusnya."),
}


class ClaimForm(SubmissionForm):
    service = forms.ModelChoiceField(
        queryset=Service.objects.order_by("name"), label=_("Layanan"), empty_label=NOT_CHOSEN
    )
    case_key = forms.CharField(label=_("Nomor kasus"), max_length=200)
    text = text_field(_("Apa yang keliru?"))
    period = forms.ModelChoiceField(
        queryset=Period.objects.none(), required=False, label=_("Angka periode yang terkena"),
        empty_label=_("tidak tahu, atau tidak ada"),
    )  # fmt: skip
    file = forms.FileField(label=_("Bukti"), help_text=_("PDF atau foto, bila ada."), required=False)

    def __init__(self, kind: ClaimKind, request: PageRequest, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].help_text = LEADS[kind]
        begun = Period.objects.filter(starts__lte=request.actor.on).select_related("cycle").order_by("-starts", "id")
        recent = [one.pk for one in begun[:MOST_PERIODS]]
        self.fields["period"].queryset = begun.filter(pk__in=recent)  # type: ignore[attr-defined]
        if kind != ClaimKind.MISSING:
            del self.fields["service"], self.fields["case_key"]


@reads
def show(request: PageRequest) -> HttpResponse:
    mine = DataClaim.objects.filter(employee=myself(request.actor)).select_related("employee")
    page = page_by_number(request, mine)
    ways = [(kind.value, kind.label) for kind in ClaimKind if kind != ClaimKind.NOT_MINE]
    context = {"page": page, "lines": claim_lines(page.rows, request.now), "ways": ways}
    return render(request, "employee/claims.html", context)


@reads
def form(request: PageRequest) -> HttpResponse:
    kind, case = _kind(request.GET.get("jenis", "")), _case(request, request.GET.get("kasus", ""))
    return _form(request, kind, case, ClaimForm(kind, request, initial={"period": request.GET.get("periode", "")}))


@writes
def file(request: PageRequest) -> HttpResponse:
    kind, case = _kind(request.POST.get("jenis", "")), _case(request, request.POST.get("kasus", ""))
    sent = ClaimForm(kind, request, request.POST, request.FILES)
    made = sent.attempt(lambda: _filed(request, kind, case, sent)) if sent.is_valid() else None
    if made:
        messages.success(request, gettext("Tersampaikan. Batas waktu jawabannya ada di halaman ini."))
        return redirect("employee:claim", made.pk)
    return _form(request, kind, case, sent)


def _filed(request: PageRequest, kind: ClaimKind, case: Request | None, form: ClaimForm) -> DataClaim:
    said: dict[str, Any] = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    sent = form.cleaned_data["file"]
    paper = take_in(sent.chunks(), name=sent.name or "", **by(request)) if sent else None
    return file_claim(_me(request), kind=kind, case=case, file=paper, **said, **by(request))


@reads
def one(request: PageRequest, claim: UUID) -> HttpResponse:
    return _page(request, _mine(request, claim))


@writes
def withdraw(request: PageRequest, claim: UUID) -> HttpResponse:
    found, sent = _mine(request, claim), HouseForm(request.POST)
    if sent.is_valid() and sent.attempt(lambda: withdraw_claim(found, **by(request))):
        messages.success(request, gettext("Permintaan ditarik kembali."))
        return redirect("employee:claims")
    return _page(request, _mine(request, claim), sent)


@reads
def paper(request: PageRequest, claim: UUID) -> HttpResponseBase:
    """The evidence, for whoever may see the claim."""
    rows = DataClaim.objects.visible_to(request.actor).filter(file__isnull=False).select_related("file")
    found = get_object_or_404(rows, pk=claim)
    if found.employee_id != request.actor.employee_id:
        seen("claims", actor=request.actor, now=request.now, thing=found)
    return answer(found.file)


def _me(request: PageRequest) -> Employee:
    return get_object_or_404(Employee, pk=myself(request.actor))


def _mine(request: PageRequest, key: UUID) -> DataClaim:
    return open_to(request, DataClaim.objects.filter(employee=myself(request.actor)), key)


def _kind(text: str) -> ClaimKind:
    """An address typed by hand begins with the plainest one."""
    return ClaimKind(text) if text in ClaimKind.values else ClaimKind.UNIT


def _case(request: PageRequest, text: str) -> Request | None:
    """Any key is looked up; whether it is one's own is for the command to say, whether it exists for nobody."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return Request.objects.visible_to(request.actor).select_related(*OFFICERS).filter(pk=key).first()


def _form(request: PageRequest, kind: ClaimKind, case: Request | None, form: ClaimForm) -> HttpResponse:
    me = _me(request)
    if kind == ClaimKind.NOT_MINE:
        facts = [(gettext("Nomor"), case.case_key), (gettext("Layanan"), case.service.name)] if case else []
        facts += case_facts(case) if case else []
    else:
        facts = [] if kind in OF_CASES else recorded_of(kind, me, request)
    context = {
        "form": form, "kind": kind, "case": case, "recorded": facts, "lost": kind == ClaimKind.NOT_MINE and not case,
        "cites": cite_words(cites_of(kind, request.actor.on)),
    }  # fmt: skip
    return render(request, "employee/claim_form.html", context, status=form.status if form.is_bound else 200)


def _page(request: PageRequest, claim: DataClaim, sent: HouseForm | None = None) -> HttpResponse:
    context = claim_page(claim, request) | {"sent": sent}
    return render(request, "employee/claim.html", context, status=sent.status if sent else 200)
