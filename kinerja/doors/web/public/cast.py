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
        _("Lihat angka dari kasus yang ia layani sendiri, lalu tanyakan “Mengapa nilai ini?”."),
    ),
    Character(
        "budi",
        _("Kepala seksi, pejabat penilai Sari"),
        _("Buka Tim saya: bandingkan saran mesin dengan pertimbangan Anda, lalu tetapkan satu penilaian."),
    ),
    Character(
        "dewi", _("Kepala dinas"), _("Periksa sebaran predikat dan peringatannya, lalu inisiatif yang menunggu.")
    ),
    Character("hasan", _("BKPSDM, bagian kepegawaian"), _("Impor daftar pegawai dan lihat data yang janggal.")),
    Character("andi", _("Inspektorat"), _("Telusuri jejak audit: siapa melihat dan mengubah apa.")),
    Character("wati", _("Guru"), _("Laporkan realisasi dengan bukti dukung dan tanggapi usulan indikator.")),
    Character("yusuf", _("Perawat di RSUD"), _("Ajukan sebuah inisiatif dan lihat siapa yang membuka data Anda.")),
    Character("tono", _("Pegawai dinas lain"), _("Coba buka data Sari: halaman itu tertutup baginya.")),
    Character("walikota", _("Wali kota, tanpa NIP"), _("Lihat capaian semua dinas dari atas.")),
    Character("sekda", _("Sekretaris daerah"), _("Nilai para kepala dinas.")),
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
