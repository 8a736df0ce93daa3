"""Which school, which day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.teaching.models import Timetable
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.terms import UnitKind
from kinerja.pure.lib.refusals import Forbidden, gettext_noop

NO_SCHOOL = gettext_noop("Halaman ini untuk kepala sekolah. Anda tidak memimpin sekolah pada hari ini.")


def school_led(request: PageRequest) -> Unit:
    """The school this person leads today. One statement. Raises Forbidden."""
    led: Any = Unit.objects.led_by(request.actor.employee_id, request.actor.on) if request.actor.employee_id else None
    unit: Unit | None = led.filter(kind=UnitKind.SCHOOL).order_by("path").first() if led is not None else None
    if unit is None:
        raise Forbidden(NO_SCHOOL)
    return unit


def timetable_of(unit: Unit, on: date) -> Timetable | None:
    """The one that holds today, else the next one to come."""
    mine = Timetable.objects.filter(unit=unit, ends__gt=on).order_by("starts")
    return mine.select_related("unit").first()


def teachers_of(unit: Unit, on: date) -> list[tuple[str, str]]:
    """Key and name of those who hold a post at the school, as choices."""
    people = Employee.objects.in_service(on).filter(appointments__in=_posts(unit, on))
    return [(str(key), name) for key, name in people.order_by("name", "id").distinct().values_list("id", "name")]


def _posts(unit: Unit, on: date) -> Any:
    return Appointment.objects.on(on).filter(position__unit=unit).order_by().values("pk")


def day_of(text: str) -> date:
    """A day of an address; what is none is no address."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404


def asked_day(request: PageRequest) -> date:
    """`?hari=2026-03-10`, else today."""
    text = request.GET.get("hari", "")
    return day_of(text) if text else request.actor.on
