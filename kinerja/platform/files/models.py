"""Files kept by their content, and those that are still on their way."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing

from .admission.scanning import Scan
from .kinds import Kind


class StoredFile(Thing):
    """An upload. Who may see it is decided by the thing that owns it, never here."""

    sha256 = models.CharField(max_length=64, db_comment="hash of the content, hexadecimal")
    name = models.CharField(max_length=200, db_comment="name given by the uploader, shown and never used as a path")
    size = models.PositiveBigIntegerField(db_comment="bytes")
    path = models.CharField(max_length=200, db_comment="place below the uploads folder of the home")
    kind = models.CharField(
        max_length=8, choices=Kind, blank=True, db_comment="what it is by its content; empty for imports, never served"
    )
    original_sha256 = models.CharField(
        max_length=64, blank=True, db_comment="hash as it arrived; a photo is written anew before it is kept"
    )
    likeness = models.BigIntegerField(null=True, db_comment="dHash of a photo, 64 bits; NULL where too plain")
    scan = models.CharField(max_length=8, choices=Scan, default=Scan.NONE, db_comment="what a virus scanner said")
    uploaded_by = models.UUIDField(null=True, db_comment="user key; no foreign key, accounts lie above files")
    uploaded_at = models.DateTimeField(db_comment="instant of the upload, UTC")

    class Meta:
        verbose_name = _("berkas")
        db_table_comment = "Uploaded files by content hash"
        indexes = [
            # read when the same content is uploaded again
            models.Index(fields=["sha256"], name="file_by_hash"),
            # read when evidence is compared with what others sent
            models.Index(fields=["original_sha256"], name="file_by_original"),
            # read when a citizen hands in a paper: what all of them sent today
            models.Index(fields=["uploaded_at"], condition=Q(uploaded_by=None), name="file_from_public"),
        ]

    def __str__(self) -> str:
        return self.name


class Upload(Thing):
    """A file on its way, piece by piece; stays a while after its end, so that a retry hears the same answer."""

    key = models.UUIDField(db_comment="given by the browser: beginning twice is beginning once")
    name = models.CharField(max_length=200, db_comment="name given by the uploader")
    size = models.PositiveBigIntegerField(db_comment="bytes, as announced")
    sha256 = models.CharField(max_length=64, blank=True, db_comment="hash as announced; empty where unknown")
    received = models.PositiveBigIntegerField(default=0, db_comment="bytes that lie on the disk, from the first on")
    begun_by = models.UUIDField(db_comment="user key; no foreign key, accounts lie above files")
    begun_at = models.DateTimeField(db_comment="instant, UTC")
    touched_at = models.DateTimeField(db_comment="instant of the last piece; forgotten some days after it")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", db_comment="what became of it; NULL on its way"
    )

    class Meta:
        verbose_name = _("unggahan")
        db_table_comment = "Uploads in pieces"
        constraints = [
            models.UniqueConstraint(fields=["begun_by", "key"], name="upload_begun_once"),
            models.CheckConstraint(name="upload_within_its_size", condition=Q(received__lte=F("size"))),
            models.CheckConstraint(name="upload_not_empty", condition=Q(size__gt=0)),
        ]
        indexes = [
            # read by the quota of a day
            models.Index(fields=["begun_by", "begun_at"], name="upload_by_day"),
            # read by the job that forgets
            models.Index(fields=["touched_at"], name="upload_by_age"),
        ]

    def __str__(self) -> str:
        return self.name
