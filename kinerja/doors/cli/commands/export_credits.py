"""`kinerja export-credits`: every paper of credit points as it holds, as a file that can be taken in again."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result

NAME = "export-credits"
HELP = gettext_lazy("Tulis semua PAK yang tercatat ke berkas CSV.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("BERKAS"), help=_("berkas CSV yang ditulis"))


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.credit_sheets.sheet import write

    ensure_cell()
    with options.file.open("w", encoding="utf-8", newline="") as out:
        rows = write(out)
    return Result({"file": str(options.file), "rows": rows}, _("{n} PAK ditulis.").format(n=rows))
