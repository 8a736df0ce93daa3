"""`kinerja import-credits`: record what papers say of credit points gathered before (PAK)."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.mishaps import sentence
from kinerja.doors.cli.results import Result
from kinerja.doors.cli.tables import table

NAME = "import-credits"
HELP = gettext_lazy("Catat PAK banyak pegawai sekaligus (CSV) sebagai saldo awal angka kredit.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("BERKAS"), help=_("CSV dengan kolom seperti hasil kinerja export-credits")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("hanya periksa, tidak menyimpan"))
    parser.add_argument(
        "--correct", default="", metavar=_("ALASAN"),
        help=_("isi yang berbeda memang perbaikan; isi yang lama tetap terbaca di bawahnya"),
    )  # fmt: skip


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.credit_sheets.sheet import read, store
    from kinerja.platform.access.actors import system

    ensure_cell()
    correction = options.correct.strip()
    sheet = read(options.file, correcting=bool(correction))
    rejected = [{"line": one.line, "reason": sentence(one.refusal)} for one in sheet.rejected]
    document = {"file": sheet.name, "rows": sheet.rows, "rejected": rejected, "committed": False}
    if rejected:
        lines = [(one["line"], one["reason"]) for one in rejected]
        complaint = _("Tidak ada yang disimpan. Perbaiki baris yang ditolak, lalu masukkan lagi.")
        return Result(document, table((_("baris"), _("alasan")), lines), complaint=complaint)
    if options.dry_run:
        return Result(document, _("Baru diperiksa; tidak ada yang disimpan."))
    now = datetime.now(UTC)
    found = store(sheet, correction=correction, actor=system(now.date(), name=_("operator")), now=now)
    labels = {"new": _("PAK baru"), "unchanged": _("PAK tetap"), "corrected": _("PAK diperbaiki")}
    lines = [(label, vars(found)[name]) for name, label in labels.items()]
    return Result(document | vars(found) | {"committed": True}, table((_("temuan"), _("banyaknya")), lines))
