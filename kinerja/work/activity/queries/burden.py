"""What reporting itself costs: from opening the form to sending it, as measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from kinerja.people.organisation.models import Unit
from kinerja.work.activity.models import ActivityReport


@dataclass(frozen=True)
class Burden:
    """`measured` rows carry a time; the others came without one, e.g. from a form without its start."""

    seconds: int
    rows: int
    measured: int
    people: int = 1

    @property
    def minutes_a_person(self) -> float:
        return self.seconds / 60 / self.people if self.people else 0.0


def burden_of(rows: Iterable[ActivityReport], since: datetime) -> Burden:
    """Of one person's rows at hand, those sent since an instant."""
    costs = [row.spent_seconds for row in rows if row.submitted_at >= since]
    measured = [cost for cost in costs if cost is not None]
    return Burden(sum(measured), len(costs), len(measured))


@dataclass(frozen=True)
class UnitBurden:
    """`above` is the unit above: sections of several offices share a name."""

    name: str
    above: str
    burden: Burden


def burden_by_unit(since: datetime, until: datetime) -> list[UnitBurden]:
    """Of all units whose people sent rows in [since, until), by the unit of the plan; the dearest first."""
    by_unit = _sent(since, until).filter(plan__isnull=False).order_by().values_list("plan__unit")
    rows = by_unit.annotate(people=Count("employee", distinct=True), **_SUMS)
    found = {unit: Burden(seconds or 0, n, measured, people) for unit, people, seconds, n, measured in rows}
    units = Unit.objects.filter(pk__in=found).order_by().values_list("pk", "name", "parent__name")
    lines = [UnitBurden(name, above or "", found[unit]) for unit, name, above in units]
    return sorted(lines, key=lambda line: (-line.burden.minutes_a_person, line.name))


_SUMS = {
    "seconds": Sum("spent_seconds"),
    "rows": Count("pk"),
    "measured": Count("pk", filter=Q(spent_seconds__isnull=False)),
}


def _sent(since: datetime, until: datetime) -> QuerySet[ActivityReport]:
    return ActivityReport.objects.filter(submitted_at__gte=since, submitted_at__lt=until)
