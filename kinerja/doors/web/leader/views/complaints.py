"""How soon and how well complaints about one's units are settled, in the words of those who complained."""

from __future__ import annotations

from datetime import timedelta
from math import isnan
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.leader.scope import tops
from kinerja.doors.web.ui.charts import Chart
from kinerja.doors.web.ui.charts.dots import Dot, dots
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.complaint.figures import By, complaint_figures
from kinerja.facts.complaint.terms import Handling

A_YEAR = timedelta(days=365)
GROUPS = {By.UNIT: _("Unit"), By.CLASS: _("Kelas"), By.SERVICE: _("Layanan")}


@reads
def complaints(request: PageRequest) -> HttpResponse:
    highest = tops(request)
    unit = next((one for one in highest if str(one.pk) == request.GET.get("unit")), None)
    if unit is None and request.GET.get("unit"):
        raise Http404
    unit = unit or highest[0]
    asked = request.GET.get("menurut", "")
    by = By(asked) if asked in GROUPS else By.UNIT
    found = complaint_figures(request.now, by=by, scope=unit, since=request.now - A_YEAR)
    total = found["total"]
    context = {
        "unit": unit,
        "units": highest,
        "by": by,
        "groups_by": [(key.value, label) for key, label in GROUPS.items()],
        "total": total,
        "chart": None if total["suppressed"] or not total["n"] else _chart(total),
        "rows": [_row(row) for row in found["groups"]],
        "k": found["k"],
    }
    return render(request, "leader/complaints.html", context)


def _chart(total: dict[str, Any]) -> Chart:
    days, percent = gettext("hari"), gettext("persen")
    first, end = total["first_response"], total["resolution"]
    rows = [
        _days(gettext("Ditanggapi: separuhnya dalam"), first, "p50", days),
        _days(gettext("Ditanggapi: sembilan dari sepuluh dalam"), first, "p90", days),
        _days(gettext("Dijawab: separuhnya dalam"), end, "p50", days),
        _days(gettext("Dijawab: sembilan dari sepuluh dalam"), end, "p90", days),
        _share(gettext("Dijawab tepat waktu"), total["in_time"], percent),
        _share(gettext("Ditutup oleh pelapornya sendiri"), total["closed_by_citizen"], percent),
        _share(gettext("Dibantah pelapor setelah empat minggu"), total["four_weeks"], percent),
    ]
    return dots(rows, caption=gettext("Pengaduan dua belas bulan terakhir"))


def _days(label: str, found: dict[str, Any], name: str, unit: str) -> Dot:
    low, high = _known(found[f"{name}_low"]), _known(found[f"{name}_high"])
    return Dot(label, _known(found[name]), unit, low, high, n=found["n"])


def _share(label: str, found: dict[str, Any], unit: str) -> Dot:
    """In percent; without a case there is nothing to draw."""
    value, low, high = (None if (one := _known(found[key])) is None else 100 * one for key in ("share", "low", "high"))
    return Dot(label, value, unit, low, high, n=found["n"])


def _known(value: float) -> float | None:
    return None if isnan(value) else value


def _row(row: dict[str, Any]) -> dict[str, Any]:
    label = row["group"]
    if label in Handling.values:
        label = str(Handling(label).label)
    if row["suppressed"]:
        return {"label": label, "suppressed": True}
    return {
        "label": label,
        "suppressed": False,
        "n": row["n"],
        "open": row["open"],
        "first": _known(row["first_response"]["p50"]),
        "end": _known(row["resolution"]["p50"]),
        "end_late": _known(row["resolution"]["p90"]),
        "in_time": _percent(row["in_time"]),
        "contradicted": _percent(row["four_weeks"]),
    }


def _percent(found: dict[str, Any]) -> int | None:
    return round(100 * found["share"]) if found["n"] else None
