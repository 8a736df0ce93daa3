"""My work: rows that facts wrote to be confirmed, rows I type, questions to be answered, and what reporting costs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.employee.begun import begun
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.report_form import ReportForm, Timed
from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.database.keys import new_id
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.models.reports import LONGEST_TEXT
from kinerja.work.activity.queries.own import Day, own_days


class ConfirmForm(Timed):
    """`rows` are the names of what was shown."""

    text = forms.CharField(required=False, max_length=LONGEST_TEXT)
    quantity = NumberField(required=False)


class OwnForm(HouseForm):
    version = forms.IntegerField()
    answer = forms.CharField(required=False, max_length=4000)


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, None)


@writes
def submit(request: PageRequest) -> HttpResponse:
    form = ReportForm(request, request.POST)
    if form.send(request):
        messages.success(request, gettext("Laporan terkirim dan menunggu jawaban atasan Anda."))
        return _back(form.cleaned_data["day"])
    return _page(request, form)


@writes
def confirm(request: PageRequest) -> HttpResponse:
    """All rows of a day, one of them, one changed, or one that is not mine: by the button that was pressed."""
    form = ConfirmForm(request.POST)
    if form.is_valid() and (said := form.attempt(lambda: _confirm(request, form))):
        messages.success(request, said)
        return _back(form.cleaned_data["day"])
    return _page(request, form)


def _confirm(request: PageRequest, form: ConfirmForm) -> str:
    data, names = form.cleaned_data, request.POST.getlist("rows")
    by: dict[str, Any] = {"day": data["day"], "submission": data["submission"], "actor": request.actor}
    by["now"] = request.now
    match request.POST.get("act"), names:
        case "disown", [name]:
            activity.disown_suggested(name=name, **by)
            return gettext("Baris itu dicatat sebagai bukan pekerjaan Anda.")
        case "change", [name]:
            content = {"text": data["text"], "quantity": data["quantity"], "minutes": None}
            activity.change_suggested(name=name, **content, spent=form.spent(request), **by)
            return gettext("Baris dikonfirmasi dengan isi yang Anda ubah.")
    done = len(activity.confirm_suggested(names=names, spent=form.spent(request), **by))
    return ngettext("{n} baris dikonfirmasi.", "{n} baris dikonfirmasi.", done).format(n=done)


@writes
def withdraw(request: PageRequest, report: UUID) -> HttpResponse:
    found, form = _mine(request, report), OwnForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid():
        version = form.cleaned_data["version"]
        if form.attempt(lambda: activity.withdraw_report(found, version=version, **by)):
            messages.success(request, gettext("Laporan ditarik."))
            return _back(found.day)
    return _page(request, form)


@writes
def explain(request: PageRequest, report: UUID) -> HttpResponse:
    found, form = _mine(request, report), OwnForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: activity.answer_question(found, **form.cleaned_data, **by)):
        messages.success(request, gettext("Jawaban Anda terkirim."))
        return _back(found.day)
    return _page(request, form)


def _mine(request: PageRequest, key: UUID) -> ActivityReport:
    return get_object_or_404(ActivityReport, pk=key, employee=myself(request.actor))


def _back(day: date) -> HttpResponseRedirect:
    return redirect(f"{reverse('employee:reports')}#h-{day:%Y-%m-%d}")


def _page(request: PageRequest, form: HouseForm | None) -> HttpResponse:
    me = myself(request.actor)
    monday = request.actor.on - timedelta(days=request.actor.on.weekday())
    week = datetime.combine(monday, datetime.min.time(), tzinfo=timezone.get_current_timezone())
    own = own_days(me, request.actor.on, week, request.now)
    groups = [
        _group(day, request.actor.on) for day in own.days if day.rows or day.offers or day.day == request.actor.on
    ]
    typed = form if isinstance(form, ReportForm) else ReportForm.fresh(request)
    context = {
        "own": own,
        "groups": groups,
        "settled": sum(group["settled"] for group in groups),
        "form": typed,
        "refused": form if form is not typed else None,
        "begun": begun(request.actor.user_id, request.now),
        "burden": own.burden,
    }
    return render(request, "employee/reports.html", context, status=form.status if form else 200)


def _group(day: Day, today: date) -> dict[str, Any]:
    """One day with keys of its own for its forms: each may be sent, and sent twice, by itself."""
    return {
        "day": day,
        "today": day.day == today,
        "settled": day.is_settled and day.day != today,
        "key": new_id(),
        "offers": [{"offer": offer, "key": new_id()} for offer in day.offers],
    }
