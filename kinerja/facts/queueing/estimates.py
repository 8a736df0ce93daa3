"""What is told about the wait: a band from the queue's own recent past, by the number of people ahead.

The 20 % and 80 % quantiles of what people waited who had about as many ahead of them. With fewer than ENOUGH past
waits nothing is promised and the ticket shows the position alone; a constant is never told.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from kinerja.facts.queueing.models import Ticket

ENOUGH = 200
NEAR = 30
"""Waits with about as many ahead that a band is made of."""
LOOK_BACK = timedelta(days=60)
LOW, HIGH = 0.2, 0.8
Band = tuple[int, int]


def promise(line: UUID, day: date, ahead: int) -> Band | tuple[None, None]:
    """Seconds from, to; nothing where too little is known."""
    known = _bands(line, day)
    return known[min(ahead, len(known) - 1)] if known else (None, None)


@lru_cache(maxsize=256)
def _bands(line: UUID, day: date) -> tuple[Band, ...]:
    """By the number ahead, as far as was ever seen. Asked once a day by each process: what is past stays as it is."""
    past = _past(line, day)
    if len(past) < ENOUGH:
        return ()
    return tuple(band(past, ahead) for ahead in range(int(past[:, 0].max()) + 1))


def _past(line: UUID, day: date) -> NDArray[np.float64]:
    """A row (numbers ahead, seconds until the first call) for each accurate ticket of the days before."""
    known = Ticket.objects.filter(
        line=line, day__lt=day, day__gte=day - LOOK_BACK, called_at__isnull=False, is_accurate=True, missed_call=False
    )
    rows = known.order_by().values_list("ahead", "opened_at", "called_at")
    waits = [(ahead, (called - opened).total_seconds()) for ahead, opened, called in rows if called]
    return np.array(waits, dtype=np.float64).reshape(-1, 2)


def band(past: NDArray[np.float64], ahead: int) -> Band:
    """From the NEAR waits whose number ahead is nearest, more where several are as near."""
    distance = np.abs(past[:, 0] - ahead)
    farthest = np.sort(distance)[min(NEAR, len(past)) - 1]
    low, high = np.quantile(past[distance <= farthest, 1], (LOW, HIGH))
    return round(float(low)), round(float(high))
