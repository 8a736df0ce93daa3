"""Cases a person finished, by day and service: "12 permohonan KTP-el selesai"."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, QuerySet

from kinerja.facts.service.models import Request
from kinerja.people.organisation.terms import Zone
from kinerja.work.activity.suggestions import QUANTITY, Suggested

SOURCE = "service.output"
# Content of a report, read by whoever reads the report: it is not translated, as typed rows are not.
TEXT = "permohonan {service} selesai"
# The zones of Indonesia lie within it on both sides of UTC's day.
A_DAY = timedelta(days=1)


def finished(employee_id: UUID, first: date, last: date) -> list[Suggested]:
    """One statement; days are those of the unit that handled the case."""
    counted: Counter[tuple[date, str, str]] = Counter()
    for code, name, closed, zone in _closed(employee_id, first, last):
        day = closed.astimezone(ZoneInfo(zone or Zone.WIB)).date()
        if first <= day <= last:
            counted[day, code, name] += 1
    return [
        Suggested(
            key=f"{code}:{day}", day=day, text=f"{QUANTITY} {TEXT.format(service=name)}", quantity=Decimal(n),
            source=SOURCE, subject=code,
        )
        for (day, code, name), n in sorted(counted.items())
    ]  # fmt: skip


def facts(first: date) -> QuerySet[Request]:
    """Of the employee a query is about."""
    since = datetime.combine(first - A_DAY, time(), tzinfo=UTC)
    return Request.objects.filter(closed_by__employee=OuterRef("pk"), closed_at__gte=since)


def _closed(employee_id: UUID, first: date, last: date) -> list[tuple[str, str, datetime, str | None]]:
    since, until = (datetime.combine(day, time(), tzinfo=UTC) for day in (first - A_DAY, last + 2 * A_DAY))
    cases = Request.objects.filter(closed_by__employee=employee_id, closed_at__gte=since, closed_at__lt=until)
    columns: Any = cases.order_by().values_list("service__code", "service__name", "closed_at", "unit__zone")
    return list(columns)
