"""`kinerja figures complaints`: how soon and how well citizens' complaints are settled."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.pure.lib.refusals import Invalid, gettext_noop

KIND = "complaints"
GROUPS = ("unit", "class", "service")


def run(options: argparse.Namespace) -> Result:
    from kinerja.facts.complaint.figures import By, complaint_figures
    from kinerja.pure.lib.dates import parse_instant

    by = options.by or GROUPS[0]
    if by not in GROUPS:
        template = gettext_noop("Pengaduan tidak dapat dikelompokkan menurut “{by}”. Pilih salah satu: {known}.")
        raise Invalid(template, by=by, known=", ".join(GROUPS))
    ensure_cell()
    until = parse_instant(options.until, ZoneInfo("UTC")) if options.until else datetime.now(UTC)
    document = complaint_figures(until, by=By(by))
    rows = [{**document["total"], "group": _("seluruhnya")}, *document["groups"]]
    return Result(document, _text(rows), [flat(row) for row in rows])


def _text(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = {
        "n": "n",
        "open": _("terbuka"),
        "first_response_p50": _("tanggapan p50 (hari)"),
        "first_response_p90": "p90",
        "resolution_p50": _("jawaban p50 (hari)"),
        "resolution_p90": "p90",
        "in_time_share": _("tepat waktu"),
        "closed_by_citizen_share": _("ditutup pelapor"),
        "four_weeks_n": _("empat minggu"),
        "four_weeks_share": _("dibantah"),
    }
    lines = []
    for row in map(flat, rows):
        label = _("(kosong)") if row["group"] is None else row["group"]
        hidden = [_("dirahasiakan")] + [""] * (len(columns) - 1)
        lines.append([label, *(hidden if row["suppressed"] else (shown(row.get(name)) for name in columns))])
    return table([_("kelompok"), *columns.values()], lines)
