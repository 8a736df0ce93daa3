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
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.distribution import Distribution, distribution
from kinerja.judgement.evaluation.models import OrganisationResult
from kinerja.judgement.measurement.comparing import compare, newest_figures
from kinerja.judgement.measurement.models import UnitFigure
from kinerja.judgement.measurement.unit_measures import ON_TIME
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Role
from kinerja.work.planning.models import Period
from kinerja.work.planning.sources import sources

MOST = 200


@reads
def unit(request: PageRequest, key: UUID) -> HttpResponse:
    found, children = family(request, key)
    known, period = periods(request)
    context: dict[str, Any] = {"unit": found, "own": not _rates(request, found), "periods": known, "period": period}
    if period is not None:
        whole, *parts = distribution([found, *children[:MOST]], period)
        achieved = OrganisationResult.objects.filter(unit=found, period=period).select_related("set_by")
        context |= _spread(whole, period) | _units(found, parts, period) | {"result": achieved.first()}
    return render(request, "leader/unit.html", context)


def _rates(request: PageRequest, unit: Unit) -> bool:
    """Whether what this unit achieved is for this person to set: as the policy has it, without asking again."""
    seen = oversight(request)
    if unit.parent_id is None or unit.path in seen.led:
        return False
    return unit.path in seen.headed or request.actor.has(Role.LEADER)


def _spread(whole: Distribution, period: Period) -> dict[str, Any]:
    """The picture for units large enough for shares, the counts for all."""
    return {
        "whole": whole,
        "spread": shown.spread_chart(whole, period),
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
        "chart": shown.funnel_chart(children, compared),
    }


def _labelled(figures: Sequence[UnitFigure]) -> list[tuple[str, str, UnitFigure]]:
    """With the words of the source, what was promised first; a source that is gone keeps its code."""
    words = {source.code: (gettext(source.label), gettext(source.measure_unit)) for source in sources()}
    first = sorted(figures, key=lambda figure: figure.source != ON_TIME)
    return [(*words.get(figure.source, (figure.source, "")), figure) for figure in first]
