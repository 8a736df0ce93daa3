"""`kinerja figures survey`: the index of a survey and all that must stand beside it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from kinerja.doors.cli.mishaps import sentence as said
from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.pure.lib.refusals import Invalid, gettext_noop

KIND = "survey"
GROUPS = ("service", "unit", "month", "officer")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--survey", metavar=_("KODE"), help=_("kode survei; bawaan: satu-satunya yang ada jawabannya"))
    parser.add_argument(
        "--weights", choices=("exact", "printed"), default="exact", help=_("bobot unsur: tepat 1/9 atau tercetak 0,11")
    )
    parser.add_argument(
        "--missing",
        choices=("available", "complete"),
        default="available",
        help=_("jawaban kosong: setiap unsur dari yang menjawabnya (bawaan), atau hanya responden lengkap"),
    )
    parser.add_argument(
        "--population", type=int, metavar="N", help=_("banyaknya pengguna layanan, untuk menilai cukupnya responden")
    )


def run(options: argparse.Namespace) -> Result:
    from kinerja.facts.survey.columns import By
    from kinerja.facts.survey.figures.asking import ask_survey
    from kinerja.facts.survey.queries import survey_called

    by = options.by or GROUPS[0]
    if by not in GROUPS:
        template = gettext_noop("Survei tidak dapat dikelompokkan menurut “{by}”. Pilih salah satu: {known}.")
        raise Invalid(template, by=by, known=", ".join(GROUPS))
    document = ask_survey(
        survey_called(options.survey),
        on=datetime.now(UTC).date(),
        by=By(by),
        weights=options.weights,
        missing=options.missing,
        population=options.population,
    )
    document["warnings"] = [said(warning) for warning in document["warnings"]]
    rows = [{"group": _("seluruhnya"), "code": None, **document["total"]}, *document["groups"]]
    return Result(document, _text(document, rows), [flat(row) for row in rows])


def _text(document: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    columns = {
        "n": "n",
        "complete": _("lengkap"),
        "index": "IKM",
        "class": _("mutu"),
        "low": _("dari"),
        "high": _("sampai"),
        "ceiling": _("puncak"),
        "straight_line": _("garis lurus"),
        "alpha": "alpha",
        "b": "B",
        "value": _("disusutkan"),
    }
    lines = [[_label(row), *(shown(row.get(name)) for name in columns)] for row in rows]
    nrr = [[code, shown(mean), shown(document["total"]["filled"][code])] for code, mean in _elements(document)]
    parts = [table([_("kelompok"), *columns.values()], lines), table([_("unsur"), "NRR", "n"], nrr)]
    if document["response"]:
        asked = document["response"]
        template = _("Dijawab {answered} dari {invited} undangan ({percent} persen).")
        parts.append(template.format(**asked, percent=round(100 * asked["rate"])))
    if document["sample"]:
        parts.append(_("Responden yang diperlukan: {needed} dari {population} orang.").format(**document["sample"]))
    if document["respondents"]:
        parts.append(table([_("ciri"), _("golongan"), "n", _("bagian")], _respondents(document["respondents"])))
    if document["suppressed_groups"]:
        names = ", ".join(_("(kosong)") if name is None else name for name in document["suppressed_groups"])
        parts.append(_("Tidak ditampilkan karena terlalu sedikit: {names}.").format(names=names))
    return "\n\n".join([*parts, *document["warnings"]])


def _elements(document: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return list(document["total"]["nrr"].items())


def _respondents(found: Mapping[str, Any]) -> list[list[str]]:
    from kinerja.facts.survey.terms import VALUES, Trait

    return [
        [str(Trait(trait).label), str(VALUES[trait](row["value"]).label), shown(row["n"]), shown(row["share"])]
        for trait, bands in found.items()
        for row in bands
    ]


def _label(row: Mapping[str, Any]) -> str:
    return _("(kosong)") if row["group"] is None else str(row["group"])
