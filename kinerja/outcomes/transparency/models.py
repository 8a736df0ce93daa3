"""What was published, exactly as it was published."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class Publication(Thing):
    """A snapshot of unit aggregates of one period, suppressed before it is stored."""

    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="publications", db_comment="of which")
    version = models.PositiveSmallIntegerField(db_comment="1, 2 … ; a correction is a new version")
    content = models.JSONField(db_comment="the suppressed tables, as shown and as downloaded")
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the canonical JSON, printed for verification")
    published_at = models.DateTimeField(_("diterbitkan"), db_comment="instant, UTC")
    published_by = models.CharField(max_length=200, db_comment="office that published")

    class Meta:
        verbose_name = _("publikasi")
        db_table_comment = "Published periods"
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(fields=["period", "version"], name="publication_version_once"),
            AppendOnly(name="publication_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} v{self.version}"
