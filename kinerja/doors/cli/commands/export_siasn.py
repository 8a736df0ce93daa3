"""`kinerja export-siasn`: results since 2022 in the words of SIASN, one record a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result
from kinerja.doors.cli.tables import table

NAME = "export-siasn"
HELP = gettext_lazy("Tulis hasil penilaian sejak 2022 dalam isian SIASN, satu catatan tiap baris (JSON).")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("BERKAS"), help=_("berkas yang ditulis; memuat NIP, jagalah"))
    parser.add_argument("--year", type=int, default=None, metavar=_("TAHUN"), help=_("hanya tahun ini"))


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.siasn_results.exporting import export

    ensure_cell()
    with options.file.open("w", encoding="utf-8", newline="\n") as out:
        found = export(out, year=options.year)
    counts = {"annual": found.annual, "periodic": found.periodic, "untold": found.untold}
    labels = {
        "annual": _("hasil tahunan"),
        "periodic": _("hasil periodik"),
        "untold": _("tidak ditulis: tanpa rating, atau masanya tidak dikenal SIASN"),
    }
    lines = [(label, counts[name]) for name, label in labels.items()]
    return Result({"file": options.file.name, **counts}, table((_("temuan"), _("banyaknya")), lines))
