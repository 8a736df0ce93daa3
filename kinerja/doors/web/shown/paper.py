"""The SKP on paper: the sheet in the order of the official form, with the post of who rates."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.work.planning.models import Plan

from .plans import PlanSheet, ResultLines, plan_sheet


def paper(plan: Plan, *, today: date, back: str) -> dict[str, Any]:
    """What shown/print.html needs; one statement more than the sheet."""
    sheet = plan_sheet(plan, today=today)
    return {"sheet": sheet, "parts": _parts(sheet), "rater_post": _rater_post(plan), "back": back}


def _parts(sheet: PlanSheet) -> list[tuple[str, list[ResultLines]]]:
    """Main results first, then additional ones, each counted from one."""
    main_first = sorted(sheet.results, key=lambda result: result.is_additional)
    return [(kind, list(results)) for kind, results in groupby(main_first, key=lambda result: result.kind)]


def _rater_post(plan: Plan) -> Appointment | None:
    """The own post of the rater when the plan begins."""
    held = Appointment.objects.on(plan.starts).filter(employee=plan.rater_id, kind=AppointmentKind.DEFINITIVE)
    return held.select_related("position__unit").first() if plan.rater_id else None
