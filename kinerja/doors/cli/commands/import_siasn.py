"""`kinerja import-siasn`: records of SIASN into the history of results, as they came."""

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

NAME = "import-siasn"
HELP = gettext_lazy("Masukkan hasil penilaian dalam isian SIASN (satu catatan JSON tiap baris) seperti tertulis.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("BERKAS"), help=_("catatan kinerja periodik atau SKP 2022"))
    parser.add_argument("--dry-run", action="store_true", help=_("hanya periksa, tidak menyimpan"))
    parser.add_argument("--skip-rejected", action="store_true", help=_("simpan sisanya"))
    parser.add_argument(
        "--correct", default="", metavar=_("ALASAN"),
        help=_("isi yang berbeda memang perbaikan; isi yang lama tetap terbaca di bawahnya"),
    )  # fmt: skip


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.siasn_results.importing import prepare, store
    from kinerja.platform.access.actors import system

    ensure_cell()
    correction = options.correct.strip()
    found = prepare(options.file, correcting=bool(correction))
    rejected = [{"line": one.line, "reason": sentence(one.refusal)} for one in found.rejected]
    document = {"file": found.name, "records": found.records, "here": found.here, "rejected": rejected}
    reasons = table((_("baris"), _("alasan")), [(one["line"], one["reason"]) for one in rejected]) if rejected else ""
    if rejected and not options.skip_rejected:
        complaint = _("Tidak ada yang disimpan. Perbaiki baris yang ditolak, atau pakai --skip-rejected.")
        return Result(document | {"committed": False}, reasons, complaint=complaint)
    if options.dry_run:
        told = _("Baru diperiksa; tidak ada yang disimpan.")
        return Result(document | {"committed": False}, "\n".join(filter(None, (reasons, told))))
    now = datetime.now(UTC)
    taken = store(found, correction=correction, actor=system(now.date(), name=_("operator")), now=now)
    labels = {"new": _("hasil baru"), "unchanged": _("hasil tetap"), "corrected": _("hasil diperbaiki")}
    lines = [(label, vars(taken)[name]) for name, label in labels.items()]
    lines.append((_("sudah ditetapkan di sini"), found.here))
    text = "\n".join(filter(None, (reasons, table((_("temuan"), _("banyaknya")), lines))))
    return Result(document | vars(taken) | {"committed": True}, text)
