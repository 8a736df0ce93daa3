"""Imports of logs: staged, checked, committed; what they found is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class LogImport(Thing):
    """One import of one file with one mapping."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("diunggah")
        CHECKED = "checked", _("diperiksa")
        COMMITTED = "committed", _("disimpan")
        REFUSED = "refused", _("ditolak")

    service = models.ForeignKey(
        "service.Service", models.PROTECT, null=True, related_name="imports", db_comment="of the mapping"
    )
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, db_comment="upload; empty from the command line"
    )
    file_name = models.CharField(_("berkas"), max_length=200, db_comment="name shown to people")
    sha256 = models.CharField(max_length=64, blank=True, db_comment="hash of the file's bytes")
    mapping = models.JSONField(db_comment="the mapping as read from TOML")
    report = models.JSONField(default=dict, db_comment="rows, events, cases, duplicates, rejected by reason …")
    state = models.CharField(
        _("keadaan"), max_length=10, choices=State, default=State.UPLOADED, db_comment="where it stands"
    )
    created_at = models.DateTimeField(_("dimulai"), db_comment="instant of the upload, UTC")
    committed_at = models.DateTimeField(_("disimpan pada"), null=True, db_comment="instant of the commit, UTC")
    actor_name = models.CharField(max_length=200, db_comment="who imported it")

    class Meta:
        verbose_name = _("impor log")
        db_table_comment = "Imports of event logs"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="log_import_committed_has_time",
                condition=~Q(state="committed") | Q(committed_at__isnull=False, service__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.file_name
