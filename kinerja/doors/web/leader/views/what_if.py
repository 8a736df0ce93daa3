"""What would have been with other counters: the hall's own days played again.

The answer is computed from the address each time, always with the same draw: it takes less than a second, and whoever
keeps or reloads the address sees the same answer as long as the days are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.leader.forms import WhatIfForm
from kinerja.doors.web.leader.halls import WEEKS, Asked, asked
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.queueing.figures.staffing import Answer, Band, what_if

SEED = 20


@dataclass(frozen=True)
class Row:
    """One figure before and after, each with the range of eight days out of ten."""

    label: str
    before: str
    after: str


@reads
def other_counters(request: PageRequest) -> HttpResponse:
    wanted = asked(request, gettext("Seluruh ruang pelayanan"))
    form = WhatIfForm(request.GET if "loket" in request.GET else None)
    context: dict[str, Any] = {"asked": wanted, "weeks": WEEKS, "form": form}
    if wanted is not None and form.is_bound and form.is_valid():
        answer = form.attempt(lambda: _answer(wanted, form))
        if answer is not None:
            context |= {"answer": answer, "rows": _rows(answer, form), "told": _told(answer, form)}
    return render(request, "leader/what_if.html", context, status=form.status if form.errors else 200)


def _answer(wanted: Asked, form: WhatIfForm) -> Answer:
    return what_if(wanted.past, form.change(), within=60.0 * form.within, seed=SEED)


def _rows(answer: Answer, form: WhatIfForm) -> list[Row]:
    one, two = answer.past, answer.changed
    within = gettext("Dipanggil dalam {n} menit, %").format(n=form.within)
    return [
        _row(gettext("Menunggu, nilai tengah, menit"), one.median, two.median, 1 / 60),
        _row(gettext("Sembilan dari sepuluh paling lama, menit"), one.p90, two.p90, 1 / 60),
        _row(within, one.within, two.within, 100),
        _row(gettext("Masih menunggu saat tutup, orang"), one.left, two.left, 1),
    ]


def _row(label: str, before: Band, after: Band, scale: float) -> Row:
    return Row(label, *(f"{number(band.middle * scale, 0)} ({_range(band, scale)})" for band in (before, after)))


def _range(band: Band, scale: float) -> str:
    return f"{number(band.low * scale, 0)}–{number(band.high * scale, 0)}"


def _told(answer: Answer, form: WhatIfForm) -> dict[str, Any]:
    minutes = round(answer.saved.middle / 60)
    if minutes > 0:
        verdict = gettext("Orang yang menunggu paling lama menunggu sekitar {n} menit lebih singkat.").format(n=minutes)
    elif minutes < 0:
        verdict = gettext("Orang yang menunggu paling lama menunggu sekitar {n} menit lebih lama.").format(n=-minutes)
    else:
        verdict = gettext("Perubahan ini hampir tidak terasa bagi yang menunggu.")
    return {
        "change": form.words(),
        "verdict": verdict,
        "range": _range(answer.saved, 1 / 60),
        "played": number(answer.played_p90 / 60, 0),
        "real": number(answer.real_p90 / 60, 0),
    }
