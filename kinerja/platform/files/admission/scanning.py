"""Optional ClamAV, asked over its socket (INSTREAM). Without the setting nothing is scanned, and the file says so."""

from __future__ import annotations

import logging
import socket
import struct
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.files import sentences
from kinerja.pure.lib.refusals import Invalid, TryLater

CHUNK = 64 * 1024
PATIENCE = 60
LONGEST_ANSWER = 4096

log = logging.getLogger(__name__)


class Scan(models.TextChoices):
    NONE = "none", _("tidak dipindai virus")
    CLEAN = "clean", _("dipindai, tidak ditemukan virus")


def scan(path: Path, name: str) -> Scan:
    """Raises Invalid for a find, TryLater where the scanner is away: an unscanned file must not slip through."""
    if not settings.CLAMAV:
        return Scan.NONE
    try:
        answer = _ask(path)
    except OSError as error:
        log.warning("the virus scanner does not answer: %s", type(error).__name__)
        raise TryLater(sentences.NO_SCANNER)
    if answer.endswith("FOUND"):
        raise Invalid(sentences.INFECTED, name=name, finding=answer.removeprefix("stream: ").removesuffix(" FOUND"))
    if not answer.endswith("OK"):
        log.warning("the virus scanner says: %s", answer[:100])
        raise TryLater(sentences.NO_SCANNER)
    return Scan.CLEAN


def _ask(path: Path) -> str:
    """Length-prefixed chunks, then a length of zero; the answer ends with a zero byte."""
    with _connected() as line, path.open("rb") as content:
        line.sendall(b"zINSTREAM\0")
        while chunk := content.read(CHUNK):
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (part := line.recv(CHUNK)):
            answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected() -> socket.socket:
    """`/run/clamav/clamd.ctl`, or `host:3310`."""
    if settings.CLAMAV.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        line.connect(settings.CLAMAV)
        return line
    host, _colon, port = settings.CLAMAV.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)
