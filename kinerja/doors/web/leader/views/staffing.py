"""Who came when, how long they waited, and whether a counter was open."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.leader.forms import WITHIN
from kinerja.doors.web.leader.halls import WEEKS, Asked, asked
from kinerja.doors.web.leader.scope import oversight
from kinerja.doors.web.ui.charts import Chart, Warm, clock_hour, heat, weekdays
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads
from kinerja.facts.queueing.figures.staffing import Gap, Hint, Week, hint, uncovered, week_of
from kinerja.pure.lib.refusals import Refused
from kinerja.pure.statistics.erlang import Waiting

FEWEST, MOST_GAPS, USUAL_WITHIN = 20, 12, 15
"""Visits below which hours of the week say more about chance than about the hall; gaps that are named."""


@reads
def hours(request: PageRequest) -> HttpResponse:
    wanted = asked(request, gettext("Seluruh ruang pelayanan"))
    within = _within(request)
    context: dict[str, Any] = {"asked": wanted, "weeks": WEEKS, "limits": WITHIN, "within": within}
    context["arranges"] = bool(oversight(request).led)
    if wanted is not None:
        context |= _figures(wanted, within)
    return render(request, "leader/staffing.html", context)


def _within(request: PageRequest) -> int:
    """Minutes that the reader finds acceptable."""
    given = request.GET.get("menit", "")
    return int(given) if given in map(str, WITHIN) else USUAL_WITHIN


def _figures(wanted: Asked, within: int) -> dict[str, Any]:
    try:
        past = wanted.past
    except Refused as refusal:
        return {"refusal": spoken(refusal)}
    if len(past.came) < FEWEST or not len(past.opened.starts):
        return {"few": len(past.came), "fewest": FEWEST}
    week, gaps = week_of(past), uncovered(past) if past.knows_counters else []
    return {
        "past": past,
        "week": week,
        "first": past.days[0].item(),
        "last": past.days[-1].item(),
        "arrivals": _arrivals(week),
        "waits": _waits(week, gaps),
        "gaps": [_gap_row(gap, week) for gap in gaps[:MOST_GAPS]],
        "more_gaps": len(gaps) - MOST_GAPS,
        "gap_minutes": round(sum(gap.seconds for gap in gaps) / 60),
        "middle": _minutes(week.median),
        "long": _minutes(week.p90),
        **_hinted(hint(week, within=60.0 * within), within),
    }


def _hinted(found: Hint | None, within: int) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "hint": found,
        "hint_hour": f"{weekdays()[found.cell.weekday]} {clock_hour(found.cell.hour)}",
        "hint_minutes": found.handling / 60,
        "hint_rows": [
            {"servers": servers, "marks": _marks(servers, found), **_told(waiting, within)}
            for servers, waiting in found.rows
        ],
    }


def _told(waiting: Waiting | None, within: int) -> dict[str, str]:
    """Empty where the queue would grow without end."""
    if waiting is None:
        return {}
    mean = gettext("{n} menit").format(n=number(waiting.mean_wait_seconds / 60, 1))
    return {"share": number(100 * waiting.answered_within(60.0 * within), 0), "mean": mean}


def _marks(servers: int, found: Hint) -> str:
    said = [gettext("biasanya buka")] if servers == found.usual else []
    said += [gettext("cukup bagi delapan dari sepuluh")] if servers == found.needed else []
    return ", ".join(said)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 60, 1)


def _arrivals(week: Week) -> Chart:
    cells = [Warm(one.weekday, one.hour, one.arrivals, one.hidden) for one in week.cells]
    return heat(
        cells,
        caption=gettext("Yang datang per jam"),
        note=gettext("Rata-rata orang per hari. Makin gelap makin ramai."),
    )


def _waits(week: Week, gaps: list[Gap]) -> Chart:
    marked = {(gap.weekday, gap.hour) for gap in gaps}
    cells = [
        Warm(one.weekday, one.hour, _minutes(one.median), one.hidden, (one.weekday, one.hour) in marked)
        for one in week.cells
    ]
    return heat(
        cells,
        caption=gettext("Lama menunggu"),
        note=gettext("Menit sampai dipanggil bagi yang mengambil nomor pada jam itu, nilai tengah."),
        mark=gettext("ada yang menunggu tanpa loket buka."),
    )


def _gap_row(gap: Gap, week: Week) -> dict[str, Any]:
    of = next(one.days for one in week.cells if (one.weekday, one.hour) == (gap.weekday, gap.hour))
    return {
        "hour": f"{weekdays()[gap.weekday]} {clock_hour(gap.hour)}",
        "days": gettext("{n} dari {of} hari").format(n=gap.days, of=of),
        "minutes": number(gap.seconds / 60, 0),
        "longest": number(gap.longest / 60, 0),
        "most": gap.most,
    }
