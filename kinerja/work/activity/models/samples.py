"""What a superior opened, and the drawn rows he must open before he accepts many at once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class ReportOpening(Thing):
    """A superior opened a row; the newest time counts."""

    report = models.ForeignKey(
        "activity.ActivityReport", models.PROTECT, related_name="openings", db_comment="which row"
    )
    opened_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    opened_at = models.DateTimeField(db_comment="newest instant, UTC")

    class Meta:
        verbose_name = _("pembukaan laporan")
        db_table_comment = "Rows opened by superiors"
        constraints = [models.UniqueConstraint(fields=["report", "opened_by"], name="opening_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.opened_at:%H:%M}"


class ReportSample(Thing):
    """Rows that waited when it was drawn; some of them are drawn to be opened. One open sample a superior."""

    rater = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="whose answer")
    seed = models.BigIntegerField(db_comment="of the draw, so that it can be repeated; nobody chooses it")
    drawn_at = models.DateTimeField(db_comment="instant, UTC")
    closed_at = models.DateTimeField(null=True, db_comment="instant it was used or given up; empty while it is open")
    accepted = models.PositiveIntegerField(default=0, db_comment="rows accepted by it")

    class Meta:
        verbose_name = _("cuplikan laporan")
        db_table_comment = "Drawn samples that precede the approval of many"
        constraints = [
            models.UniqueConstraint(fields=["rater"], condition=Q(closed_at__isnull=True), name="sample_one_open"),
        ]
        indexes = [
            # read by the inspector's page on the pace of approvals
            models.Index(fields=["closed_at"], name="sample_by_closing"),
        ]

    def __str__(self) -> str:
        return f"{self.rater_id} {self.drawn_at:%Y-%m-%d %H:%M}"


class SampledReport(Thing):
    """A row covered by a sample. `why` says what made it likely to be drawn."""

    # CASCADE: a covered row is a part of its sample
    sample = models.ForeignKey("activity.ReportSample", models.CASCADE, related_name="rows", db_comment="of which")
    report = models.ForeignKey("activity.ActivityReport", models.PROTECT, related_name="+", db_comment="which row")
    seen_version = models.PositiveSmallIntegerField(db_comment="version of the row when it was covered")
    drawn = models.BooleanField(default=False, db_comment="must be opened before all are accepted")
    why = models.CharField(max_length=12, blank=True, db_comment="code of the heaviest reason of its weight")

    class Meta:
        verbose_name = _("laporan dalam cuplikan")
        db_table_comment = "Rows covered by a sample"
        constraints = [models.UniqueConstraint(fields=["sample", "report"], name="sampled_once")]

    def __str__(self) -> str:
        return str(self.report_id)
