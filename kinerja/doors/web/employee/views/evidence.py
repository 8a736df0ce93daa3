"""Evidence opened by who may see its report, and the owner's answers where it was used again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.reuse import shown_questions
from kinerja.doors.web.shown.stored_files import answer
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.audit.trail import seen
from kinerja.platform.files.kinds import IMAGES
from kinerja.platform.files.models import StoredFile
from kinerja.work.activity.commands import explain_flag
from kinerja.work.activity.models import ActivityReport, Evidence, EvidenceFlag
from kinerja.work.activity.models.reuse import LONGEST_ANSWER

# A page that only shows a picture; without allow-same-origin the picture would be asked for without the session.
PICTURE = (
    "sandbox allow-same-origin allow-downloads; default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'"
)


class ExplainForm(HouseForm):
    reason = forms.ChoiceField(label=gettext_lazy("Alasan"), choices=EvidenceFlag.Reason, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("Penjelasan"),
        help_text=gettext_lazy("Misalnya: foto kegiatan bersama, dikirim oleh setiap anggota tim."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea,
    )


def _visible(request: PageRequest, key: UUID) -> Evidence:
    reports = ActivityReport.objects.visible_to(request.actor).order_by().values("pk")
    rows = Evidence.objects.select_related("report", "file").filter(report__in=reports, file__isnull=False)
    return get_object_or_404(rows.exclude(file__kind=""), pk=key)


def _file_of(evidence: Evidence) -> StoredFile:
    if evidence.file is None:
        raise Http404
    return evidence.file


@reads
def look(request: PageRequest, evidence: UUID) -> HttpResponse:
    """A picture by itself, or what the file is and a link to take it away."""
    found = _visible(request, evidence)
    file = _file_of(found)
    context = {"evidence": found, "file": file, "is_picture": file.kind in IMAGES}
    response = render(request, "employee/evidence.html", context)
    response["Content-Security-Policy"] = PICTURE
    return response


@reads
def content(request: PageRequest, evidence: UUID) -> HttpResponseBase:
    found = _visible(request, evidence)
    file = _file_of(found)
    if found.report.employee_id != request.actor.employee_id:
        # Here and not on the page around it: a picture that was opened once stands in the list of looks once.
        seen("activity.evidence", actor=request.actor, now=request.now, thing=found.report)
    return answer(file)


@reads
def questions(request: PageRequest) -> HttpResponse:
    return _page(request)


@writes
def explain(request: PageRequest, flag: UUID) -> HttpResponse:
    mine = EvidenceFlag.objects.select_related("report").filter(report__employee=myself(request.actor))
    found, form = get_object_or_404(mine, pk=flag), ExplainForm(request.POST)
    if form.is_valid():
        by: dict[str, Any] = {"actor": request.actor, "now": request.now}
        if form.attempt(lambda: explain_flag(found, **form.cleaned_data, **by)):
            messages.success(request, gettext("Penjelasan Anda tersimpan dan berdiri di samping pertanyaannya."))
            return redirect("employee:questions")
    return _page(request, found.pk, form, form.status)


def _page(request: PageRequest, asked: UUID | None = None, form: ExplainForm | None = None, status: int = 200) -> Any:
    mine = EvidenceFlag.objects.filter(report__employee=myself(request.actor))
    rows = mine.select_related("report", "earlier__employee")
    page = page_by_key(request, rows, descending=True, clean=UUID, size=20)
    lines = [
        {"question": question, "form": _form(question.flag, asked, form)}
        for question in shown_questions(page.rows, request.actor)
    ]
    return render(request, "employee/questions.html", {"page": page, "lines": lines}, status=status)


def _form(flag: EvidenceFlag, asked: UUID | None, form: ExplainForm | None) -> ExplainForm | None:
    """A form of its own for each open question; the one that was refused keeps what was typed."""
    if flag.answered_at is not None:
        return None
    if form is not None and flag.pk == asked:
        return form
    return ExplainForm(auto_id=f"id_{flag.pk.hex[-12:]}_%s")
