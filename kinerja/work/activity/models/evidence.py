"""What proves a report: a file of one's own, or a link."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing

LONGEST_LINK = 500


class Evidence(Thing):
    """One piece of evidence of one report."""

    report = models.ForeignKey(
        "activity.ActivityReport", models.PROTECT, related_name="evidence", db_comment="what it proves"
    )
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, related_name="+", db_comment="uploaded file; or a link"
    )
    link = models.URLField(_("tautan"), max_length=LONGEST_LINK, blank=True, db_comment="address of a document")

    class Meta:
        verbose_name = _("bukti dukung")
        db_table_comment = "Evidence of activity reports"
        ordering = ["report", "id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_file_or_link",
                condition=Q(file__isnull=False, link="") | (Q(file__isnull=True) & ~Q(link="")),
                violation_error_message=_("Bukti berupa berkas atau tautan, salah satu."),
            ),
            models.UniqueConstraint(
                fields=["report", "file"], condition=Q(file__isnull=False), name="evidence_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.link or str(self.file_id)
