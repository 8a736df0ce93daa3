"""`kinerja figures promises`: finished files under the standard of their day and under another one, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

KIND = "promises"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--standard-of", metavar=_("TANGGAL"), help=_("untuk promises: standar yang berlaku pada tanggal ini")
    )


def run(options: argparse.Namespace) -> Result:
    """Nothing is written: people stay judged by what was promised on the day."""
    from kinerja.facts.casework.replays import replay_document
    from kinerja.facts.service.queries import service_called, standard_on
    from kinerja.pure.lib.dates import parse_date

    if not options.service or not options.standard_of:
        raise Invalid(gettext_noop("Sebutkan layanannya dengan --service KODE dan standarnya dengan --standard-of."))
    day = parse_date(options.standard_of)
    ensure_cell()
    service = service_called(options.service)
    standard = standard_on(service, day)
    if standard is None:
        template = gettext_noop("Pada {day} layanan {service} belum mempunyai standar. Pilih tanggal sesudahnya.")
        raise Refused(template, day=day, service=service.code)
    document = replay_document(service, standard, datetime.now(UTC))
    rows = [{**document["total"], "group": _("seluruhnya")}, *document["groups"]]
    return Result(document, _text(document, rows), [flat(row) for row in rows])


def _text(document: Mapping[str, Any], rows: list[dict[str, Any]]) -> str:
    columns = {
        "n": "n",
        "then_k": _("ditepati dulu"),
        "then_share": _("bagian"),
        "asked_k": _("menurut standar ini"),
        "asked_share": _("bagian"),
        "only_then": _("hanya dulu"),
        "only_asked": _("hanya kini"),
    }
    lines = [[row["group"], *(shown(row.get(name)) for name in columns)] for row in map(flat, rows)]
    told = _("Standar versi {version}, berlaku sejak {since}. Janji yang dulu diberikan tetap yang dinilai.")
    return "\n\n".join(
        [told.format(**document["standard"]), table([_("versi waktu diterima"), *columns.values()], lines)]
    )
