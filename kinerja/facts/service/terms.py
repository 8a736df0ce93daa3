"""Choices of services."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PromiseUnit(TextChoices):
    MINUTES = "minutes", _("menit")
    HOURS = "hours", _("jam")
    DAYS = "days", _("hari")
    WORKING_DAYS = "working_days", _("hari kerja")


class StartEvent(TextChoices):
    """When the promise clock starts."""

    FILE_COMPLETE = "file_complete", _("berkas lengkap")
    REGISTERED = "registered", _("pendaftaran")
    TICKET = "ticket", _("mengambil antrean")


class Channel(TextChoices):
    COUNTER = "counter", _("loket")
    ONLINE = "online", _("daring")
    OTHER = "other", _("lainnya")


# UU 25/2009 Pasal 21, in the order of PermenPANRB 15/2014; the first six are published.
STANDARD_COMPONENTS: dict[str, object] = {
    "requirements": _("Persyaratan"),
    "procedure": _("Sistem, mekanisme, dan prosedur"),
    "time": _("Jangka waktu penyelesaian"),
    "fee": _("Biaya/tarif"),
    "product": _("Produk pelayanan"),
    "complaints": _("Penanganan pengaduan, saran, dan masukan"),
    "legal_basis": _("Dasar hukum"),
    "facilities": _("Sarana, prasarana, dan/atau fasilitas"),
    "competence": _("Kompetensi pelaksana"),
    "supervision": _("Pengawasan internal"),
    "staff": _("Jumlah pelaksana"),
    "service_guarantee": _("Jaminan pelayanan"),
    "safety_guarantee": _("Jaminan keamanan dan keselamatan"),
    "evaluation": _("Evaluasi kinerja pelaksana"),
}
PUBLISHED_COMPONENTS = tuple(STANDARD_COMPONENTS)[:6]
