"""Questions about figures and what they came from."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, Q, QuerySet

from kinerja.facts.service.models import Request
from kinerja.work.planning.models import Period

from .formulas import DECLARED_FORMULA, FORMULAS, Formula
from .models import Figure, Lineage, Run, UnitFigure
from .tallies import TALLIES


def latest_run(period: Period) -> Run | None:
    """The run that counts."""
    return Run.objects.filter(period=period).order_by("-number").first()


def figures_of(employee_id: UUID, *runs: Run | UUID) -> QuerySet[Figure]:
    """One person's figures of these runs in the order of the plan."""
    return (
        Figure.objects.filter(run__in=runs, employee=employee_id)
        .select_related("indicator__result__plan", "lineage")
        .order_by("indicator__result__plan__starts", "indicator__result__order", "indicator__order")
    )


def unit_figures(run: Run) -> QuerySet[UnitFigure]:
    """Figures of all units that have cases, in order of the tree."""
    return UnitFigure.objects.filter(run=run).select_related("unit").order_by("unit__path", "source")


def formula(lineage: Lineage | None) -> Formula:
    """How figures of this lineage follow from their cases; without lineage they were declared."""
    return FORMULAS[lineage.formula] if lineage else DECLARED_FORMULA


def cases_behind(figure: Figure) -> QuerySet[Request]:
    """The cases a measured figure rests on, the excluded ones included, in order of their keys.

    They are read anew: compare `provenance.is_unchanged` before showing them as the inputs of an old figure.
    """
    if figure.lineage is None or figure.lineage.source in TALLIES:
        return Request.objects.none()
    ended = Q(closed_at__gte=figure.since, closed_at__lt=figure.until)
    closer = Q(closed_by__employee=figure.employee_id) | Q(closed_by=None, in_charge__employee=figure.employee_id)
    waiting = Q(opened_at__lt=figure.until) & (Q(closed_at=None) | Q(closed_at__gte=figure.until))
    holder = Q(in_charge__employee=figure.employee_id) | Q(in_charge=None, closed_by__employee=figure.employee_id)
    cases = Request.objects.filter(ended & closer | waiting & holder)
    if services := figure.lineage.parameters.get("services"):
        cases = cases.filter(service__code__in=services)
    return cases.annotate(service_code=F("service__code")).order_by("id")
