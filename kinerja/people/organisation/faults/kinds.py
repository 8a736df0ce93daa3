"""The kinds of faults, and what one fault is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.models import Employee, Position, Unit
from kinerja.pure.lib.sentences import Sentence


class FaultKind(TextChoices):
    WITHOUT_POST = "without_post", _("pegawai tanpa jabatan")
    WITHOUT_SUPERIOR = "without_superior", _("pegawai tanpa atasan")
    TWO_SUPERIORS = "two_superiors", _("dua atasan")
    TWO_DEFINITIVE = "two_definitive", _("dua pejabat definitif")
    OVER_SEATS = "over_seats", _("melebihi kebutuhan")
    VACANT = "vacant", _("jabatan pimpinan kosong")
    HEADLESS = "headless", _("unit tanpa jabatan pimpinan")
    LOW_SUPERIOR = "low_superior", _("atasan di bawah jabatan pengawas")
    POST_CYCLE = "post_cycle", _("jabatan saling membawahi")
    UNIT_CYCLE = "unit_cycle", _("unit saling membawahi")
    UNIT_PATH = "unit_path", _("letak unit tidak cocok")
    NIP_UNUSUAL = "nip_unusual", _("NIP tidak lazim")
    LEFT_IN_POST = "left_in_post", _("sudah berhenti, masih bertugas")


@dataclass(frozen=True)
class Fault:
    """One thing to be mended: its kind, a sentence that says what to do, and where."""

    kind: FaultKind
    sentence: Sentence
    thing: Employee | Position | Unit
