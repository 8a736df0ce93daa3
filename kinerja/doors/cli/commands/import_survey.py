"""`kinerja import-survey`: bring answers that were given elsewhere into the house."""

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

NAME = "import-survey"
HELP = gettext_lazy("Masukkan jawaban survei kepuasan (CSV, XLSX; boleh .gz) menurut sebuah pemetaan TOML.")


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(
        parser,
        file=_("jawaban, satu baris satu responden"),
        skip_rejected=_("simpan sisanya; baris yang ditolak ditulis ke berkas CSV ini dengan alasannya"),
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
        return refused(prepared)
    if options.dry_run:
        return _result(prepared.findings() | prepared.preview().counts(), committed=False)
    stored = store(prepared, actor=system(now.date(), name=_("operator")), now=now)
    return _result({"import": stored.pk, **stored.report}, committed=True)


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
