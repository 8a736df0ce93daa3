"""Which forms there are."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SKP = "skp", _("Sasaran Kinerja Pegawai")
    EVALUATION = "evaluation", _("Evaluasi Kinerja Pegawai")
    DOSSIER = "dossier", _("Dokumen Evaluasi Kinerja Pegawai")
    CONVERSION = "conversion", _("Konversi Predikat Kinerja ke Angka Kredit")
    CREDITS = "credits", _("Akumulasi Angka Kredit")
    CREDIT_SET = "credit_set", _("Penetapan Angka Kredit")


OF_CREDIT = (Kind.CONVERSION, Kind.CREDITS, Kind.CREDIT_SET)
"""Papers about a person's credit points, not about one plan or evaluation."""


class Standing(TextChoices):
    """What became of the thing since the document was issued."""

    CURRENT = "current", _("masih berlaku")
    REPLACED = "replaced", _("sudah digantikan")


class OrderState(TextChoices):
    """What became of a form that waits to be issued."""

    WAITING = "waiting", _("menunggu diterbitkan")
    ISSUED = "issued", _("diterbitkan")
    FAILED = "failed", _("gagal diterbitkan")
