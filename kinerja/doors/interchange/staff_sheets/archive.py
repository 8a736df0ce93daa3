"""What a file is, judged by its first bytes and its zip directory before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kinerja.pure.lib.refusals import Invalid, gettext_noop

MEGABYTE = 2**20
LARGEST = 20 * MEGABYTE
# A sheet of 50,000 people unpacks to some 30 MB; one of 0.9 MB was seen to take 798 MB to read.
UNPACKED = 150 * MEGABYTE
RATIO, HARMLESS = 150, 5 * MEGABYTE
MEMBERS = 2_000

TOO_LARGE = gettext_noop("{file} lebih besar dari {limit} MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu.")
EMPTY = gettext_noop("{file} kosong. Unduh templatnya, isi, lalu unggah lagi.")
BOMB = gettext_noop(
    "{file} akan mengembang menjadi {size} MB bila dibuka, jauh melebihi lembar kepegawaian mana pun. "
    "Salin datanya ke templat yang baru, lalu unggah berkas itu."
)
MANY_MEMBERS = gettext_noop(
    "{file} memuat {count} bagian, tidak wajar untuk lembar data. Salin datanya ke templat baru."
)
DAMAGED = gettext_noop("{file} rusak atau terpotong. Buka dengan aplikasi lembar kerja, simpan lagi, lalu unggah.")
ENCRYPTED = gettext_noop("{file} terkunci kata sandi. Hapus kata sandinya dari berkas itu, lalu unggah lagi.")
OLD_XLS = gettext_noop("{file} berformat Excel lama (.xls). Simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi.")
ODS = gettext_noop("{file} berformat OpenDocument (.ods). Simpan sebagai Excel 2007 ke atas (.xlsx), lalu unggah lagi.")
XLSB = gettext_noop("{file} berformat Excel biner (.xlsb). Simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi.")
PDF = gettext_noop("{file} adalah dokumen PDF. Yang dapat dibaca: XLSX dan CSV. Salin datanya ke templat.")
WEB_PAGE = gettext_noop(
    "{file} sebenarnya halaman web, walaupun namanya seperti lembar kerja. "
    "Buka dengan aplikasi lembar kerja, simpan sebagai .xlsx, lalu unggah lagi."
)
OTHER = gettext_noop("{file} bukan lembar kerja. Yang dapat dibaca: XLSX dan CSV. Unduh templatnya, lalu isi.")

_OLE, _ZIP, _ZIP_EMPTY = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PK\x05\x06"


def is_workbook(path: Path, name: str) -> bool:
    """True for a bearable XLSX, False for what may be text. Raises Invalid for everything else."""
    size = path.stat().st_size
    if not size:
        raise Invalid(EMPTY, file=name)
    if size > LARGEST:
        raise Invalid(TOO_LARGE, file=name, limit=LARGEST // MEGABYTE)
    with path.open("rb") as stream:
        head = stream.read(512)
    if head.startswith((_ZIP, _ZIP_EMPTY)):
        _look_into(path, name)
        return True
    _refuse_strangers(path, name, head)
    return False


def _refuse_strangers(path: Path, name: str, head: bytes) -> None:
    if head.startswith(_OLE):
        # A locked XLSX is an OLE file with this stream; its name stands there in UTF-16.
        locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise Invalid(ENCRYPTED if locked else OLD_XLS, file=name)
    if head.startswith(b"%PDF"):
        raise Invalid(PDF, file=name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<style")):
        raise Invalid(WEB_PAGE, file=name)


def _look_into(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Invalid(DAMAGED, file=name)
    _weigh(members, path.stat().st_size, name)
    _refuse_other_formats(members, name)


def _weigh(members: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    """zipfile reads no more of a member than its directory says, so these sums bind."""
    if len(members) > MEMBERS:
        raise Invalid(MANY_MEMBERS, file=name, count=len(members))
    unpacked = sum(member.file_size for member in members)
    # Members that lie over one another weigh more than the whole file.
    overlapping = sum(member.compress_size for member in members) > packed
    if unpacked > UNPACKED or overlapping or (unpacked > HARMLESS and unpacked > RATIO * packed):
        raise Invalid(BOMB, file=name, size=unpacked // MEGABYTE)


def _refuse_other_formats(members: list[zipfile.ZipInfo], name: str) -> None:
    parts = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise Invalid(ENCRYPTED, file=name)
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts:
        raise Invalid(XLSB, file=name)
    raise Invalid(ODS if {"mimetype", "content.xml"} <= parts else OTHER, file=name)
