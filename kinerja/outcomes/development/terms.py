"""Choices of the improvement path; codes equal those of pure.law."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Staff(TextChoices):
    PPPK = "pppk", _("PPPK")
    JA = "ja", _("Jabatan administrasi")
    JF = "jf", _("Jabatan fungsional")
    JPT = "jpt", _("Jabatan pimpinan tinggi")


class Step(TextChoices):
    PROPOSED = "proposed", _("Diusulkan, menunggu keputusan")
    IMPROVING = "improving", _("Masa perbaikan")
    TEST = "test", _("Uji kompetensi")
    PLACED = "placed", _("Penempatan sementara")
    IMPROVED = "improved", _("Kinerja membaik")
    KEPT = "kept", _("Tetap pada jabatannya")
    WITHDRAWN = "withdrawn", _("Ditarik kembali")
    MOVED = "moved", _("Pindah ke jabatan lain yang sesuai")
    LOWERED = "lowered", _("Pindah ke jabatan lebih rendah")
    CONTRACT_ENDED = "contract_ended", _("Perjanjian kerja diputus")
    DISCHARGED = "discharged", _("Diberhentikan dengan hormat")


OPEN_STEPS = (Step.PROPOSED, Step.IMPROVING, Step.TEST, Step.PLACED)


class HelpKind(TextChoices):
    """What a leader can give."""

    COACHING = "coaching", _("pendampingan atau bimbingan")
    TRAINING = "training", _("pelatihan")
    TOOLS = "tools", _("alat atau sarana kerja")
    LOAD = "load", _("pengaturan beban atau penugasan")
    OTHER = "other", _("bantuan lain")


class HelpWordKind(TextChoices):
    """What was said about a promised help; the last word says where it stands."""

    GIVEN = "given", _("diberikan")
    RECEIVED = "received", _("diterima")
    MISSED = "missed", _("belum diterima")
    FOUND = "found", _("dinyatakan sudah diberikan")
    REPLACED = "replaced", _("diganti bantuan lain")
