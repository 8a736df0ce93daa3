"""`kinerja import-visits`: bring the visits another queueing system recorded into the house."""

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

NAME = "import-visits"
HELP = gettext_lazy("Masukkan catatan kunjungan antrean (CSV, XLSX; boleh .gz) menurut sebuah pemetaan TOML.")


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(
        parser,
        file=_("kunjungan: CSV atau XLSX, boleh .gz"),
        skip_rejected=_(
            "simpan sisanya; baris yang ditolak ditulis ke berkas CSV ini dengan alasannya. "
            "Sesudah diperbaiki berkas itu dapat dimasukkan dengan pemetaan yang sama."
        ),
    )
    parser.add_argument(
        "--replace", action="store_true", help=_("berkas bernama sama dengan isi yang jauh berbeda memang perbaikan")
    )


def run(options: argparse.Namespace) -> Result:
    from kinerja.doors.interchange.visit_logs.importing import described, prepared, store
    from kinerja.doors.interchange.visit_logs.mapping import read_mapping
    from kinerja.platform.access.actors import system

    mapping = read_mapping(options.mapping)
    ensure_cell()
    now = datetime.now(UTC)
    with (
        rejected_file(options) as rejected_to,
        prepared(options.file, mapping, skip=rejected_to is not None, rejected_to=rejected_to) as visits,
    ):
        if not visits.is_acceptable:
            return refused(visits)
        if options.dry_run:
            return _result(visits.findings() | described(visits.preview(replace=options.replace)), committed=False)
        actor = system(now.date(), name=_("operator"))
        visit_import, report = store(visits, replace=options.replace, actor=actor, now=now)
        return _result({"import": visit_import.pk, **report}, committed=True)


def _result(report: dict[str, Any], *, committed: bool) -> Result:
    same = not (report["new"] or report["changed"] or report["removed"])
    document = report | {"committed": committed, "same": same}
    return Result(document, _described(document))


def _described(document: dict[str, Any]) -> str:
    labels = {
        "rows": _("baris"),
        "served": _("dilayani"),
        "left": _("pergi sebelum dilayani"),
        "no_show": _("tidak hadir saat dipanggil"),
        "void": _("tidak dihitung"),
        "waited": _("menunggu"),
        "negative_waits": _("dipanggil sebelum nomor diambil"),
        "negative_handling": _("selesai sebelum mulai dilayani"),
        "served_without_officer": _("dilayani tanpa petugas"),
        "served_without_time": _("dilayani tanpa lama layanan"),
        "unknown_officers": _("petugas belum dikenal"),
        "rejected_rows": _("baris ditolak"),
        "new": _("kunjungan baru"),
        "changed": _("kunjungan berubah"),
        "unchanged": _("kunjungan tetap"),
        "removed": _("kunjungan tidak ada lagi di berkas"),
    }
    parts = [table((_("temuan"), _("banyaknya")), [(label, document[name]) for name, label in labels.items()])]
    for example in document["examples"]:
        parts.append(_("baris {row}: {field} {before} → {after}").format(**example))
    if document["same"]:
        parts.append(_("Berkas ini sudah pernah dimasukkan; tidak ada yang berubah."))
    if not document["committed"]:
        parts.append(_("Baru diperiksa; tidak ada yang disimpan."))
    return "\n".join(parts)
