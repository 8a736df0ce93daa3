"""What may be uploaded as evidence, and how large: told by content, never by a name or a header."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    JPEG = "jpeg", _("foto JPEG")
    PNG = "png", _("gambar PNG")
    WEBP = "webp", _("gambar WebP")
    PDF = "pdf", _("dokumen PDF")
    DOCX = "docx", _("dokumen Word")
    XLSX = "xlsx", _("lembar Excel")
    PPTX = "pptx", _("paparan PowerPoint")
    ODT = "odt", _("dokumen OpenDocument")
    ODS = "ods", _("lembar OpenDocument")
    TEXT = "text", _("teks atau CSV")


IMAGES = (Kind.JPEG, Kind.PNG, Kind.WEBP)
PAPERS = (*IMAGES, Kind.PDF)
"""What a citizen hands in without signing in."""
_GROUPS = {**dict.fromkeys(IMAGES, "image"), Kind.PDF: "pdf", Kind.TEXT: "text"}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

# What the browser is told, whatever the uploader's browser said.
CONTENT_TYPES = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{_OFFICE}wordprocessingml.document",
    Kind.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    Kind.PPTX: f"{_OFFICE}presentationml.presentation",
    Kind.ODT: f"{_ODF}text",
    Kind.ODS: f"{_ODF}spreadsheet",
    Kind.TEXT: "text/plain; charset=utf-8",
}
ENDINGS = {
    **{kind: (f".{kind.value}",) for kind in Kind},
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.TEXT: (".txt", ".csv"),
}


def largest(kind: Kind) -> int:
    """Bytes that this agency takes of a kind (a local setting, docs/operating.md)."""
    return settings.UPLOAD_LIMITS[_GROUPS.get(kind, "office")]


def largest_of_all() -> int:
    return max(settings.UPLOAD_LIMITS.values())
