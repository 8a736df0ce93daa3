"""One's own days: what stands, what is asked, what facts still offer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from kinerja.pure.lib.refusals import Invalid
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.places import Place, place_of
from kinerja.work.activity.suggestions import Offer, offered
from kinerja.work.activity.terms import ReportState
from kinerja.work.planning.models import Indicator

from .reports import indicators_of

# As far back as any rhythm still takes reports, a month and its grace; older rows stand in the list of all.
SHOWN = timedelta(days=13)


@dataclass
class Day:
    day: date
    rows: list[ActivityReport] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)


@dataclass(frozen=True)
class OwnDays:
    """`place` is none for who has no post: nothing can be reported then."""

    place: Place | None
    indicators: list[Indicator]
    days: list[Day]

    @property
    def asked(self) -> list[ActivityReport]:
        return [row for day in self.days for row in day.rows if row.state == ReportState.ASKED]

    @property
    def offers(self) -> int:
        return sum(len(day.offers) for day in self.days)


def own_days(employee_id: UUID, on: date, first: date | None = None) -> OwnDays:
    """Newest day first. Four statements, and those of the origins."""
    try:
        place = place_of(employee_id, on)
    except Invalid:
        return OwnDays(None, [], [])
    since = first or on - SHOWN
    indicators = indicators_of(place.plan)
    rows: defaultdict[date, list[ActivityReport]] = defaultdict(list)
    mine = ActivityReport.objects.filter(employee=employee_id, day__range=(since, on)).exclude(
        state=ReportState.DISOWNED
    )
    for row in mine.select_related("indicator").order_by("submitted_at", "id"):
        rows[row.day].append(row)
    offers: defaultdict[date, list[Offer]] = defaultdict(list)
    for offer in offered(employee_id, since, on, indicators):
        offers[offer.day].append(offer)
    days = [on - timedelta(days=n) for n in range((on - since).days + 1)]
    return OwnDays(place, indicators, [Day(day, rows[day], offers[day]) for day in days])
