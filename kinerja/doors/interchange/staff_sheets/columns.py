"""The columns of each sheet: their headings as people write them, what they mean, an example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinerja.people.organisation.imports.values import words_of
from kinerja.people.organisation.terms import (
    AppointmentKind,
    Education,
    EmployeeKind,
    FunctionalLevel,
    PositionKind,
    SheetKind,
    UnitKind,
    Zone,
)
from kinerja.pure.lib.refusals import gettext_noop


@dataclass(frozen=True)
class Column:
    """`key` is the heading of the template and the name the organisation knows."""

    key: str
    explanation: str
    example: str
    required: bool = False
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def headings(self) -> set[str]:
        return {plain(name) for name in (self.key, *self.also)}


def plain(heading: object) -> str:
    """A heading without capitals, spaces and signs."""
    return re.sub(r"[^a-z0-9]+", "", str(heading or "").lower())


CODE = gettext_noop("Kode tetap, tanpa spasi. Kode yang sudah ada berarti datanya diubah.")
COLUMNS: dict[str, tuple[Column, ...]] = {
    SheetKind.UNITS: (
        Column("kode", CODE, "DUKCAPIL", True, ("kode unit", "kode unit kerja")),
        Column("nama", gettext_noop("Nama resmi unit."), "Dinas Kependudukan dan Pencatatan Sipil", True,
               ("nama unit", "nama unit kerja", "unit kerja")),
        Column("jenis", gettext_noop("Jenis unit."), "dinas", True, ("jenis unit",), tuple(words_of(UnitKind))),
        Column("kode_induk", gettext_noop("Kode unit di atasnya; kosong hanya untuk unit puncak."), "KOTA", False,
               ("induk", "kode unit induk", "unit induk")),
        Column("zona", gettext_noop("Zona waktu; kosong berarti zona instansi."), "WITA", False, ("zona waktu",),
               tuple(words_of(Zone))),
        Column("kalender", gettext_noop("Nama kalender kerja; kosong berarti mengikuti unit induk."), "", False,
               ("kalender kerja",)),
    ),
    SheetKind.POSITIONS: (
        Column("kode", CODE, "DUKCAPIL-KA", True, ("kode jabatan",)),
        Column("nama_jabatan", gettext_noop("Nama resmi jabatan."), "Kepala Dinas", True, ("nama", "jabatan")),
        Column("kode_unit", gettext_noop("Kode unit tempat jabatan itu."), "DUKCAPIL", True,
               ("unit", "unit kerja", "kode unit kerja")),
        Column("jenis", gettext_noop("Jenis jabatan."), "JPT pratama", True, ("jenis jabatan",),
               tuple(words_of(PositionKind))),
        Column("jenjang", gettext_noop("Jenjang, hanya untuk jabatan fungsional."), "Ahli Muda", False,
               ("jenjang jabatan",), tuple(words_of(FunctionalLevel))),
        Column("kelas", gettext_noop("Kelas jabatan, 1 sampai 17."), "14", False, ("kelas jabatan",)),
        Column("kode_atasan", gettext_noop("Kode jabatan atasan langsung; kosong hanya untuk puncak."), "KOTA-SEKDA",
               False, ("atasan", "kode jabatan atasan", "jabatan atasan")),
        Column("memimpin_unit", gettext_noop("Ya bila pejabatnya memimpin unit itu."), "Ya", False,
               ("memimpin", "pimpinan"), ("Ya", "Tidak")),
        Column("kebutuhan", gettext_noop("Banyaknya pegawai yang dibutuhkan menurut peta jabatan."), "1", False,
               ("jumlah kebutuhan", "formasi")),
        Column("rumpun", gettext_noop("Rumpun untuk pustaka indikator, misalnya counter atau teacher."), "head"),
    ),
    SheetKind.STAFF: (
        Column("nip", gettext_noop("NIP atau NI PPPK, 18 digit, berformat Teks."), "199107082015032004", True,
               ("nip baru", "ni pppk", "nip/ni pppk")),
        Column("nama", gettext_noop("Nama dengan gelar seperti pada SK."), "Sari Wulandari, A.Md.", True,
               ("nama pegawai", "nama lengkap")),
        Column("status", gettext_noop("Status kepegawaian."), "PNS", True, ("status kepegawaian", "status pegawai"),
               tuple(words_of(EmployeeKind))),
        Column("golongan", gettext_noop("Golongan ruang PNS (III/a) atau golongan PPPK (IX)."), "II/d", False,
               ("gol", "golongan ruang", "gol ruang", "pangkat golongan")),
        Column("pendidikan", gettext_noop("Pendidikan terakhir."), "D-III", False, ("pendidikan terakhir",),
               tuple(words_of(Education))),
        Column("surel", gettext_noop("Alamat surel dinas."), "sari@contoh.go.id", False, ("email", "e-mail")),
    ),
    SheetKind.APPOINTMENTS: (
        Column("nip", gettext_noop("NIP atau NI PPPK, 18 digit, berformat Teks."), "199107082015032004", True,
               ("nip baru", "ni pppk")),
        Column("kode_jabatan", gettext_noop("Kode jabatan yang sudah ada."), "DUKCAPIL-LOKET", True, ("jabatan",)),
        Column("jenis", gettext_noop("Jenis penugasan; kosong berarti definitif."), "definitif", False,
               ("jenis penugasan",), tuple(words_of(AppointmentKind))),
        Column("mulai", gettext_noop("Hari pertama (TMT), misalnya 2025-03-27."), "2025-03-27", True,
               ("tmt", "tanggal mulai", "tmt jabatan")),
        Column("berakhir", gettext_noop("Hari pertama sesudahnya; kosong selama masih berlaku."), "", False,
               ("tanggal berakhir", "sampai")),
        Column("nomor_sk", gettext_noop("Nomor surat keputusan."), "821/015/2025", False, ("sk", "no sk")),
    ),
}  # fmt: skip
