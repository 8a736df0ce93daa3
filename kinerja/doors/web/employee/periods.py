"""Which period a page is about: the one in the address, otherwise the newest that was computed."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.judgement.measurement.models import Run
from kinerja.work.planning.models import Period

# Two years of quarters: who needs an older one has its evaluation.
MOST = 8


@dataclass(frozen=True)
class Choice:
    period: Period
    current: bool


@dataclass(frozen=True)
class Chosen:
    period: Period | None
    choices: list[Choice]


def chosen(request: PageRequest) -> Chosen:
    """One statement."""
    computed = Period.objects.filter(pk__in=Run.objects.order_by().values("period"))
    periods = list(computed.select_related("cycle").order_by("-starts")[:MOST])
    wanted = request.GET.get("periode", "")
    period = next((p for p in periods if str(p.pk) == wanted), periods[0] if periods else None)
    return Chosen(period, [Choice(p, p is period) for p in periods])
