"""Reporting from a phone: an ordinary form that also works without a line.

The same address answers people with pages and the queue on the phone with JSON.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorList
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.views.receipts import to_receipt
from kinerja.doors.web.ui.forms import NumberField, SubmissionForm
from kinerja.doors.web.ui.humane import wants_json
from kinerja.doors.web.ui.numbers import instant
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.uploads import LARGEST_EVIDENCE, was_too_large
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.files.contents import MEGABYTE
from kinerja.platform.files.finishing import take_in
from kinerja.platform.files.kinds import ENDINGS, largest_of_all
from kinerja.platform.receipts.queries import receipt_of
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.activity.commands import submit_report
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.models.reports import LONGEST_TEXT
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.terms import PlanState

MOST_FILES = 10
TOO_MUCH = gettext_noop(
    "Berkasnya terlalu besar untuk satu kiriman (paling besar {limit} MB bersama-sama). "
    "Laporan belum dikirim dan tulisan Anda tetap ada; perkecil atau kurangi berkasnya, lalu kirim lagi."
)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ReportForm(SubmissionForm):
    day = forms.DateField(label=gettext_lazy("Hari kerja"), widget=forms.DateInput(attrs={"type": "date"}))
    indicator = forms.ModelChoiceField(
        label=gettext_lazy("Indikator"),
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=gettext_lazy("Pekerjaan lain"),
    )
    text = forms.CharField(label=gettext_lazy("Apa yang dikerjakan"), max_length=LONGEST_TEXT, widget=forms.Textarea)
    quantity = NumberField(label=gettext_lazy("Jumlah"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Menit"), required=False, min_value=1, max_value=1440)
    link = forms.CharField(label=gettext_lazy("Tautan bukti"), required=False, max_length=500)
    # A declared field is taken out of the class; `files` of a form remains what was uploaded.
    files = forms.Field(  # type: ignore[assignment]
        label=gettext_lazy("Foto atau dokumen"), required=False, widget=ManyFiles
    )
    evidence = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, request: PageRequest, data: Any = None, **more: Any) -> None:
        super().__init__(data, request.FILES if data is not None else None, **more)
        me, today = myself(request.actor), request.actor.on
        agreed = {"result__plan__employee": me, "result__plan__state": PlanState.AGREED}
        mine = Indicator.objects.filter(**agreed, result__plan__ends__gt=today.replace(day=1))
        self.too_much = data is not None and was_too_large(request)
        self.fields["indicator"].queryset = mine.order_by("result__order", "order", "pk")  # type: ignore[attr-defined]
        self.fields["files"].widget.attrs |= {"accept": _accepted(), "data-most": str(largest_of_all() // MEGABYTE)}
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def clean_evidence(self) -> list[UUID]:
        keys = self.data.getlist("evidence") if hasattr(self.data, "getlist") else []
        try:
            return [UUID(key) for key in keys[:MOST_FILES]]
        except ValueError:
            raise forms.ValidationError(gettext("Kunci berkas tidak dikenali. Pilih ulang berkasnya."))

    def clean_files(self) -> list[UploadedFile]:
        if self.too_much:
            raise forms.ValidationError(gettext(TOO_MUCH).format(limit=LARGEST_EVIDENCE // MEGABYTE))
        files = self.files.getlist("files") if hasattr(self.files, "getlist") else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(gettext("Paling banyak {n} berkas satu laporan.").format(n=MOST_FILES))
        return list(files)


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, ReportForm(request, initial={"day": request.actor.on.isoformat()}))


@reads
def state(request: PageRequest) -> HttpResponse:
    """Whose phone this is now, and a fresh token: asked before anything is sent."""
    return JsonResponse({"owner": _owner(request), "csrf": get_token(request)})


@writes
def submit(request: PageRequest) -> HttpResponse:
    form = ReportForm(request, request.POST)
    report = form.attempt(lambda: _submit(request, form)) if form.is_valid() else None
    if wants_json(request):
        return _json(form, report)
    if report is None:
        return _page(request, form, form.status)
    messages.success(request, gettext("Laporan diterima. Simpan tanda terimanya bila perlu."))
    return to_receipt(report.pk) or redirect("employee:phone")


def _by(request: PageRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}


def _submit(request: PageRequest, form: ReportForm) -> ActivityReport:
    """Files that came with the form are looked at first: what is refused leaves no report behind."""
    known, by = form.cleaned_data, _by(request)
    taken = [take_in(file.chunks(), name=file.name or "", **by) for file in known["files"]]
    return submit_report(
        day=known["day"], text=known["text"], indicator=known["indicator"], quantity=known["quantity"],
        minutes=known["minutes"], evidence=[*known["evidence"], *(file.pk for file in taken)],
        links=[known["link"]] if known["link"] else [], submission=known["submission"], **by,
    )  # fmt: skip


def _said(errors: ErrorList) -> str:
    return " ".join(str(error) for error in errors)


def _json(form: ReportForm, report: ActivityReport | None) -> HttpResponse:
    """The receipt, or one sentence: errors of fields begin with the label of the field."""
    if report is None:
        said = [_said(form.non_field_errors())]
        said += [f"{form[name].label}: {_said(errors)}" for name, errors in form.errors.items() if name in form.fields]
        return JsonResponse({"kind": "invalid", "sentence": " ".join(filter(None, said))}, status=form.status)
    receipt = receipt_of(report.pk)
    known = {
        "code": receipt.code,
        "at": instant(receipt.issued_at),
        "url": reverse("employee:receipt", args=[receipt.pk]),
    } if receipt else {}  # fmt: skip
    return JsonResponse({"report": str(report.pk), "receipt": known or None})


def _page(request: PageRequest, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "owner": _owner(request), "most_files": MOST_FILES}
    return render(request, "employee/phone.html", context, status=status)


def _owner(request: PageRequest) -> str:
    """Tells one person from another on a shared phone, and nothing else about either."""
    return salted_hmac("kinerja.phone", str(request.user.pk)).hexdigest()[:20]


def _accepted() -> str:
    return ",".join(ending for endings in ENDINGS.values() for ending in endings)
