"""What commands that import files have in common: their words, and the refusal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext as _

from kinerja.doors.cli.results import Result

if TYPE_CHECKING:
    from kinerja.doors.interchange.event_logs.tally import Tally


class Prepared(Protocol):
    """A file that has been read to its end."""

    @property
    def path(self) -> Path: ...
    @property
    def tally(self) -> Tally: ...
    def findings(self) -> dict[str, Any]: ...


def add_arguments(parser: argparse.ArgumentParser, *, file: str, skip_rejected: str) -> None:
    """The file, its mapping, a trial without storing, and leaving rejected rows out."""
    parser.add_argument("file", type=Path, metavar=_("BERKAS"), help=file)
    parser.add_argument("--mapping", type=Path, required=True, metavar="MAP.toml", help=_("kolom mana berarti apa"))
    parser.add_argument("--dry-run", action="store_true", help=_("periksa saja; tidak ada yang disimpan"))
    parser.add_argument("--skip-rejected", type=Path, metavar=_("BERKAS"), help=skip_rejected)


def refused(log: Prepared) -> Result:
    """Rows were rejected and none may be skipped: nothing is stored, the first of them are named."""
    heading = _("{file} ditolak: {n} dari {rows} baris tidak dapat diterima, tidak ada yang disimpan.").format(
        file=log.path.name, n=log.tally.rejected_rows, rows=log.tally.rows
    )
    advice = _("Perbaiki baris itu, atau pakai --skip-rejected BERKAS untuk menyimpan sisanya.")
    document = log.findings() | {"committed": False}
    return Result(document, complaint="\n".join([heading, *log.tally.lines(), advice]))
