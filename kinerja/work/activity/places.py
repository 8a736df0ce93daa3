"""Where a report belongs: the plan, the unit and the rhythm of the day, in one statement where there is a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.models import Indicator, Plan
from kinerja.work.planning.terms import PlanState

from .models import ReportRhythm
from .terms import Rhythm


@dataclass(frozen=True)
class Place:
    """`plan` is the plan of the day in whatever state, if there is one."""

    plan: Plan | None
    unit: Unit
    rhythm: str


def place_of(employee_id: UUID, day: date, indicator: Indicator | None = None) -> Place:
    """Raises Invalid where the indicator is not of this person's agreed plan of that day, or no post is known."""
    if indicator is not None:
        return _of_indicator(employee_id, day, indicator)
    plan = (
        _with_rhythm(Plan.objects.standing().on(day).filter(employee=employee_id), day).select_related("unit").first()
    )
    if plan is not None:
        return Place(plan, plan.unit, plan.rhythm or Rhythm.DAILY)
    post = _own_post(employee_id, day)
    return Place(None, post.position.unit, post.rhythm or Rhythm.DAILY)


def rhythm_on(day: date) -> str:
    """How often reports are wanted of work on a day."""
    found: str | None = ReportRhythm.objects.on(day).values_list("rhythm", flat=True).first()
    return found or Rhythm.DAILY


def _of_indicator(employee_id: UUID, day: date, indicator: Indicator) -> Place:
    plans = Plan.objects.filter(pk__in=Indicator.objects.filter(pk=indicator.pk).order_by().values("result__plan"))
    plan = _with_rhythm(plans, day).select_related("unit").first()
    if plan is None or plan.employee_id != employee_id:
        raise Invalid(
            gettext_noop("Indikator itu tidak ada dalam SKP Anda. Laporkan pekerjaan sendiri, menurut SKP sendiri.")
        )
    if plan.state != PlanState.AGREED:
        raise Invalid(
            gettext_noop("SKP Anda belum disepakati; laporkan tanpa indikator, atau tunggu sampai SKP disepakati.")
        )
    if not plan.starts <= day < plan.ends:
        raise Invalid(
            gettext_noop("{day} di luar SKP dengan indikator itu ({starts} sampai sebelum {ends})."),
            day=day, starts=plan.starts, ends=plan.ends,
        )  # fmt: skip
    return Place(plan, plan.unit, plan.rhythm or Rhythm.DAILY)


def _with_rhythm(rows: QuerySet[Any], day: date) -> Any:
    return rows.annotate(rhythm=Subquery(ReportRhythm.objects.on(day).values("rhythm")[:1]))


def _own_post(employee_id: UUID, day: date) -> Any:
    """The definitive appointment of the day with `rhythm`."""
    held = Appointment.objects.on(day).filter(employee=employee_id, kind=AppointmentKind.DEFINITIVE)
    first = _with_rhythm(held, day).select_related("position__unit").first()
    if first is None:
        raise Invalid(gettext_noop("Jabatan Anda pada {day} belum tercatat. Hubungi bagian kepegawaian."), day=day)
    return first
