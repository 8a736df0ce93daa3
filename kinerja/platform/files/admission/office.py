"""Office documents are ZIP files; their directory tells what they are, before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from kinerja.platform.files import sentences
from kinerja.platform.files.contents import MEGABYTE
from kinerja.platform.files.kinds import Kind
from kinerja.pure.lib.refusals import Invalid

MOST_MEMBERS = 5_000
MOST_UNPACKED = 300 * MEGABYTE
MOST_RATIO, HARMLESS = 200, 5 * MEGABYTE
LONGEST_LIST = MEGABYTE
_CONTENTS, _MIMETYPE = "[Content_Types].xml", "mimetype"
_OOXML = {
    b"wordprocessingml.document.main+xml": Kind.DOCX,
    b"spreadsheetml.sheet.main+xml": Kind.XLSX,
    b"presentationml.presentation.main+xml": Kind.PPTX,
}
_ODF = {
    b"application/vnd.oasis.opendocument.text": Kind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
}
_ACTIVE_PARTS = ("vbaproject", "vbadata", "macrosheets/", "activex/", "dialogsheets/")
_ACTIVE_ENDINGS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".jar", ".scr", ".hta", ".html", ".svgz")
_ODF_MACROS = ("basic/", "scripts/")


def office_kind(path: Path, name: str) -> Kind:
    """Which document this ZIP is. Raises Invalid for macros, bombs, archives and damage."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive.infolist(), path.stat().st_size, name)
            return _kind_of(archive, name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        raise Invalid(sentences.DAMAGED, name=name)


def _check_directory(members: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    swells = unpacked > HARMLESS and unpacked > MOST_RATIO * size
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or swells:
        raise Invalid(sentences.BOMB, name=name)
    if any(member.flag_bits & 0x1 for member in members):
        raise Invalid(sentences.ENCRYPTED, name=name)
    if any(_is_active(member.filename.lower()) for member in members):
        raise Invalid(sentences.MACROS, name=name)


def _is_active(member: str) -> bool:
    return (
        any(part in member for part in _ACTIVE_PARTS)
        or member.endswith(_ACTIVE_ENDINGS)
        or member.startswith(_ODF_MACROS)
    )


def _kind_of(archive: zipfile.ZipFile, name: str) -> Kind:
    members = set(archive.namelist())
    if _CONTENTS in members:
        return _ooxml(_beginning(archive, _CONTENTS), name)
    if _MIMETYPE in members and (kind := _ODF.get(_beginning(archive, _MIMETYPE).strip())):
        return kind
    raise Invalid(sentences.ARCHIVE, name=name)


def _beginning(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as source:
        return source.read(LONGEST_LIST)


def _ooxml(contents: bytes, name: str) -> Kind:
    if b"macroenabled" in contents.lower():
        raise Invalid(sentences.MACROS, name=name)
    for part, kind in _OOXML.items():
        if part in contents:
            return kind
    raise Invalid(sentences.ARCHIVE, name=name)
