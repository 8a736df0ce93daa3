"""How many facts there are for the days of a period, so that those arriving after its closing can be told apart."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from kinerja.facts.care.models import QualityCount
from kinerja.facts.service.models import Request
from kinerja.facts.survey.models import Response
from kinerja.facts.teaching.models import LessonRecord
from kinerja.work.planning.models import Period

KINDS = {
    "service": _("permohonan"),
    "survey": _("jawaban survei"),
    "teaching": _("catatan pelajaran"),
    "care": _("hitungan mutu"),
}


def count_facts(period: Period) -> dict[str, int]:
    """Kind -> facts of these days. One statement; days of requests are those of UTC, the same at each count."""
    first, last = (datetime.combine(day, time.min, UTC) for day in (period.starts, period.ends))
    begun = Q(opened_at__gte=first, opened_at__lt=last) | Q(closed_at__gte=first, closed_at__lt=last)
    days = {"day__gte": period.starts, "day__lt": period.ends}
    rows = _counted(Request.objects.filter(begun), "service").union(
        _counted(Response.objects.filter(**days), "survey"),
        _counted(LessonRecord.objects.filter(**days), "teaching"),
        _counted(QualityCount.objects.filter(superseded_at=None, **days), "care"),
        all=True,
    )
    return dict.fromkeys(KINDS, 0) | dict(rows)


def _counted(rows: QuerySet[Any], kind: str) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(kind=Value(kind, output_field=CharField()))
    return named.values("kind").annotate(n=Count("pk")).values_list("kind", "n")
