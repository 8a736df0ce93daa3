"""One unit: what it achieved and how its predicates are spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.leader import overview as shown
from kinerja.doors.web.leader.scope import family, oversight, periods
from kinerja.doors.web.shown.funnel import funnel_chart
from kinerja.doors.web.ui.paging import page_by_name
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.distribution import Distribution, distribution
from kinerja.judgement.measurement.comparing import compare, newest_figures
from kinerja.judgement.measurement.models import UnitFigure
from kinerja.judgement.measurement.unit_measures import ON_TIME
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Role
from kinerja.work.planning.matrix.coverage import coverage, without_line
from kinerja.work.planning.models import Period, Plan
from kinerja.work.planning.sources import sources

MOST = 200


@reads
def unit(request: PageRequest, key: UUID) -> HttpResponse:
    found, children = family(request, key)
    known, period = periods(request)
    context: dict[str, Any] = {"unit": found, "own": not _rates(request, found), "periods": known, "period": period}
    context |= _cascade(request, found, children[:MOST])
    if period is not None:
        whole, *parts = distribution([found, *children[:MOST]], period)
        context |= _spread(whole, period) | _units(found, parts, period) | {"result": whole.result}
    return render(request, "leader/unit.html", context)


def _rates(request: PageRequest, unit: Unit) -> bool:
    """Whether what this unit achieved is for this person to set: as the policy has it, without asking again."""
    seen = oversight(request)
    if unit.parent_id is None or unit.path in seen.led:
        return False
    return unit.path in seen.headed or request.actor.has(Role.LEADER)


def _cascade(request: PageRequest, found: Unit, children: Sequence[Unit]) -> dict[str, Any]:
    reached = coverage(found, request.actor.on)
    beneath = [(child, reached.beneath[child.path]) for child in children if child.path in reached.beneath]
    return {"reached": reached, "beneath": beneath, "lost": reached.whole.staff - reached.whole.linked}


@reads
def unlinked(request: PageRequest, key: UUID) -> HttpResponse:
    """Who hangs on nothing: names only of people this leader may see, the others counted."""
    found, _ = family(request, key)
    lost = without_line(found, request.actor.on)
    seen = lost.filter(pk__in=Plan.objects.visible_to(request.actor).order_by().values("pk"))
    page = page_by_name(request, seen.select_related("employee", "unit", "position"), "employee__name")
    context = {"unit": found, "page": page, "unnamed": lost.count() - seen.count()}
    return render(request, "leader/unlinked.html", context)


def _spread(whole: Distribution, period: Period) -> dict[str, Any]:
    """The picture for units large enough for shares, the counts for all."""
    return {
        "whole": whole,
        "spread": shown.spread_of(whole, period),
        "counts": [(gettext(predicate.label), count) for predicate, count in whole.counts.items()],
        "warnings": [spoken(warning) for warning in whole.warnings],
        "cites": "; ".join(cite.render(gettext) for cite in whole.cites),
        "remarks": [spoken(said) for said in whole.finding.because] if whole.finding else [],
    }


def _units(found: Unit, parts: Sequence[Distribution], period: Period) -> dict[str, Any]:
    children = [part.unit for part in parts]
    keys = [child.pk for child in children]
    figures = newest_figures(period, [found.pk, *keys])
    compared = compare(figures, keys)
    return {
        "figures": _labelled([figure for figure in figures if figure.unit_id == found.pk]),
        "rows": shown.rows(parts, compared),
        "chart": funnel_chart(children, compared),
    }


def _labelled(figures: Sequence[UnitFigure]) -> list[tuple[str, str, UnitFigure]]:
    """With the words of the source, what was promised first; a source that is gone keeps its code."""
    words = {source.code: (gettext(source.label), gettext(source.measure_unit)) for source in sources()}
    first = sorted(figures, key=lambda figure: figure.source != ON_TIME)
    return [(*words.get(figure.source, (figure.source, "")), figure) for figure in first]
