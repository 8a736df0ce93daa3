"""Kinds told by the first bytes. What a file calls itself is never asked."""

from __future__ import annotations

from pathlib import Path

from kinerja.platform.files import sentences
from kinerja.platform.files.kinds import Kind
from kinerja.pure.lib.refusals import Invalid

HEAD = 4096
_IMAGES = ((b"\xff\xd8\xff", Kind.JPEG), (b"\x89PNG\r\n\x1a\n", Kind.PNG))
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe", b"<!--", b"<?php")
# Tabs, line ends and the byte-order mark belong to text; other controls do not.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13})


def recognise(head: bytes, name: str) -> Kind | None:
    """The kind these first bytes announce; None for a ZIP, which has to be opened. Raises Invalid with what to do."""
    for start, kind in _IMAGES:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head.startswith(_PDF):
        return Kind.PDF
    if head.startswith(_ZIP):
        return None
    _refuse_known(head, name)
    if not head.translate(None, _CONTROLS) == head:
        raise Invalid(sentences.UNKNOWN, name=name)
    return Kind.TEXT


def _refuse_known(head: bytes, name: str) -> None:
    if head.startswith(_PROGRAMS):
        raise Invalid(sentences.PROGRAM, name=name)
    if head.startswith(_OLE):
        raise Invalid(sentences.OLD_OFFICE, name=name)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise Invalid(sentences.HEIC, name=name)
    if head[:4] == b"GIF8":
        raise Invalid(sentences.GIF, name=name)
    if _is_markup(head):
        raise Invalid(sentences.WEB_PAGE, name=name)


def _is_markup(head: bytes) -> bool:
    """Browsers look past spaces, byte-order marks and the zeros of UTF-16."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0c").lower()
    return plain.startswith(_MARKUP) or b"<script" in plain or b"<svg" in plain or b"<html" in plain


def check_text(path: Path, name: str) -> None:
    """The whole file is text in UTF-8."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid(sentences.UNKNOWN, name=name)
    if content.translate(None, _CONTROLS) != content:
        raise Invalid(sentences.UNKNOWN, name=name)
