"""The same past out of imported files, which name no counter: days and hours are those in which somebody came."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import numpy as np

from kinerja.facts.queueing.columns import visit_columns
from kinerja.facts.queueing.figures.staffing.past import SECOND, Past
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.models import Service
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.zones import Instants, local_to_utc
from kinerja.pure.statistics.occupancy import Stretches


def recorded_past(service: Service, weeks: int) -> Past:
    """The last so many weeks that the files of this service know of, in three statements."""
    visits = visit_columns(service)
    visits = visits.where(~np.isnat(visits.issued) & ~visits.was(Outcome.VOID))
    if not len(visits):
        raise Refused(gettext_noop("Berkas kunjungan ini tidak mencatat kapan nomor diambil."))
    # Files of one service come from one place; where they do not, the first zone tells the hour.
    zone = visits.lines[int(visits.line[0])].zone
    days = visits.local(visits.issued).astype("datetime64[D]")
    visits = visits.where(days > days.max() - np.timedelta64(timedelta(weeks=weeks), "D"))
    visits = visits.where(np.argsort(visits.issued, kind="stable"))
    served = visits.was(Outcome.SERVED)
    handling = (visits.finished - visits.started) / SECOND
    return Past(
        zone=zone,
        opened=_opened(visits.local(visits.issued), zone),
        came=visits.issued,
        wait=(visits.called - visits.issued) / SECOND,
        at_counter=np.where(served, np.where(handling > 0, handling, np.nan), 0.0),
        waiting=_known(visits.issued, visits.called),
        shifts=Stretches(visits.issued[:0], visits.issued[:0]),
        is_shared=False,
        knows_counters=False,
    )


def _known(starts: Instants, ends: Instants) -> Stretches:
    chosen = ~np.isnat(starts) & ~np.isnat(ends)
    return Stretches(starts[chosen], ends[chosen])


def _opened(came: Instants, zone: ZoneInfo) -> Stretches:
    """Of each day from the hour in which the first came to the end of that of the last."""
    hours = came.astype("datetime64[h]")
    _days, first = np.unique(hours.astype("datetime64[D]"), return_index=True)
    last = np.append(first[1:], len(hours)) - 1
    edges = [one.astype("datetime64[us]") for one in (hours[first], hours[last] + np.timedelta64(1, "h"))]
    return Stretches(*(local_to_utc(edge, zone) for edge in edges))
