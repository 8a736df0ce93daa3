"""People served at a counter, by day and service: "14 warga dilayani untuk KTP-el", with the minutes it took."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Sum

from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Interval
from kinerja.work.activity.suggestions import QUANTITY, Suggested

SOURCE = "service.output"
# Content of a report, read by whoever reads the report: it is not translated, as typed rows are not.
TEXT = "warga dilayani untuk {service}"
A_MINUTE = timedelta(minutes=1)


def served(employee_id: UUID, first: date, last: date) -> list[Suggested]:
    """One statement. Who took part in serving counts; minutes only where the times are right."""
    mine = Interval.objects.filter(officer=employee_id, stage=Stage.SERVED, ticket__day__range=(first, last))
    lasted = ExpressionWrapper(F("ends") - F("starts"), output_field=DurationField())
    rows = (
        mine.filter(ticket__stage__in=(Stage.DONE, Stage.TRANSFERRED))
        .values_list("ticket__day", "ticket__line__service__code", "ticket__line__service__name")
        .annotate(n=Count("ticket", distinct=True), spent=Sum(lasted, filter=Q(ticket__is_accurate=True)))
        .order_by("ticket__day", "ticket__line__service__code")
    )
    return [
        Suggested(
            key=f"{code}:{day}", day=day, text=f"{QUANTITY} {TEXT.format(service=name)}", quantity=Decimal(n),
            minutes=round(spent / A_MINUTE) if spent else None, source=SOURCE, subject=code,
        )
        for day, code, name, n, spent in rows
    ]  # fmt: skip


def facts(first: date) -> QuerySet[Interval]:
    """Of the employee a query is about."""
    return Interval.objects.filter(officer=OuterRef("pk"), stage=Stage.SERVED, ticket__day__gte=first)
