"""Figures against targets as rows for a page: every word and drawing ready, so that templates only print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.charts import Chart, Dot, bar, dots
from kinerja.doors.web.ui.numbers import interval, number, places_for
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement import queries as measurement
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.work.planning.models import Indicator, Plan
from kinerja.work.planning.sources import source
from kinerja.work.planning.terms import DECLARED

from .targets import standing, target_of, target_words, unit_words

MISSED = badge("missed", "").symbol


@dataclass(frozen=True)
class FigureRow:
    """One indicator with its figure, if there is one yet."""

    indicator: Indicator
    figure: Figure | None
    dot: Dot
    bar: SafeString
    target: str
    source: str
    standing: Badge
    marks: tuple[Badge, ...]
    url: str
    said: tuple[Any, ...] = ()
    later: Figure | None = None
    """As a later run counted it, where one was asked for."""

    @property
    def value(self) -> str:
        return self.dot.shown

    @property
    def interval(self) -> str:
        return interval(self.dot.low, self.dot.high)

    @property
    def cases(self) -> str:
        return number(self.figure.n) if self.figure and not self.figure.declared else ""


def figure_rows(indicators: Iterable[Indicator], figures: Mapping[UUID, Figure], *, cases: str = "") -> list[FigureRow]:
    """`figures` by indicator; the order is that of the plan. `cases` names the address of the cases of a figure."""
    return [_row(indicator, figures.get(indicator.pk), cases) for indicator in indicators]


def plan_rows(plan: Plan, run: Run | None, *, cases: str = "", later: UUID | None = None) -> list[FigureRow]:
    """All indicators of a plan with their figures in one run, beside them those of a `later` one. Two statements."""
    indicators = Indicator.objects.filter(result__plan=plan).order_by("result__order", "order")
    runs = [key for key in (run.pk if run else None, later) if key]
    known = list(measurement.figures_of(plan.employee_id, *runs)) if runs else []
    figures = {figure.indicator_id: figure for figure in known if run and figure.run_id == run.pk}
    newer = {figure.indicator_id: figure for figure in known if figure.run_id == later}
    rows = figure_rows(indicators, figures, cases=cases)
    return [replace(row, later=newer.get(row.indicator.pk)) for row in rows]


def rows_by_plan(evaluations: Iterable[Evaluation]) -> dict[UUID, list[FigureRow]]:
    """The figures each evaluation was prepared with, by plan. One statement for any number of them."""
    runs = {one.plan_id: one.run_id for one in evaluations}
    known = Figure.objects.filter(indicator__result__plan__in=runs, run__in={run for run in runs.values() if run})
    found: dict[UUID, list[FigureRow]] = {}
    for figure in known.select_related("indicator__result").order_by("indicator__result__order", "indicator__order"):
        plan = figure.indicator.result.plan_id
        if runs[plan] == figure.run_id:
            found.setdefault(plan, []).append(_row(figure.indicator, figure, ""))
    return found


def figures_chart(rows: Iterable[FigureRow]) -> Chart | None:
    """The drawing over all rows with a value, its title what they say; nothing when there is none."""
    drawn = [row for row in rows if row.dot.value is not None]
    return dots([row.dot for row in drawn], caption=_finding(drawn)) if drawn else None


def _finding(rows: Sequence[FigureRow]) -> str:
    """How many lie clearly outside their target; a figure that touches it is never scolded."""
    missed = sum(row.standing.symbol == MISSED for row in rows)
    said = {"n": number(missed), "all": number(len(rows))}
    if not missed:
        return gettext("Tidak ada dari {all} angka yang jelas di luar targetnya.").format(**said)
    return ngettext(
        "{n} dari {all} angka jelas di luar targetnya.", "{n} dari {all} angka jelas di luar targetnya.", missed
    ).format(**said)


def source_words(code: str) -> str:
    """Where the value comes from."""
    if code == DECLARED:
        return gettext("dilaporkan sendiri dengan bukti")
    return gettext("diukur: {source}").format(source=gettext(source(code).label).lower())


def _row(indicator: Indicator, figure: Figure | None, cases: str) -> FigureRow:
    dot = _dot(indicator, figure)
    value, low, high = (figure.value, figure.low, figure.high) if figure else (None, None, None)
    return FigureRow(
        indicator=indicator,
        figure=figure,
        dot=dot,
        bar=bar(dot),
        target=target_words(indicator),
        source=source_words(indicator.source),
        standing=standing(target_of(indicator), value, low, high),
        marks=marks_of(figure) if figure else (),
        url=reverse(cases, args=[figure.pk]) if cases and figure and not figure.declared else "",
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _dot(indicator: Indicator, figure: Figure | None) -> Dot:
    known: dict[str, Any] = {}
    if figure is not None:
        known = {"low": _float(figure.low), "high": _float(figure.high), "n": figure.n}
        known["provisional"] = figure.provisional
    return Dot(
        label=indicator.text,
        value=_float(figure.value) if figure else None,
        unit=unit_words(indicator),
        target_low=_float(indicator.target_low),
        target_high=_float(indicator.target_high),
        **known,
    )


def marks_of(figure: Figure) -> tuple[Badge, ...]:
    """What the reader must know before trusting the number."""
    marks = [badge(figure.grade, gettext("mutu data {grade}").format(grade=figure.grade))]
    if figure.declared:
        marks.append(badge("declared", gettext("dilaporkan sendiri")))
    if figure.provisional:
        marks.append(badge("provisional", gettext("angka sementara")))
    return tuple(marks)


def value_words(value: Decimal | None, unit: str) -> str:
    """A value with its unit, or that there is none yet."""
    return f"{number(value, places_for(value))} {unit}" if value is not None else gettext("belum ada")
