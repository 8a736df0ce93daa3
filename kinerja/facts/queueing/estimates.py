"""What is told about the wait: the band of `pure/statistics/wait_bands`, from the queue's own days before.

Too few past waits, and nothing is promised: the ticket shows the position alone. A constant is never told.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import F

from kinerja.facts.queueing.models import Ticket
from kinerja.pure.statistics.wait_bands import PastWaits

LOOK_BACK = timedelta(days=60)


def promise(line: UUID, day: date, ahead: int) -> tuple[int, int] | tuple[None, None]:
    """Seconds from, to; nothing where too little is known."""
    band = _past(line, day).band(ahead)
    return (round(band.low), round(band.high)) if band else (None, None)


@lru_cache(maxsize=256)
def _past(line: UUID, day: date) -> PastWaits:
    """Of the days before. Asked once a day by each process: what is past stays as it is."""
    known = Ticket.objects.filter(
        line=line, day__lt=day, day__gte=day - LOOK_BACK, is_accurate=True, missed_call=False,
        called_at__gt=F("opened_at"), served_at__isnull=False,
        booking__isnull=True,  # who came early for an appointment waited for his hour, not for the queue
    )  # fmt: skip
    rows = list(known.order_by("called_at", "id").values_list("ahead", "opened_at", "called_at"))
    waits = [(called - opened).total_seconds() for _ahead, opened, called in rows if called]
    return PastWaits(waits, [ahead for ahead, _opened, _called in rows])
