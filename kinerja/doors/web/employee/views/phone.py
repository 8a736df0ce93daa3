"""Reporting from a phone: an ordinary form that also works without a line.

The same address answers people with pages and the queue on the phone with JSON.
"""

from __future__ import annotations

from django.contrib import messages
from django.forms.utils import ErrorList
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.report_form import ReportForm
from kinerja.doors.web.employee.views.receipts import to_receipt
from kinerja.doors.web.ui.humane import wants_json
from kinerja.doors.web.ui.numbers import instant
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.receipts.queries import receipt_of
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.queries.own import nameable_indicators, newest_reports

NEWEST = 5


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, ReportForm.fresh(request))


@reads
def state(request: PageRequest) -> HttpResponse:
    """Whose phone this is now, and a fresh token: asked before anything is sent."""
    return JsonResponse({"owner": _owner(request), "csrf": get_token(request)})


@writes
def submit(request: PageRequest) -> HttpResponse:
    form = ReportForm(request, request.POST)
    report = form.send(request)
    if wants_json(request):
        return _json(form, report)
    if report is None:
        return _page(request, form, form.status)
    messages.success(request, gettext("Laporan diterima. Simpan tanda terimanya bila perlu."))
    return to_receipt(report.pk) or redirect("employee:phone")


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
    me = myself(request.actor)
    context = {
        "form": form,
        "owner": _owner(request),
        "indicators": nameable_indicators(me, request.actor.on),
        "newest": newest_reports(me, NEWEST),
    }
    return render(request, "employee/phone.html", context, status=status)


def _owner(request: PageRequest) -> str:
    """Tells one person from another on a shared phone, and nothing else about either."""
    return salted_hmac("kinerja.phone", str(request.user.pk)).hexdigest()[:20]
