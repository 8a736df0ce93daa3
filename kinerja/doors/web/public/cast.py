"""The people of the demo city: who they are and what to try in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kinerja.people.accounts.models import User


@dataclass(frozen=True)
class Character:
    username: str
    who: Any
    try_next: Any


CAST = (
    Character(
        "sari",
        _("Petugas loket di Disdukcapil"),
        _("Buka SKP versi 2: lihat apa yang berubah, lalu jelaskan foto bukti yang juga dipakai orang lain."),
    ),
    Character(
        "budi",
        _("Kepala seksi, pejabat penilai Sari"),
        _("Jawab SKP pegawai baru dan laporan kerja di Papan, lalu tetapkan satu penilaian."),
    ),
    Character(
        "dewi",
        _("Kepala dinas"),
        _("Putuskan SKP yang terlalu lama menunggu di bawah Anda, lalu periksa sebaran predikat."),
    ),
    Character("hasan", _("BKPSDM, bagian kepegawaian"), _("Impor daftar pegawai dan lihat data yang janggal.")),
    Character(
        "maya",
        _("BKPSDM, pengelola kinerja"),
        _("Telaah SKP yang diajukan: teruskan kepada atasan, atau kembalikan dengan catatan."),
    ),
    Character("andi", _("Inspektorat"), _("Telusuri jejak audit: siapa melihat dan mengubah apa.")),
    Character("wati", _("Guru"), _("Konfirmasi pelajaran hari ini dan lanjutkan rancangan perubahan SKP sendiri.")),
    Character(
        "yusuf",
        _("Perawat di RSUD, juga konselor"),
        _("Isi hitungan mutu ruang rawat, dan buka undangan yang hanya dilihat para pihaknya."),
    ),
    Character(
        "tono",
        _("Pegawai dinas lain"),
        _("Perbaiki SKP yang dikembalikan dari telaah, lalu coba buka data Sari: tertutup baginya."),
    ),
    Character("walikota", _("Wali kota, tanpa NIP"), _("Jawab SKP sekretaris daerah dan lihat capaian semua dinas.")),
    Character("sekda", _("Sekretaris daerah"), _("Jawab SKP kepala dinas pendidikan dan nilai para kepala dinas.")),
)
USERNAMES = tuple(character.username for character in CAST)


@dataclass(frozen=True)
class Choice:
    character: Character
    name: str

    @property
    def initial(self) -> str:
        return self.name[:1]


def choices() -> list[Choice]:
    """Those of the cast who live in this city, in the order of the cast."""
    found = User.objects.filter(username__in=USERNAMES, is_active=True).select_related("employee").order_by("username")
    names = {user.username: _name(user) for user in found}
    return [Choice(person, names[person.username]) for person in CAST if person.username in names]


def _name(user: User) -> str:
    employee = getattr(user, "employee", None)
    return employee.name if employee else user.username
