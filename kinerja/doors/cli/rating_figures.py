"""`kinerja figures ratings FILE`: how lenient raters are, and what scores would be without it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kinerja.doors.cli.results import Result, flat
from kinerja.doors.cli.tables import shown, table
from kinerja.pure.lib.refusals import Invalid, gettext_noop

if TYPE_CHECKING:
    from kinerja.doors.interchange.rating_sheets.reading import Ratings
    from kinerja.pure.statistics.rater_effects import Fit, RaterEffects

KIND = "ratings"
FEW = 5
"""Of so many raters or fewer a score is shown as median and spread, not adjusted (measurement.md section 1)."""
A_LITTLE, A_LOT = 0.25, 0.75
"""Leniency in words, in units of the standard deviation of what is left unexplained."""
SHOWN_ROWS = 5


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar=_("BERKAS"), help=_("hanya ratings: CSV atau XLSX"))
    columns = {"rater": _("kolom penilai"), "rated": _("kolom yang dinilai"), "score": _("kolom nilai")}
    for name, told in columns.items():
        parser.add_argument(f"--{name}", metavar=_("KOLOM"), help=told)
    parser.add_argument(
        "--mutual",
        action="store_true",
        help=_("penilai dan yang dinilai orang-orang yang sama: periksa balas-membalas"),
    )


def run(options: argparse.Namespace) -> Result:
    """Needs no database: the file is read, reckoned and forgotten."""
    from kinerja.doors.interchange.rating_sheets.reading import read_ratings
    from kinerja.pure.statistics.rater_effects import rater_effects

    if options.file is None or not (options.rater and options.rated and options.score):
        raise Invalid(
            gettext_noop(
                "Sebutkan berkas dan ketiga kolomnya: figures ratings BERKAS --rater KOLOM --rated KOLOM --score KOLOM."
            )
        )
    ratings = read_ratings(options.file, rater=options.rater, rated=options.rated, score=options.score)
    effects = rater_effects(ratings.scores, ratings.rated, ratings.rater)
    document = _document(ratings, effects, mutual=options.mutual)
    rows = [{"side": side, **flat(row)} for side in ("rated", "raters") for row in document[side]]
    return Result(document, _text(document), rows)


def _document(ratings: Ratings, effects: RaterEffects, *, mutual: bool) -> dict[str, Any]:
    from kinerja.pure.statistics.rater_habits import habits

    fit = effects.reml
    of_rated = habits(ratings.scores, ratings.rated, len(ratings.people))
    of_rater = habits(ratings.scores, ratings.rater, len(ratings.raters))
    rated = [
        {
            "rated": label, "n": int(of_rated.n[i]), "raw": float(of_rated.mean[i]),
            "adjusted": float(fit.mean + fit.rated[i]), "se": float(fit.rated_se[i]),
            "median": float(of_rated.median[i]), "spread": float(of_rated.spread[i]),
            "few": bool(of_rated.n[i] <= FEW), "part": int(effects.rated_part[i]),
        }
        for i, label in enumerate(ratings.people)
    ]  # fmt: skip
    raters = [
        {
            "rater": label, "n": int(of_rater.n[i]), "raw": float(of_rater.mean[i]),
            "adjusted": float(fit.mean + fit.rater[i]), "leniency": float(fit.rater[i]), "se": float(fit.rater_se[i]),
            "spread": float(of_rater.spread[i]), "same": float(of_rater.same[i]), "part": int(effects.rater_part[i]),
        }
        for i, label in enumerate(ratings.raters)
    ]  # fmt: skip
    return {
        "n": len(ratings.scores),
        "rows": ratings.rows,
        "blank": ratings.blank,
        "unreadable": len(ratings.unreadable),
        "unreadable_rows": ratings.unreadable[:SHOWN_ROWS],
        "parts": effects.parts,
        "ml": effects.ml.document(),
        "reml": fit.document(),
        "reciprocity": _reciprocity(ratings, fit) if mutual else None,
        "rated": rated,
        "raters": raters,
        "warnings": _warnings(ratings, effects),
    }


def _reciprocity(ratings: Ratings, fit: Fit) -> dict[str, Any]:
    """What people who rated each other gave beyond what both explain; one label is one person on both sides."""
    import numpy as np

    from kinerja.pure.statistics.rater_habits import reciprocity

    number = {label: i for i, label in enumerate(dict.fromkeys([*ratings.raters, *ratings.people]))}
    rater = np.array([number[label] for label in ratings.raters])[ratings.rater]
    rated = np.array([number[label] for label in ratings.people])[ratings.rated]
    rest = ratings.scores - fit.mean - fit.rated[ratings.rated] - fit.rater[ratings.rater]
    pairs, likeness = reciprocity(rest, rater, rated)
    return {"pairs": pairs, "likeness": likeness}


def _warnings(ratings: Ratings, effects: RaterEffects) -> list[str]:
    told = []
    if effects.parts > 1:
        template = _(
            "Penilaian terpecah dalam {parts} bagian yang tidak saling terhubung; antarbagian tidak dapat dibandingkan."
        )
        told.append(template.format(parts=effects.parts))
    if effects.reml.sd_rater == 0:
        told.append(_("Tidak terlihat perbedaan kelonggaran antarpenilai."))
    if ratings.unreadable:
        rows = ", ".join(map(str, ratings.unreadable[:SHOWN_ROWS]))
        template = _("{n} baris nilainya bukan angka dan tidak dihitung, antara lain baris {rows}.")
        told.append(template.format(n=len(ratings.unreadable), rows=rows))
    if ratings.blank:
        told.append(_("{n} baris tanpa nilai atau tanpa nama tidak dihitung.").format(n=ratings.blank))
    return told


def _text(document: Mapping[str, Any]) -> str:
    sd = [
        [
            name,
            *(shown(document[name]["sd"][part]) for part in ("rater", "rated", "residual")),
            shown(document[name]["mean"]),
        ]
        for name in ("ml", "reml")
    ]
    residual = document["reml"]["sd"]["residual"]
    rated = [
        [
            row["rated"], row["n"], shown(row["raw"]), "-" if row["few"] else shown(row["adjusted"]),
            shown(row["median"]), shown(row["spread"]),
        ]
        for row in document["rated"]
    ]  # fmt: skip
    raters = [
        [row["rater"], row["n"], shown(row["raw"]), shown(row["leniency"]), _in_words(row["leniency"], residual)]
        for row in document["raters"]
    ]
    parts = [
        table(["", _("sd penilai"), _("sd dinilai"), _("sd sisa"), _("rata-rata")], sd),
        table([_("dinilai"), "n", _("mentah"), _("disesuaikan"), _("median"), _("sebaran")], rated),
        table([_("penilai"), "n", _("mentah"), _("kelonggaran"), ""], raters),
        _("Sampai lima penilai angkanya tidak disesuaikan. Ini nasihat bagi kalibrasi, bukan nilai."),
    ]
    return "\n\n".join([*parts, *document["warnings"]])


def _in_words(leniency: float, residual: float) -> str:
    size = abs(leniency) / residual if residual else 0.0
    if size < A_LITTLE:
        return _("seperti yang lain")
    if leniency > 0:
        return _("jauh lebih longgar") if size > A_LOT else _("agak longgar")
    return _("jauh lebih ketat") if size > A_LOT else _("agak ketat")
