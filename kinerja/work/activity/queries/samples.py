"""What a sample still holds."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.work.activity.models import ActivityReport, ReportOpening, ReportSample, SampledReport


def still_waiting(sample: ReportSample, actor: Actor) -> QuerySet[ActivityReport]:
    """Rows the sample covers that wait for this actor as they were when it was drawn."""
    covered = SampledReport.objects.filter(sample=sample, report=OuterRef("pk"), seen_version=OuterRef("version"))
    waiting: QuerySet[ActivityReport] = ActivityReport.objects.waiting_for(actor).filter(Exists(covered.order_by()))
    return waiting


def unopened(sample: ReportSample, actor: Actor) -> QuerySet[ActivityReport]:
    """Drawn rows among them that this actor has not opened since they were sent."""
    drawn = SampledReport.objects.filter(sample=sample, report=OuterRef("pk"), drawn=True)
    opened = ReportOpening.objects.filter(
        report=OuterRef("pk"), opened_by=actor.employee_id, opened_at__gte=F("report__submitted_at")
    )
    return still_waiting(sample, actor).filter(Exists(drawn.order_by()), ~Exists(opened.order_by()))
