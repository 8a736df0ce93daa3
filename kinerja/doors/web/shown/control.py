"""One sentence on a figure's weeks, signal or noise, with the drawing it is read from."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.charts import Chart, Mark, control
from kinerja.doors.web.ui.numbers import day, number
from kinerja.judgement.measurement.models import Figure
from kinerja.judgement.measurement.provenance import CaseSeen
from kinerja.judgement.measurement.tallies.seen import TallySeen
from kinerja.judgement.measurement.weekly import Weeks, weeks_of_cases, weeks_of_tallies
from kinerja.pure.statistics.control import FEWEST

from .targets import unit_words


def control_of_cases(figure: Figure, cases: Sequence[CaseSeen], zone: str) -> Chart | None:
    source = figure.lineage.source if figure.lineage else ""
    return _drawn(weeks_of_cases(source, cases, zone), unit_words(figure.indicator))


def control_of_tallies(figure: Figure, tallies: Sequence[TallySeen]) -> Chart | None:
    source = figure.lineage.source if figure.lineage else ""
    return _drawn(weeks_of_tallies(source, tallies), unit_words(figure.indicator))


def _drawn(found: Weeks | None, unit: str) -> Chart | None:
    """Fewer than six weeks draw nothing: two points always look like a trend."""
    if found is None or len(found.weeks) < FEWEST:
        return None
    limits = found.control
    marks = [
        Mark(
            label=day(week.monday),
            value=week.value,
            n=week.n,
            low=None if isnan(low) else max(found.scale * low, 0.0),
            high=None if isnan(high) else found.scale * high,
            signal=_signal(bool(beyond), bool(in_run)),
        )
        for week, low, high, beyond, in_run in zip(
            found.weeks, limits.low, limits.high, limits.beyond, limits.in_run, strict=True
        )
    ]
    return control(
        marks,
        centre=found.scale * limits.centre,
        unit=unit,
        caption=_finding(found, unit),
        note=_note(found),
        top=100.0 if found.is_share else None,
    )


def _signal(beyond: bool, in_run: bool) -> str:
    if beyond:
        return gettext("di luar batas")
    return gettext("berderet di satu sisi") if in_run else ""


def _finding(found: Weeks, unit: str) -> str:
    said = {"n": number(len(found.weeks)), "centre": number(found.scale * found.control.centre, 1), "unit": unit}
    beyond, runs = int(found.control.beyond.sum()), bool(found.control.in_run.any())
    if not beyond and not runs:
        return gettext("{n} pekan naik-turun wajar di sekitar {centre} {unit}; belum ada tanda perubahan.").format(
            **said
        )
    if beyond:
        told = ngettext(
            "Ada tanda: {k} dari {n} pekan di luar batas wajarnya; cari tahu apa yang terjadi.",
            "Ada tanda: {k} dari {n} pekan di luar batas wajarnya; cari tahu apa yang terjadi.",
            beyond,
        )
        return told.format(k=number(beyond), **said)
    return gettext("Ada tanda: delapan pekan atau lebih berderet di satu sisi rata-rata; ada yang berubah.")


def _note(found: Weeks) -> str:
    words = gettext(
        "Garis putus-putus: batas naik-turun yang wajar. Kotak: tanda, yaitu pekan di luar batas atau delapan pekan "
        "berderet di satu sisi. Di antara batas, naik-turun sepekan belum berarti apa-apa. "
        "Cara: Shewhart, Laney, Western Electric."
    )
    if not found.control.provisional:
        return words
    return f"{words} {gettext('Kurang dari dua belas pekan: batasnya masih sementara.')}"
