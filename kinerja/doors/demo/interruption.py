"""An evening on which the service stood still, on the last day of somebody's answer: the deadline waited for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.commands import note_outage, take_over_outage
from kinerja.platform.operations.models import Outage
from kinerja.work.planning.models import Plan

from .voices import by

BEGAN, LASTED = time(18, 40), timedelta(hours=3, minutes=25)
NOTE = "Listrik di pusat data padam dan genset tidak menyala; sejak itu genset diuji setiap Senin."


def interrupt(*, actor: Actor, now: datetime) -> Outage:
    """The answer to a plan that waits longest was due on that day."""
    plan = Plan.objects.filter(answer_due__lt=now.date()).select_related("unit").order_by("answer_due", "id")[0]
    assert plan.answer_due is not None
    starts = datetime.combine(plan.answer_due, BEGAN, ZoneInfo(plan.unit.zone))
    outage = take_over_outage(starts, ends=starts + LASTED, measured_by="pusat data kota", actor=actor, now=now)
    note_outage(outage, note=NOTE, **by("hasan", now))
    return outage
