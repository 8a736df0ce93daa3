"""Choices of casework, in the words of the desk and of the citizen."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a file stands; the rules are in `pure.lib.file_life`, which knows the same words."""

    RECEIVED = "received", _("diterima")
    CHECKED = "checked", _("diperiksa")
    RETURNED = "returned", _("dikembalikan")
    COMPLETED = "completed", _("dilengkapi")
    PROCESSED = "processed", _("diproses")
    APPROVED = "approved", _("disetujui")
    REFUSED = "refused", _("ditolak")
    READY = "ready", _("siap diambil")
    HANDED_OVER = "handed_over", _("diserahkan")
    WITHDRAWN = "withdrawn", _("ditarik")


class CorrectionOutcome(TextChoices):
    """What the office found."""

    RIGHT = "right", _("memang salah, diperbaiki")
    WRONG = "wrong", _("sudah benar")


class LookOutcome(TextChoices):
    """What the second look found."""

    CORRECT = "correct", _("benar")
    WRONG = "wrong", _("ada kesalahan")


class FaultKind(TextChoices):
    """What was wrong."""

    IDENTITY = "identity", _("identitas")
    CONTENT = "content", _("isi hasil")
    DOCUMENTS = "documents", _("syarat kurang atau tidak sah")
    DECISION = "decision", _("keputusan tidak sesuai ketentuan")
    OTHER = "other", _("lainnya")


REGISTER = "berkas"
"""Register of the officers' labels of this house's own files."""
