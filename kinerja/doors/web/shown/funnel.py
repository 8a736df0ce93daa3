"""Units of different size side by side on the share kept in time: leaders and inspectors see the same funnel."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, gettext_noop, ngettext

from kinerja.doors.web.ui.charts import Chart, Spot, funnel
from kinerja.judgement.measurement.comparing import Comparison, Standing, compare, limits, newest_figures
from kinerja.people.organisation.models import Unit
from kinerja.pure.statistics.proportions import Z95, Z998
from kinerja.work.planning.models import Period

FLAGS = {"lihat": gettext_noop("lihat"), "periksa": gettext_noop("periksa")}
# Sizes at which the limits are drawn, beside those of the units themselves.
STEPS = (1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000, 10000, 30000, 100000)


def funnel_chart(units: Sequence[Unit], compared: Comparison) -> Chart | None:
    """With fewer than three units there is nothing to compare."""
    if compared.funnel is None or len(compared.standings) < 3:
        return None
    spots = [_spot(unit, compared.standings[unit.pk]) for unit in units if unit.pk in compared.standings]
    sizes = _sizes([spot.n for spot in spots])
    return funnel(
        spots,
        centre=100 * compared.funnel.theta,
        inner=limits(compared.funnel, sizes, Z95),
        outer=limits(compared.funnel, sizes, Z998),
        caption=_finding(spots),
    )


def _finding(spots: Sequence[Spot]) -> str:
    outside = sum(bool(spot.flag) for spot in spots)
    if not outside:
        return gettext("Ketepatan waktu semua unit di dalam batas wajarnya; selisihnya dapat kebetulan.")
    told = ngettext(
        "Ketepatan waktu {n} dari {all} unit di luar batas wajarnya.",
        "Ketepatan waktu {n} dari {all} unit di luar batas wajarnya.",
        outside,
    )
    return told.format(n=outside, all=len(spots))


def _sizes(seen: Sequence[int]) -> list[int]:
    smallest, largest = min(seen), max(seen)
    return sorted({smallest, largest, *(step for step in STEPS if smallest < step < largest)})


def _spot(unit: Unit, standing: Standing) -> Spot:
    flag = gettext(FLAGS[standing.flag]) if standing.flag else ""
    return Spot(unit.name, standing.n, standing.value or 0.0, standing.low, standing.high, flag)


def funnel_of(units: Sequence[Unit], period: Period) -> Chart | None:
    """The same, with the figures of the newest run. One statement."""
    keys = [unit.pk for unit in units]
    return funnel_chart(units, compare(newest_figures(period, keys), keys))
