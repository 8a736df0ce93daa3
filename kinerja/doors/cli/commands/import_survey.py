"""`kinerja import-survey`: bring answers that were given elsewhere into the house."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.rejected import rejected_file
from kinerja.doors.cli.results import Result
from kinerja.doors.cli.tables import table

if TYPE_CHECKING:
    from kinerja.doors.interchange.survey_sheets.importing import PreparedAnswers

NAME = "import-survey"
HELP = gettext_lazy("Masukkan jawaban survei kepuasan (CSV, XLSX; boleh .gz) menurut sebuah pemetaan TOML.")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("BERKAS"), help=_("jawaban, satu baris satu responden"))
    parser.add_argument("--mapping", type=Path, required=True, metavar="MAP.toml", help=_("kolom mana berarti apa"))
    parser.add_argument("--dry-run", action="store_true", help=_("periksa saja; tidak ada yang disimpan"))
    parser.add_argument(
        "--skip-rejected",
        type=Path,
        metavar=_("BERKAS"),
        help=_("simpan sisanya; baris yang ditolak ditulis ke berkas CSV ini dengan alasannya"),
    )


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.survey_sheets.importing import prepare, store
    from kinerja.doors.interchange.survey_sheets.mapping import read_mapping
    from kinerja.platform.access.actors import system

    ensure_cell()
    mapping = read_mapping(options.mapping)
    now = datetime.now(UTC)
    with rejected_file(options) as rejected_to:
        prepared = prepare(options.file, mapping, skip=rejected_to is not None, rejected_to=rejected_to)
    if not prepared.is_acceptable:
        return _refused(prepared)
    if options.dry_run:
        return _result(prepared.findings() | prepared.preview().counts(), committed=False)
    stored = store(prepared, actor=system(now.date(), name=_("operator")), now=now)
    return _result({"import": stored.pk, **stored.report}, committed=True)


def _refused(prepared: PreparedAnswers) -> Result:
    heading = _("{file} ditolak: {n} dari {rows} baris tidak dapat diterima, tidak ada yang disimpan.").format(
        file=prepared.path.name, n=prepared.tally.rejected_rows, rows=prepared.tally.rows
    )
    advice = _("Perbaiki baris itu, atau pakai --skip-rejected BERKAS untuk menyimpan sisanya.")
    document = prepared.findings() | {"committed": False}
    return Result(document, complaint="\n".join([heading, *prepared.tally.lines(), advice]))


def _result(report: dict[str, Any], *, committed: bool) -> Result:
    document = report | {"committed": committed}
    return Result(document, _described(document))


def _described(document: dict[str, Any]) -> str:
    labels = {
        "rows": _("baris"),
        "responses": _("responden"),
        "duplicates": _("baris kembar"),
        "blank_answers": _("jawaban kosong"),
        "rejected_rows": _("baris ditolak"),
        "new": _("responden baru"),
        "changed": _("responden berubah"),
        "unchanged": _("responden tetap"),
    }
    parts = [table((_("temuan"), _("banyaknya")), [(label, document[name]) for name, label in labels.items()])]
    if document["new_services"]:
        parts.append(_("Layanan baru: {names}.").format(names=", ".join(document["new_services"])))
    if document["not_asked"]:
        parts.append(
            _("Unsur {codes} tidak ditanyakan; tanpa kesembilan unsur tidak ada indeks.").format(
                codes=", ".join(document["not_asked"])
            )
        )
    if not document["committed"]:
        parts.append(_("Baru diperiksa; tidak ada yang disimpan."))
    return "\n".join(parts)
