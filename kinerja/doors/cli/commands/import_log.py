"""`kinerja import-log`: bring a log of cases and their steps into the house."""

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

NAME = "import-log"
HELP = gettext_lazy("Masukkan log pelayanan (CSV, XES, XLSX; boleh .gz) menurut sebuah pemetaan TOML.")


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(
        parser,
        file=_("log: CSV, XES, atau XLSX, boleh .gz"),
        skip_rejected=_(
            "simpan sisanya; baris yang ditolak ditulis ke berkas CSV ini dengan alasannya. "
            "Sesudah diperbaiki berkas itu dapat dimasukkan dengan pemetaan yang sama: langkahnya melengkapi kasus."
        ),
    )


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.event_logs.importing import described, prepared, store
    from kinerja.doors.interchange.event_logs.mapping_rules import read_mapping
    from kinerja.platform.access.actors import system

    mapping = read_mapping(options.mapping)
    ensure_cell()
    now = datetime.now(UTC)
    with (
        rejected_file(options) as rejected_to,
        prepared(options.file, mapping, skip=rejected_to is not None, rejected_to=rejected_to) as log,
    ):
        if not log.is_acceptable:
            return refused(log)
        if options.dry_run:
            return _result(log.findings() | described(log.preview()), committed=False)
        stored = store(log, actor=system(now.date(), name=_("operator")), now=now)
        return _result({"import": stored.pk, **stored.report}, committed=True)


def _result(report: dict[str, Any], *, committed: bool) -> Result:
    document = report | {"committed": committed}
    return Result(document, _described(document))


def _described(document: dict[str, Any]) -> str:
    labels = {
        "rows": _("baris"),
        "events": _("langkah"),
        "cases": _("kasus"),
        "open": _("masih terbuka"),
        "duplicates": _("baris kembar"),
        "replaced": _("baris digantikan baris berikutnya"),
        "negative_durations": _("selesai sebelum diterima"),
        "unknown_officers": _("petugas belum dikenal"),
        "rejected_rows": _("baris ditolak"),
        "new": _("kasus baru"),
        "changed": _("kasus berubah"),
        "unchanged": _("kasus tetap"),
    }
    parts = [table((_("temuan"), _("banyaknya")), [(label, document[name]) for name, label in labels.items()])]
    for example in document["examples"]:
        parts.append("{case}: {field} {before} → {after}".format(**example))
    if not document["committed"]:
        parts.append(_("Baru diperiksa; tidak ada yang disimpan."))
    return "\n".join(parts)
