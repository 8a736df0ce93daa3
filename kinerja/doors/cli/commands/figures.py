"""`kinerja figures`: figures of one service, straight from its cases and steps, of a survey, or of a hall."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli import (
    accuracy_figures,
    complaint_figures,
    hall_figures,
    promise_figures,
    rating_figures,
    survey_figures,
)
from kinerja.doors.cli.cell import ensure_cell
from kinerja.doors.cli.results import FORMATS_WITH_CSV, Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.doors.cli.usage import numbers
from kinerja.pure.lib.refusals import Invalid, gettext_noop

NAME = "figures"
HELP = gettext_lazy(
    "Angka sebuah layanan (waktu penyelesaian, waktu langkah, serah terima, alur), sebuah survei, atau antrean."
)
FORMATS = FORMATS_WITH_CSV
KINDS = (
    "completion",
    "steps",
    "handovers",
    "variants",
    survey_figures.KIND,
    *hall_figures.KINDS,
    accuracy_figures.KIND,
    complaint_figures.KIND,
    rating_figures.KIND,
    promise_figures.KIND,
)
UNITS = ("days", "hours", "working-hours")
CASE, EVENTS = "case", "events"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, help=_("angka yang mana"))
    parser.add_argument(
        "--service",
        metavar=_("KODE"),
        help=_("kode layanan; wajib kecuali untuk survei, antrean, ketelitian, dan pengaduan"),
    )
    parser.add_argument(
        "--by",
        metavar="officer|in_charge|ATTRIBUTE|service|unit|class|month|hour",
        help=_(
            "kelompok: officer = yang menutup (bawaan), in_charge, atau atribut; langkah: officer atau activity; "
            "survei: service (bawaan), unit, month, atau officer; antrean: service, officer, atau hour; "
            "ketelitian: service (bawaan), unit, atau officer; "
            "pengaduan: unit (bawaan), class, atau service"
        ),
    )
    parser.add_argument("--until", metavar=_("WAKTU"), help=_("akhir jendela; bawaan: waktu terakhir dalam log"))
    parser.add_argument("--unit", choices=UNITS, help=_("satuan; bawaan days, untuk steps hours"))
    parser.add_argument(
        "--survival-at",
        type=numbers,
        default=(30.0, 56.0, 90.0),
        metavar="30,56,90",
        help=_("bagian yang belum selesai sesudah sekian satuan"),
    )
    parser.add_argument(
        "--span",
        choices=(CASE, EVENTS),
        default=CASE,
        help=_("case: dari diterima sampai selesai (bawaan); events: dari langkah pertama sampai langkah terakhir"),
    )
    survey_figures.configure(parser)
    hall_figures.configure(parser)
    rating_figures.configure(parser)
    promise_figures.configure(parser)


def run(options: argparse.Namespace) -> Result:
    if options.file is not None and options.kind != rating_figures.KIND:
        raise Invalid(
            gettext_noop("Hanya figures ratings yang membaca berkas; {file} tidak dipakai."), file=options.file
        )
    if options.kind == survey_figures.KIND:
        ensure_cell()
        return survey_figures.run(options)
    if options.kind == accuracy_figures.KIND:
        return accuracy_figures.run(options)
    if options.kind == complaint_figures.KIND:
        return complaint_figures.run(options)
    if options.kind == promise_figures.KIND:
        return promise_figures.run(options)
    if options.kind == rating_figures.KIND:
        return rating_figures.run(options)
    if options.kind in hall_figures.KINDS:
        return hall_figures.run(options)
    return _of_service(options)


def _of_service(options: argparse.Namespace) -> Result:
    from kinerja.facts.service.figures import asking
    from kinerja.facts.service.figures.durations import Unit
    from kinerja.facts.service.queries import service_called

    if not options.service:
        raise Invalid(gettext_noop("Sebutkan layanannya dengan --service KODE."))
    ensure_cell()
    by = options.by or "officer"
    service = service_called(options.service)
    more: dict[str, Any] = {"until": _until(options.until, service)}
    if options.kind == "completion":
        more |= {"by": by, "unit": Unit(options.unit or "days"), "survival_at": options.survival_at}
        document = asking.ask_completion(service, of_steps=options.span == EVENTS, **more)
    elif options.kind == "steps":
        document = asking.ask_steps(service, by=by, unit=Unit(options.unit or "hours"), **more)
    elif options.kind == "handovers":
        document = asking.ask_handovers(service, **more)
    else:
        document = asking.ask_variants(service, **more)
    rows = [{"group": _("seluruhnya"), **document["total"]}, *document["groups"]]
    return Result(document, _text(options.kind, rows), [flat(row) for row in rows])


def _until(text: str | None, service: Any) -> Any:
    from kinerja.facts.service.calendars import ZONE
    from kinerja.facts.service.queries import newest_mapping
    from kinerja.pure.lib.dates import parse_instant
    from kinerja.pure.lib.zones import zone_of

    if text is None:
        return None
    return parse_instant(text, zone_of(newest_mapping(service).get("source", {}).get("timezone") or ZONE))


def _text(kind: str, rows: Sequence[dict[str, Any]]) -> str:
    columns = {
        "completion": {
            "n": "n",
            "open": _("terbuka"),
            "p50": "p50",
            "p90": "p90",
            "on_time_share": _("tepat waktu"),
            "km_median": _("median KM"),
            "value": _("disusutkan"),
            "z_od": "z",
        },
        "steps": {"n": "n", "p50": "p50", "p75": "p75", "p90": "p90", "mean": _("rata-rata")},
        "handovers": {"n": "n", "handovers": _("serah terima"), "share": _("bagian")},
        "variants": {"n": "n", "variants": _("alur"), "share": _("bagian")},
    }[kind]
    lines = []
    for row in map(flat, rows):
        label = _("(kosong)") if row["group"] is None else row["group"]
        lines.append([label, *(shown(row.get(name)) for name in columns)])
    return table([_("kelompok"), *columns.values()], lines)
