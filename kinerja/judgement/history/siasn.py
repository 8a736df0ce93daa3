"""Words of SIASN for results since 2022: which number means what. The reference lists are BKN's.

Two records: the annual one ("SKP 2022") and the periodic one ("kinerja periodik"). What a record says beyond these
words lies whole beneath the key `siasn` of `PastResult.stated`, and goes out again letter by letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinerja.pure.law.credit import FunctionalLevel

from .stated import SIASN

ANNUAL_FIELDS = (
    *("pnsDinilaiOrang", "tahun", "hasilKinerjaNilai", "perilakuKerjaNilai", "kuadranKinerjaNilai"),
    *("penilaiNama", "penilaiNipNrp", "penilaiGolongan", "penilaiJabatan", "penilaiUnorNama", "statusPenilai"),
)
PERIODIC_FIELDS = (
    *("pnsDinilaiId", "tahun", "periodikId", "bulanMulaiPenilaian", "tahunMulaiPenilaian"),
    *("bulanSelesaiPenilaian", "tahunSelesaiPenilaian"),
    *("hasilKinerjaNilai", "perilakuKerjaNilai", "kuadranKinerjaNilai", "koefisienId"),
    *("penilaiNama", "penilaiNipNrp", "penilaiGolongan", "penilaiJabatanNama", "penilaiUnorNama", "statusPenilai"),
)
# As the answers of SIASN spell the same fields.
OTHER_NAMES = {
    "kuadranKinerjaNilai": ("KuadranKinerjaNilai",),
    "perilakuKerjaNilai": ("PerilakuKerjaNilai",),
    "penilaiNama": ("namaPenilai",),
    "bulanMulaiPenilaian": ("bulanMulai",),
    "bulanSelesaiPenilaian": ("bulanSelesai",),
    "tahunMulaiPenilaian": ("tahunMulai",),
    "tahunSelesaiPenilaian": ("tahunSelesai",),
    "pnsDinilaiId": ("pnsDinilaiOrang",),
}

RATINGS = {1: "above", 2: "meets", 3: "below"}
PREDICATES = {1: "very_good", 2: "good", 3: "needs_improvement", 4: "poor", 5: "very_poor"}
COEFFICIENTS = {
    "12": FunctionalLevel.AHLI_PERTAMA, "22": FunctionalLevel.AHLI_MUDA, "32": FunctionalLevel.AHLI_MADYA,
    "42": FunctionalLevel.AHLI_UTAMA, "52": FunctionalLevel.PEMULA, "62": FunctionalLevel.TERAMPIL,
    "72": FunctionalLevel.MAHIR, "82": FunctionalLevel.PENYELIA,
}  # fmt: skip
MONTHLY, QUARTERLY = "1", "2"
PERIODS = {1: MONTHLY, 3: QUARTERLY}
"""Length in months -> periodikId."""
GROUPS = ("I", "II", "III", "IV")
CIVIL_RATER, OTHER_RATER = "ASN", "NON ASN"


def rank_code(rank: str) -> str:
    """III/a -> 31; what is no golongan of PNS has no code here."""
    group, _slash, room = rank.partition("/")
    return f"{GROUPS.index(group) + 1}{'abcde'.index(room) + 1}" if group in GROUPS and room in tuple("abcde") else ""


def said(record: Mapping[str, Any], name: str) -> Any:
    """The value of a field under any of its names; nothing where it is not there."""
    return next((record[one] for one in (name, *OTHER_NAMES.get(name, ())) if record.get(one) not in (None, "")), None)


def code_of(record: Mapping[str, Any], name: str) -> int | None:
    """A field that holds a small number, written as 2 or as "2"."""
    text = str(said(record, name))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def record_of(stated: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The record of that exchange a stored result came from, if it came from there."""
    found = stated.get(SIASN)
    return found if isinstance(found, Mapping) else None
