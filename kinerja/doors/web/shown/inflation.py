"""The inflation index in words, a drawing and a table; leaders and inspectors see the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Any

from django.utils.translation import gettext

from kinerja.doors.web.ui.charts import Chart, Pair, Point, pairs, series
from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.evaluation.inflation import Index, Share, indexes
from kinerja.people.organisation.models import Unit
from kinerja.pure.statistics.inflation import FEWEST
from kinerja.work.planning.models import Period

MOST_UNITS, MOST_PERIODS = 40, 8


def inflation_page(top: Unit, units: Sequence[Unit], periods: Sequence[Period], period: Period) -> dict[str, Any]:
    """Context of `shown/inflation.html`: the top unit, those beneath it, and the top over time. Two statements."""
    past = list(reversed([one for one in periods if one.starts <= period.starts][:MOST_PERIODS]))
    (whole, *parts), over_time = indexes(top, [top, *units[:MOST_UNITS]], period, past)
    return {
        "whole": whole,
        "chart": _chart(top, units, whole, parts),
        "trend": _trend(past, over_time),
        "fewest": FEWEST,
    }


def sentence_of(one: Index) -> str:
    """92 % of people were rated Baik or above, while 61 % of results met their target."""
    if one.good is None or one.met is None or one.value is None:
        told = gettext(
            "{people} orang sudah ditetapkan predikatnya dan {results} hasil ada angkanya: belum dibandingkan."
        )
        return told.format(people=number(one.people), results=number(one.results))
    said = gettext("{good} orang dinilai Baik ke atas, sementara {met} hasil mencapai target.")
    return said.format(good=_percent(one.good.value), met=_percent(one.met.value))


def verdict(one: Index) -> str:
    if one.value is None:
        return gettext("terlalu sedikit")
    if one.above:
        return gettext("penilaian di atas hasil")
    return gettext("penilaian di bawah hasil") if one.below else gettext("sejalan")


def _percent(share: float) -> str:
    return f"{number(100 * share, 0)}%"


def _share(one: Share | None, n: int) -> str:
    if one is None:
        return gettext("* (n {n})").format(n=number(n))
    told = gettext("{share} (antara {low} dan {high}; n {n})")
    # The bounds outwards: they are not made narrower by rounding.
    low, high = number(floor(100 * one.low)), number(ceil(100 * one.high))
    return told.format(share=_percent(one.value), low=low, high=high, n=number(n))


def _points(one: Index) -> str:
    if one.value is None or one.low is None or one.high is None:
        return "*"
    told = gettext("{value} poin (antara {low} dan {high})")
    low, high = number(floor(100 * one.low)), number(ceil(100 * one.high))
    return told.format(value=number(100 * one.value, 0), low=low, high=high)


def _pair(name: str, one: Index) -> Pair:
    row = (_share(one.good, one.people), _share(one.met, one.results), _points(one), verdict(one))
    if one.good is None or one.met is None:
        return Pair(name, None, None, verdict(one), row)
    gap = gettext("selisih {n}").format(n=number(100 * (one.value or 0), 0))
    return Pair(name, one.good.value, one.met.value, gap, row)


def _chart(top: Unit, units: Sequence[Unit], whole: Index, parts: Sequence[Index]) -> Chart:
    rows = [_pair(top.name, whole), *(_pair(unit.name, one) for unit, one in zip(units, parts, strict=False))]
    return pairs(
        rows,
        caption=sentence_of(whole),
        first=gettext("orang dengan predikat Baik ke atas"),
        second=gettext("hasil yang mencapai target"),
        head=(
            gettext("Unit"),
            gettext("Baik ke atas"),
            gettext("Hasil mencapai target"),
            gettext("Indeks"),
            gettext("Arti"),
        ),
    )


def _trend(periods: Sequence[Period], found: Sequence[Index]) -> Chart | None:
    known = [(one, index) for one, index in zip(periods, found, strict=True) if index.value is not None]
    if len(known) < 2:
        return None
    points = [_point(one, index) for one, index in known]
    first, last = known[0][1], known[-1][1]
    change = round(100 * ((last.value or 0) - (first.value or 0)))
    if abs(change) < 1:
        caption = gettext("Selisihnya tetap dari {first} sampai {last}.")
    elif change > 0:
        caption = gettext("Selisihnya naik {n} poin dari {first} sampai {last}.")
    else:
        caption = gettext("Selisihnya turun {n} poin dari {first} sampai {last}.")
    caption = caption.format(n=number(abs(change)), first=known[0][0].name, last=known[-1][0].name)
    drawn = series(points, caption=caption, unit=gettext("poin"), target=0.0)
    # Nobody has set it as a target: there ratings and results are the same.
    return replace(drawn, note=gettext("Garis putus-putus: nol, penilaian sejalan dengan hasil."))


def _point(period: Period, one: Index) -> Point:
    value, low, high = (None if part is None else 100 * part for part in (one.value, one.low, one.high))
    return Point(f"{period.code} {period.starts.year % 100:02d}", value, low, high, one.people)
