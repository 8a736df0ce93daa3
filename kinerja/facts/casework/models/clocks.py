"""What the clock of a promise showed when a file was resolved: by the standard of its day, and by any other asked."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class ClockReading(Thing):
    """One resolved file under one standard. A changed standard adds a reading, and takes none back."""

    file = models.ForeignKey(
        "casework.CaseFile", models.PROTECT, related_name="readings", db_index=False, db_comment="of which file"
    )  # reading_once begins with it
    standard = models.ForeignKey(
        "service.ServiceStandard", models.PROTECT, related_name="readings", db_comment="by which standard"
    )
    starts = models.DateTimeField(_("jam mulai"), db_comment="when the file was complete, UTC")
    due = models.DateTimeField(_("janji"), null=True, db_comment="promised end, UTC; empty without a promise")
    ended = models.DateTimeField(_("selesai"), db_comment="ready or refused, UTC")
    used = models.DurationField(db_comment="working time with the office")
    paused = models.DurationField(db_comment="working time with the citizen")
    difference = models.DurationField(null=True, db_comment="allowed minus used: negative took longer")
    first_response = models.DurationField(db_comment="working time until somebody began to check")
    silence = models.DurationField(db_comment="longest working time without news while it was the office's turn")
    read_at = models.DateTimeField(db_comment="instant of the reading, UTC")

    class Meta:
        verbose_name = _("bacaan jam janji")
        db_table_comment = "Clock of a resolved file by one standard, append-only"
        ordering = ["file", "read_at"]
        constraints = [
            AppendOnly(name="reading_append_only"),
            models.UniqueConstraint(fields=["file", "standard"], name="reading_once"),
            models.CheckConstraint(name="reading_in_order", condition=Q(ended__gte=F("starts"))),
            models.CheckConstraint(
                name="reading_promise_whole",
                condition=Q(due__isnull=True, difference__isnull=True) | Q(due__isnull=False, difference__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.standard_id}"

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.ended > self.due
