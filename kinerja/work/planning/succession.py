"""A new version of a plan takes over from the one before, on its first day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import F

from kinerja.people.organisation.models import Employee
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop

from .copying import copy_cells
from .models import Plan
from .terms import PlanState


def give_way(plan: Plan) -> dict[str, Any]:
    """End the version that `plan` changes, in the caller's transaction; answers the days of the new one.

    Where both begin on one day the old version never held: it is superseded, and nothing measures it any more.
    """
    lock_history(plan.employee_id, plan.starts)
    old = Plan.objects.get(revision=plan)
    check_day(old, plan.starts)
    same_day = plan.starts == old.starts
    gone = {"state": PlanState.SUPERSEDED, "stands": False} if same_day else {"ends": plan.starts}
    known = Plan.objects.filter(pk=old.pk, version=old.version, state=PlanState.AGREED)
    if not known.update(version=F("version") + 1, **gone):
        raise Stale(gettext_noop("Versi sebelumnya baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
    copy_cells(old, plan)
    return {"ends": old.ends}


def check_day(old: Plan, day: date) -> None:
    """A change takes effect on a day of the version it changes."""
    if old.state != PlanState.AGREED:
        raise Invalid(gettext_noop("Yang diubah adalah SKP yang sudah disepakati dan masih berlaku."))
    if not old.starts <= day < old.ends:
        raise Invalid(
            gettext_noop("Perubahan berlaku pada hari antara {first} dan {last}, selama SKP ini berlaku."),
            first=old.starts,
            last=old.ends - timedelta(days=1),
        )


def lock_history(employee_id: Any, day: date) -> None:
    """Nobody judges this person meanwhile; what was finally evaluated before stays as it was evaluated."""
    employee = Employee.objects.select_for_update(no_key=True).get(pk=employee_id)
    closed = employee.history_closed_until
    if closed and day < closed:
        raise Refused(
            gettext_noop(
                "Kinerja sebelum {until} sudah dinilai, sehingga SKP tidak dapat diubah sejak {day}. "
                "Pilih hari berlaku {until} atau sesudahnya."
            ),
            until=closed,
            day=day,
        )
