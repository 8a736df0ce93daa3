"""Figures of a hall for `kinerja figures`: waiting, handling, and estimates of waiting."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.doors.cli.usage import numbers, positive
from kinerja.pure.lib.refusals import Invalid, gettext_noop

WAITING, HANDLING, ESTIMATE = "waiting", "handling", "wait-estimate"
KINDS = (WAITING, HANDLING, ESTIMATE)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--within",
        type=numbers,
        default=(300.0, 600.0, 900.0),
        metavar="300,600,900",
        help=_("menunggu: bagian yang dilayani dalam sekian detik"),
    )
    parser.add_argument(
        "--short", type=positive, metavar=_("DETIK"), help=_("dilayani: lebih singkat dari ini ditanyakan; bawaan 10")
    )
    parser.add_argument("--test-from", metavar=_("TANGGAL"), help=_("wait-estimate: kunjungan sejak hari ini diuji"))


def run(options: argparse.Namespace) -> Result:
    from kinerja.facts.queueing.figures import asking

    ensure_cell()
    code = options.service or ""
    if options.kind == ESTIMATE:
        document = asking.ask_wait_estimate(code, test_from=_test_from(options.test_from))
        return _estimate(document)
    if options.kind == WAITING:
        document = asking.ask_waiting(code, by=_by(options.by or "service"), within=options.within)
    else:
        document = asking.ask_handling(code, by=_by(options.by or "officer"), short=options.short)
    rows = [{"group": _("seluruhnya"), **document["total"]}, *document["groups"]]
    return Result(document, _text(options.kind, rows), [flat(row) for row in rows])


def _by(text: str) -> Any:
    from kinerja.facts.queueing.figures.grouping import By

    if text not in list(By):
        raise Invalid(
            gettext_noop("Angka antrean dapat dikelompokkan menurut {known}, bukan “{by}”."),
            known=", ".join(By),
            by=text,
        )
    return By(text)


def _test_from(text: str | None) -> Any:
    from kinerja.pure.lib.dates import parse_date

    if not text:
        raise Invalid(gettext_noop("Sebutkan sejak hari apa diuji: --test-from 2025-03-27."))
    return parse_date(text)


def _text(kind: str, rows: Sequence[dict[str, Any]]) -> str:
    columns = {
        WAITING: {
            "n": "n",
            "waited_share": _("menunggu"),
            "abandonment_share": _("pergi"),
            "p50": "p50",
            "p75": "p75",
            "p90": "p90",
            "p95": "p95",
            "mean": _("rata-rata"),
            "kept_promise_share": _("sesuai janji"),
            "patience_median": _("kesabaran"),
        },
        HANDLING: {
            "n": "n",
            "p50": "p50",
            "p75": "p75",
            "p90": "p90",
            "p95": "p95",
            "mean": _("rata-rata"),
            "value": _("disusutkan"),
            "b": "B",
            "short_service_share": _("sangat singkat"),
            "short_service_z_od": "z",
        },
    }[kind]
    lines = []
    for row in map(flat, rows):
        label = _("(kosong)") if row["group"] is None else row["group"]
        lines.append([label, *(shown(row.get(name)) for name in columns)])
    return table([_("kelompok"), *columns.values()], lines)


def _estimate(document: dict[str, Any]) -> Result:
    words = {
        "estimator": _("rentang menurut banyaknya yang di depan"),
        "constant": _("tetapan: median"),
        "constant_mean": _("tetapan: rata-rata"),
        "last_served": _("yang terakhir dipanggil"),
        "head_of_line": _("yang terdepan"),
        "queue_length": _("panjang antrean"),
    }
    answers = {"estimator": document["estimator"], **document["rivals"]}
    rows = [{"method": name, **answer} for name, answer in answers.items()]
    lines = [
        [words[row["method"]], *(shown(row.get(name)) for name in ("n", "mae", "rmse", "coverage"))] for row in rows
    ]
    heads = [_("cara"), "n", _("galat mutlak"), _("akar galat kuadrat"), _("dalam rentang")]
    return Result(document, table(heads, lines), rows)
