"""What if a past period had been judged by the method of other years: as far as its formulas and figures reach.

Nothing is written. Where a method asks for what is not there, the person is counted under what is lacking instead of
being given an invented value. Of behaviour only three ratings are known: their values in the older scales are whatever
the asker supposes, and without that the answer ends with the value of results.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from kinerja.judgement.measurement.models import Figure
from kinerja.platform.database.columns import as_text
from kinerja.pure.law import p8_2021, pp30, pp46
from kinerja.pure.law.findings import Citation, Finding, together
from kinerja.pure.law.regimes import PP30_2019_P8_2021, PP46_2011, regime
from kinerja.pure.law.terms import Aspect
from kinerja.pure.lib.zones import zone_of
from kinerja.work.activity.models import Idea
from kinerja.work.planning.models import ExpectedResult, Period
from kinerja.work.planning.terms import FormType, Polarity, ResultKind

from .models import Evaluation
from .terms import EvaluationState, Lacking
from .what_if import Move

NEEDED = {Aspect.QUANTITY, Aspect.QUALITY, Aspect.TIME}
MOST_OF_BEHAVIOUR = {PP46_2011: 100, PP30_2019_P8_2021: 120}
"""Top of the scale of behaviour; the methods that can be asked for."""


@dataclass(frozen=True)
class Line:
    """One indicator with what came of it."""

    aspect: Aspect
    low: Decimal | None
    high: Decimal | None
    polarity: str
    realised: Decimal | None


@dataclass(frozen=True)
class Sheet:
    """A plan as older methods read it: main results with their lines, and how many additional ones."""

    is_head: bool
    results: tuple[tuple[Line, ...], ...]
    additional: int


@dataclass
class Answer:
    """Counts only: who they are is not the question."""

    regime: str
    final: int = 0
    values: list[Decimal] = field(default_factory=list)
    """Of results (nilai SKP), in order of size."""
    lacking: Counter[Lacking] = field(default_factory=Counter)
    predicates: Counter[Move] = field(default_factory=Counter)
    """(real, other) -> people; empty where nothing was supposed of behaviour."""
    cites: tuple[Citation, ...] = ()

    @property
    def middle(self) -> Decimal | None:
        return median(self.values) if self.values else None

    @property
    def changed(self) -> int:
        """Predicates that would be others."""
        return sum(n for (one, other), n in self.predicates.items() if one != other)


class _Lacks(Exception):
    def __init__(self, what: Lacking) -> None:
        self.what = what


def under_regime(period: Period, code: str, behaviour: Mapping[str, Decimal] | None) -> Answer:
    """`behaviour`: supposed value by rating, on the scale of the method. Four statements at most."""
    on = regime(code).until
    assert on is not None, "only methods of the past are asked for"
    value_of = _VALUE[code]
    rows = Evaluation.objects.filter(period=period, state=EvaluationState.FINAL).order_by("id")
    columns = (as_text("plan_id"), as_text("run_id"), "employee_id", "behaviour_rating", "predicate")
    told = list(rows.values_list(*columns))
    answer, sheets = Answer(code), _sheets(period, {plan: run for plan, run, *_rest in told})
    established = _established(period) if behaviour and code == PP30_2019_P8_2021 else set()
    cites: dict[Citation, None] = {}
    for plan, _run, employee, rating, predicate in told:
        answer.final += 1
        try:
            results = value_of(sheets.get(plan), on)
        except _Lacks as found:
            answer.lacking[found.what] += 1
            continue
        answer.values.append(results.value)
        cites |= dict.fromkeys(results.cites)
        if behaviour:
            whole = _whole(code, results.value, behaviour[rating], employee in established, on)
            answer.predicates[predicate, whole.value] += 1
            cites |= dict.fromkeys(whole.cites)
    answer.values.sort()
    answer.cites = tuple(cites)
    return answer


def total_of(code: str, results: Decimal, behaviour: Decimal, on: date) -> Finding[Decimal]:
    """Nobody but the superior was asked about behaviour. Raises Invalid outside the scale."""
    if code == PP46_2011:
        return pp46.total(results, behaviour, on)
    return pp30.total(results, behaviour, on, surveyed=False)


def _whole(code: str, results: Decimal, behaviour: Decimal, innovation: bool, on: date) -> Finding[str]:
    total = total_of(code, results, behaviour, on)
    old = code == PP46_2011
    found = pp46.predicate(total.value, on) if old else pp30.predicate(total.value, on, innovation=innovation)
    return Finding(found.value.value, found.because, together(total.cites, found.cites))


def _of_2011(sheet: Sheet | None, on: date) -> Finding[Decimal]:
    """Nilai SKP of PP 46/2011: quantity, quality and time of each activity, cost where there is any."""
    if sheet is None or not sheet.results:
        raise _Lacks(Lacking.RESULTS)
    activities, cites = [], []
    for lines in sheet.results:
        aspects = [line.aspect for line in lines]
        if len(set(aspects)) != len(aspects) or set(aspects) - {Aspect.COST} != NEEDED:
            raise _Lacks(Lacking.ASPECTS)
        reached = [_percent_of_2011(line, on) for line in lines]
        activity = pp46.activity_value([one.value for one in reached], on)
        activities.append(activity.value)
        cites += [*(one.cites for one in reached), activity.cites]
    found = pp46.plan_value(activities, on, additional_tasks=sheet.additional)
    return Finding(found.value, found.because, together(*cites, found.cites))


def _percent_of_2011(line: Line, on: date) -> Finding[Decimal]:
    """More is better of quantity and quality, less of time and money; one number is the target."""
    target = _target(line)
    spent = line.aspect in (Aspect.TIME, Aspect.COST)
    if target[0] != target[1] or line.polarity != (Polarity.LESS if spent else Polarity.MORE):
        raise _Lacks(Lacking.DIRECTION)
    return pp46.achievement(line.aspect, target[0], _realised(line), on)


def _of_2021(sheet: Sheet | None, on: date) -> Finding[Decimal]:
    """Nilai SKP of PermenPANRB 8/2021 for JA and JF; of heads it asks for groups that plans of today do not have."""
    if sheet is None or not sheet.results:
        raise _Lacks(Lacking.RESULTS)
    if sheet.is_head:
        raise _Lacks(Lacking.GROUPS)
    if sheet.additional:
        raise _Lacks(Lacking.SCOPE)
    values, cites = [], []
    for lines in sheet.results:
        if sorted(line.aspect for line in lines) != sorted(NEEDED):
            raise _Lacks(Lacking.ASPECTS)
        categories = []
        for line in lines:
            smaller = line.polarity == Polarity.LESS
            reached = p8_2021.achievement(*_target(line), _realised(line), on, smaller=smaller)
            category = p8_2021.staff_category(reached.value, on)
            categories.append(category.value)
            cites += [reached.cites, category.cites]
        value = p8_2021.staff_value(categories, on)
        values.append(value.value)
        cites.append(value.cites)
    main = p8_2021.staff_main_value(values, on)
    found = p8_2021.plan_value(main.value, Decimal(0), on)
    return Finding(found.value, found.because, together(*cites, main.cites, found.cites))


_VALUE: dict[str, Callable[[Sheet | None, date], Finding[Decimal]]] = {
    PP46_2011: _of_2011,
    PP30_2019_P8_2021: _of_2021,
}


def _target(line: Line) -> tuple[Decimal, Decimal]:
    low, high = (line.low, line.high) if line.low is not None else (line.high, line.high)
    if low is None or low <= 0:
        raise _Lacks(Lacking.TARGET)
    return low, low if high is None else high


def _realised(line: Line) -> Decimal:
    if line.realised is None or line.realised < 0:
        raise _Lacks(Lacking.FIGURE)
    return line.realised


def _sheets(period: Period, runs: Mapping[str, str | None]) -> dict[str, Sheet]:
    """Plan -> what stands in it, with the figures of the run its evaluation rests on. Two statements."""
    about = Evaluation.objects.filter(period=period, state=EvaluationState.FINAL).order_by()
    figures = _realisations(period)
    heads: dict[str, bool] = {}
    found: dict[str, dict[tuple[str, str], list[Line]]] = defaultdict(dict)
    results = ExpectedResult.objects.filter(plan__in=about.values("plan")).order_by("plan", "order")
    keys = (as_text("plan_id"), as_text("id"), as_text("indicators__id"))
    targets = (as_text("indicators__target_low"), as_text("indicators__target_high"))
    rows = results.values_list(*keys, "plan__form", "kind", "indicators__aspect", "indicators__polarity", *targets)
    for plan, result, indicator, form, kind, aspect, polarity, *ends in rows:
        heads[plan] = form == FormType.HEAD
        lines = found[plan].setdefault((kind, result), [])
        if indicator is not None:
            low, high = (None if one is None else Decimal(one) for one in ends)
            realised = figures.get((runs[plan], indicator))
            lines.append(Line(Aspect(aspect), low, high, polarity, realised))
    return {plan: _sheet(lines, is_head=heads[plan]) for plan, lines in found.items()}


def _sheet(found: Mapping[tuple[str, str], Sequence[Line]], *, is_head: bool) -> Sheet:
    main = tuple(tuple(lines) for (kind, _result), lines in found.items() if kind == ResultKind.MAIN)
    return Sheet(is_head, main, len(found) - len(main))


def _realisations(period: Period) -> dict[tuple[str | None, str], Decimal]:
    """(run, indicator) -> value."""
    rows = Figure.objects.filter(run__period=period, value__isnull=False).order_by()
    found = rows.values_list(as_text("run_id"), as_text("indicator_id"), as_text("value"))
    return {(run, indicator): Decimal(value) for run, indicator, value in found}


def _established(period: Period) -> set[object]:
    """Whose idea the head of the unit established within the days of the period. One statement."""
    rows = Idea.objects.filter(state=Idea.State.CONFIRMED).order_by()
    return {
        employee
        for employee, at, zone in rows.values_list("employee_id", "decided_at", "unit__zone")
        if at and period.starts <= at.astimezone(zone_of(zone)).date() < period.ends
    }
