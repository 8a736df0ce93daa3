"""`kinerja import-results`: bring results of old years into the house, as their papers state them."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.imports import add_arguments, refused
from kinerja.doors.cli.rejected import rejected_file
from kinerja.doors.cli.results import Result
from kinerja.doors.cli.tables import table

NAME = "import-results"
HELP = gettext_lazy("Masukkan hasil penilaian tahun-tahun lama (CSV, XLSX; boleh .gz) seperti tertulis.")


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(
        parser,
        file=_("hasil penilaian, satu baris satu pegawai dan satu masa"),
        skip_rejected=_("simpan sisanya; baris yang ditolak ditulis ke berkas CSV ini dengan alasannya"),
    )
    parser.add_argument(
        "--correct", default="", metavar=_("ALASAN"),
        help=_("isi yang berbeda memang perbaikan; isi yang lama tetap terbaca di bawahnya"),
    )  # fmt: skip


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.result_sheets.importing import prepare, store
    from kinerja.doors.interchange.result_sheets.mapping import read_mapping
    from kinerja.platform.access.actors import system

    mapping = read_mapping(options.mapping)
    ensure_cell()
    correction = options.correct.strip()
    with rejected_file(options) as rejected_to:
        prepared = prepare(
            options.file, mapping, correcting=bool(correction), skip=rejected_to is not None, rejected_to=rejected_to
        )
    if not prepared.is_acceptable:
        return refused(prepared)
    if options.dry_run:
        return _result(prepared.findings() | vars(prepared.preview()), committed=False)
    now = datetime.now(UTC)
    taken = store(prepared, correction=correction, actor=system(now.date(), name=_("operator")), now=now)
    return _result(prepared.findings() | vars(taken), committed=True)


def _result(report: dict[str, Any], *, committed: bool) -> Result:
    document = report | {"committed": committed}
    return Result(document, described(document))


def described(document: dict[str, Any]) -> str:
    """What was found and changed, for people."""
    labels = {
        "rows": _("baris"),
        "results": _("hasil"),
        "people": _("pegawai"),
        "rejected_rows": _("baris ditolak"),
        "new": _("hasil baru"),
        "unchanged": _("hasil tetap"),
        "corrected": _("hasil diperbaiki"),
    }
    parts = [table((_("temuan"), _("banyaknya")), [(label, document[name]) for name, label in labels.items()])]
    if not document["committed"]:
        parts.append(_("Baru diperiksa; tidak ada yang disimpan."))
    return "\n".join(parts)
