"""Sheets of staff, units, posts and appointments on their way in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.terms import ImportState, SheetKind
from kinerja.platform.database.models import Thing


class StaffImport(Thing):
    """One uploaded sheet: what is wrong in it, or what it will change once somebody agrees."""

    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", db_comment="the upload")
    kind = models.CharField(_("isi lembar"), max_length=12, choices=SheetKind, db_comment="units, positions, staff …")
    state = models.CharField(_("keadaan"), max_length=10, choices=ImportState, db_comment="where it stands")
    rows = models.JSONField(default=list, db_comment="rows as read, to be planned again before they are written")
    report = models.JSONField(default=dict, db_comment="counts; problems and doubts as row, column, template, params")
    changes = models.JSONField(default=dict, db_comment="preview: new rows, and changed fields with before and after")
    created_at = models.DateTimeField(db_comment="instant of the check, UTC")
    created_by = models.UUIDField(null=True, db_comment="user key of who uploaded")
    committed_at = models.DateTimeField(null=True, db_comment="instant of the commit, UTC")

    class Meta:
        verbose_name = _("impor kepegawaian")
        db_table_comment = "Staged imports of staff data"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="staff_import_commit_instant",
                condition=Q(state="committed", committed_at__isnull=False)
                | (~Q(state="committed") & Q(committed_at__isnull=True)),
                violation_error_message=_("Impor yang sudah diterapkan mempunyai waktu penerapan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"
