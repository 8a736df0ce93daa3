"""The board: what the team reported, exceptions first; kept fresh by polling."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext

from kinerja.doors.web.rater.pulse import etag
from kinerja.doors.web.shown.reuse import questions_of_reports
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.audit.trail import seen
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ActivityReport, ReportSample
from kinerja.work.activity.queries.board import Board, board, pulse_keys
from kinerja.work.activity.queries.pace import Pace, pace_of

NOBODY = gettext_noop("Akun ini belum dikaitkan dengan data pegawai. Minta bagian kepegawaian mengaitkannya.")


class AnswerForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    question = forms.CharField(
        label=gettext_lazy("Pertanyaan untuk pegawai"), widget=forms.Textarea, required=False, max_length=2000
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, None)


@reads
def poll(request: PageRequest) -> HttpResponse:
    """Only the part that changes. Unchanged boards are answered in `rater.pulse`, before this is reached."""
    return _answer(request, "rater/parts/board.html", None)


@reads
def report(request: PageRequest, report: UUID) -> HttpResponse:
    found = _mine(request, report)
    seen("activity", actor=request.actor, now=request.now, thing=found)
    return _report_page(request, found, AnswerForm(initial={"version": found.version}))


@writes
def open_row(request: PageRequest, report: UUID) -> HttpResponse:
    activity.open_report(_mine(request, report), actor=request.actor, now=request.now)
    return redirect("rater:report", report=report)


@writes
def answer(request: PageRequest, report: UUID) -> HttpResponse:
    found, form = _mine(request, report), AnswerForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _said(request, found, form)):
        return redirect("rater:board")
    found.refresh_from_db()
    return _report_page(request, found, form, form.status)


def _said(request: PageRequest, found: ActivityReport, form: AnswerForm) -> ActivityReport:
    by: dict[str, Any] = {"version": form.cleaned_data["version"], "actor": request.actor, "now": request.now}
    if request.POST.get("answer") == "ask":
        done = activity.ask_about(found, question=form.cleaned_data["question"], **by)
        messages.success(request, gettext("Pertanyaan terkirim kepada {name}.").format(name=found.employee.name))
        return done
    done = activity.accept_report(found, **by)
    messages.success(request, gettext("Laporan {name} disetujui.").format(name=found.employee.name))
    return done


@writes
def draw(request: PageRequest) -> HttpResponse:
    form = _empty()
    if form.attempt(lambda: activity.draw_sample(actor=request.actor, now=request.now)):
        return redirect("rater:board")
    return _page(request, form)


@writes
def accept_all(request: PageRequest) -> HttpResponse:
    sample = get_object_or_404(ReportSample, rater=request.actor.employee_id, closed_at=None)
    form = _empty()
    accepted = form.attempt(lambda: activity.accept_sample(sample, actor=request.actor, now=request.now))
    if accepted is None:
        return _page(request, form)
    said = ngettext("{n} laporan disetujui.", "{n} laporan disetujui.", accepted)
    messages.success(request, said.format(n=accepted))
    return redirect("rater:board")


def _empty() -> HouseForm:
    form = HouseForm({})
    form.full_clean()
    return form


def _mine(request: PageRequest, key: UUID) -> ActivityReport:
    """Of one's team, or a missing page: who may not answer need not learn that it exists."""
    mine = ActivityReport.objects.answered_by(request.actor)
    return get_object_or_404(mine.select_related("employee", "indicator", "plan"), pk=key)


def _report_page(request: PageRequest, found: ActivityReport, form: AnswerForm, status: int = 200) -> HttpResponse:
    evidence = list(found.evidence.select_related("file").order_by("id"))
    about = questions_of_reports([found.pk], request.actor, request.now) if evidence else {}
    context = {"report": found, "form": form, "evidence": evidence, "about": about.get(found.pk)}
    return render(request, "rater/report.html", context, status=status)


def _page(request: PageRequest, form: HouseForm | None) -> HttpResponse:
    return _answer(request, "rater/board.html", form)


def _answer(request: PageRequest, template: str, form: HouseForm | None) -> HttpResponse:
    if request.actor.employee_id is None:
        raise Forbidden(NOBODY)
    found = board(request.actor)
    tag = _tag(request, found)
    keys = [row.report.pk for row in found.rows if row.has_evidence]
    about = questions_of_reports(keys, request.actor, request.now) if keys else {}
    context = {"board": found, "tag": tag, "form": form, "pace": _pace(request)}
    context["rows"] = [(row, about.get(row.report.pk)) for row in found.rows]
    response = render(request, template, context, status=form.status if form else 200)
    if form is None:
        response["ETag"] = tag
    return response


def _pace(request: PageRequest) -> Pace | None:
    assert request.actor.employee_id is not None
    return pace_of(request.actor.employee_id, request.now - timedelta(days=30), request.now)


def _tag(request: PageRequest, found: Board) -> str:
    assert request.actor.employee_id is not None
    tomorrow = request.actor.on + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), tzinfo=timezone.get_current_timezone())
    keys = pulse_keys([member.key for member in found.members], request.actor.employee_id)
    return etag(request.session.session_key or "", keys, found.felt, now=request.now, midnight=midnight)
