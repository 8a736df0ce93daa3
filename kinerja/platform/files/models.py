"""Files kept by their content: the same bytes are stored once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class StoredFile(Thing):
    """An upload. Who may see it is decided by the thing that owns it, never here."""

    sha256 = models.CharField(max_length=64, db_comment="hash of the content, hexadecimal")
    name = models.CharField(max_length=200, db_comment="name given by the uploader, shown and never used as a path")
    size = models.PositiveBigIntegerField(db_comment="bytes")
    path = models.CharField(max_length=200, db_comment="place below the uploads folder of the home")
    uploaded_by = models.UUIDField(null=True, db_comment="user key; no foreign key, accounts lie above files")
    uploaded_at = models.DateTimeField(db_comment="instant of the upload, UTC")

    class Meta:
        verbose_name = _("berkas")
        db_table_comment = "Uploaded files by content hash"
        indexes = [
            # read when the same content is uploaded again
            models.Index(fields=["sha256"], name="file_by_hash"),
        ]

    def __str__(self) -> str:
        return self.name
