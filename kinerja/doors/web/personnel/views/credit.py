"""Credit points: of one person, with the papers that are recorded; and who has gathered enough."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, key_of, one
from kinerja.doors.web.personnel.forms.credit import PaperForm
from kinerja.doors.web.personnel.staff_list import choices, departments
from kinerja.doors.web.shown.credit import credit_sheet, goal_name, points
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.credit.commands import record_balances
from kinerja.outcomes.credit.queries import candidates, functional_staff
from kinerja.outcomes.credit.reckoning import Account
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.trail import seen

MOST_AT_ONCE = 2_000
"""Accounts take about a millisecond each; a larger city is looked at by department."""


@dataclass(frozen=True)
class Candidate:
    key: UUID
    name: str
    post: str
    unit: str
    rank: str
    gathered: str
    reached: list[str]
    has_paper: bool


@reads
def listing(request: PageRequest) -> HttpResponse:
    """Names to be looked at; nothing follows from standing here."""
    enter(request)
    key = key_of(request.GET.get("unit", ""))
    unit = Unit.objects.filter(pk=key).first() if key else None
    staff = Employee.objects.visible_to(request.actor).in_service(request.actor.on)
    if unit is not None:
        beneath = Appointment.objects.on(request.actor.on).filter(position__unit__path__startswith=unit.path)
        staff = staff.filter(pk__in=beneath.order_by().values("employee"))
    too_many = unit is None and functional_staff(staff, request.actor.on).count() > MOST_AT_ONCE
    asked = [] if too_many else candidates(staff, request.actor.on)
    found = sorted(asked, key=lambda one: (not one.balance, one.employee))
    page = page_by_number(request, found)
    context = {
        "page": page,
        "count": len(found),
        "too_many": too_many,
        "rows": _rows(page.rows, request),
        "unit": unit,
        "units": choices(departments(), unit.pk if unit else None),
    }
    return render(request, "personnel/credits.html", context)


def _rows(accounts: list[Account], request: PageRequest) -> list[Candidate]:
    held = Appointment.objects.on(request.actor.on).filter(
        employee__in=[one.employee for one in accounts], kind=AppointmentKind.DEFINITIVE
    )
    columns = ("employee__name", "position__title", "position__unit__name")
    known = {row[0]: row[1:] for row in held.order_by().values_list("employee", *columns)}
    return [_row(one, *known[one.employee]) for one in accounts]


def _row(one: Account, name: str, post: str, unit: str) -> Candidate:
    reached = [goal_name(goal) for goal in one.reached]
    has_paper = one.balance is not None
    return Candidate(one.employee, name, post, unit, one.rank or "–", points(one.gathered), reached, has_paper)


def _employee(request: PageRequest, key: UUID) -> Employee:
    enter(request)
    employee = one(Employee.objects.visible_to(request.actor), key)
    require(request.actor, Permission.CREDIT_SEE, employee)
    return employee


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    seen("credit", actor=request.actor, now=request.now, thing=employee)
    return _page(request, employee)


@writes
def record(request: PageRequest, key: UUID) -> HttpResponse:
    """A paper as it is written; what is stored stays."""
    employee, form = _employee(request, key), PaperForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _recorded(form, employee, request))):
        messages.success(request, gettext("PAK tercatat."))
        return redirect(place)
    return _page(request, employee, form)


def _recorded(form: PaperForm, employee: Employee, request: PageRequest) -> str:
    correction = form.cleaned_data["correction"]
    source = gettext("dicatat di halaman pegawai")
    record_balances([form.stated(employee)], source=source, correction=correction, **by(request))
    return reverse("personnel:credit", args=[employee.pk])


def _page(request: PageRequest, employee: Employee, form: PaperForm | None = None) -> HttpResponse:
    sheet = credit_sheet(employee, request.actor.on)
    form = form or PaperForm(initial={"rank": employee.rank})
    context = {"employee": employee, "sheet": sheet, "why": "", "form": form}
    return render(request, "personnel/credit.html", context, status=form.status if form.is_bound else 200)
