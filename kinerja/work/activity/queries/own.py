"""One's own days: what stands, what is asked, what facts still offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.places import Place
from kinerja.work.activity.suggestions import Offer, offered_beside
from kinerja.work.activity.terms import STANDING, ReportState
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.terms import DECLARED, PlanState

from .burden import Burden, burden_of
from .kept_open import KeptOpen, kept_open
from .owed import FARTHEST, open_days, owed
from .person import person
from .reports import indicators_of

# Shown at least; a rhythm that takes older days shows them all.
SHOWN = timedelta(days=13)


@dataclass
class Day:
    day: date
    rows: list[ActivityReport] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)

    @property
    def is_settled(self) -> bool:
        """Nothing is left to do: every row that stands is accepted, and no fact waits to be confirmed."""
        return not self.offers and all(row.state in (ReportState.ACCEPTED, ReportState.WITHDRAWN) for row in self.rows)


@dataclass(frozen=True)
class OwnDays:
    """`place` is none for who has no post: nothing can be reported then."""

    place: Place | None
    indicators: list[Indicator]
    days: list[Day]
    owed: list[date] = field(default_factory=list)
    kept_open: list[KeptOpen] = field(default_factory=list)
    away: bool = False
    burden: Burden = field(default_factory=lambda: Burden(0, 0, 0))

    @property
    def nameable(self) -> list[Indicator]:
        """What is measured reports itself."""
        return [indicator for indicator in self.indicators if indicator.source == DECLARED]

    @property
    def asked(self) -> list[ActivityReport]:
        return [row for day in self.days for row in day.rows if row.state == ReportState.ASKED]

    @property
    def offers(self) -> int:
        return sum(len(day.offers) for day in self.days)


def own_days(employee_id: UUID, on: date, week: datetime, now: datetime) -> OwnDays:
    """Newest day first, back to the oldest that is still reported; what was sent since `week` is counted too.

    Six statements, and those of the origins that know something.
    """
    who = person(employee_id, on - FARTHEST, on)
    if (place := who.place) is None:
        return OwnDays(None, [], [])
    still = open_days(place, on)
    moved = kept_open(still, who, ZoneInfo(place.unit.zone), now)
    since = min(on - SHOWN, still.first, *(day for kept in moved for day in kept.days))
    indicators = indicators_of(place.plan)
    rows: defaultdict[date, list[ActivityReport]] = defaultdict(list)
    wanted = Q(day__range=(since, on)) | Q(submitted_at__gte=week)
    mine = ActivityReport.objects.filter(wanted, employee=employee_id).select_related("indicator")
    reports = list(mine.annotate(proofs=Count("evidence")).order_by("submitted_at", "id"))
    for row in reports:
        if row.state != ReportState.DISOWNED:
            rows[row.day].append(row)
    offers: defaultdict[date, list[Offer]] = defaultdict(list)
    for offer in offered_beside(reports, employee_id, since, on, indicators, who.origins):
        offers[offer.day].append(offer)
    days = [on - timedelta(days=n) for n in range((on - since).days + 1)]
    shown = [Day(day, rows[day], offers[day]) for day in days]
    days_owed = owed(still, who, _reported(shown))
    return OwnDays(place, indicators, shown, days_owed, moved, who.away(on), burden_of(reports, week))


def nameable_indicators(employee_id: UUID, on: date) -> list[Indicator]:
    """Those a row of these weeks may name: a plan that ended this month is still reported. One statement."""
    agreed = {"result__plan__employee": employee_id, "result__plan__state": PlanState.AGREED}
    current = Indicator.objects.filter(**agreed, result__plan__ends__gt=on.replace(day=1), source=DECLARED)
    return list(current.order_by("result__order", "order", "pk"))


def newest_reports(employee_id: UUID, most: int) -> list[ActivityReport]:
    """From whichever page they were sent. One statement."""
    mine = ActivityReport.objects.filter(employee=employee_id).exclude(state=ReportState.DISOWNED)
    return list(mine.order_by("-day", "-id")[:most])


def _reported(days: Iterable[Day]) -> set[date]:
    return {day.day for day in days if any(row.state in STANDING for row in day.rows)}
