"""What the forms of some evaluations say beside the evaluations: read at once, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, F

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.measurement.models import Figure
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.work.feedback.models import Feedback
from kinerja.work.planning.comparing import Contents, contents_of
from kinerja.work.planning.models import Period

Said = tuple[dict[UUID, str], dict[int, str]]


class Shelf:
    """Figures, plans, feedback counts, posts of raters and achievements; statements by period, not by person.

    Each is read when it is first asked for.
    """

    def __init__(self, evaluations: Iterable[Evaluation]) -> None:
        self._all = list(evaluations)

    def lines(self, evaluation: Evaluation) -> Any:
        """Results with indicators, and what is expected of behaviour."""
        return self._plans[evaluation.plan_id]

    @cached_property
    def _plans(self) -> Contents:
        return contents_of([one.plan_id for one in self._all])

    def post_of(self, employee: Employee | None, on: date) -> Appointment | None:
        """The own post of who decided, on the last day of his period."""
        return self._posts.get((employee.pk, on)) if employee else None

    def achievement(self, evaluation: Evaluation) -> OrganisationResult | None:
        """Of the nearest unit for which it was set: sections are seldom given one of their own."""
        found = (self._levels.get((evaluation.period_id, path)) for path in _above(evaluation.unit.path))
        return next((one for one in found if one is not None), None)

    def figures(self, evaluation: Evaluation) -> dict[UUID, Figure]:
        return self._figures.get((evaluation.run_id, evaluation.plan_id), {})

    def feedback(self, evaluation: Evaluation) -> Said:
        """How often something was said, by indicator and by value."""
        return self._said.get((evaluation.period_id, evaluation.employee_id), ({}, {}))

    def _periods(self) -> dict[UUID, Period]:
        return {one.period_id: one.period for one in self._all}

    @cached_property
    def _posts(self) -> dict[tuple[UUID, date], Appointment]:
        return dict(self._read_posts())

    def _read_posts(self) -> Iterator[tuple[tuple[UUID, date], Appointment]]:
        for on in {last_day(period) for period in self._periods().values()}:
            deciders = {one.finalised_by_id for one in self._all if last_day(one.period) == on}
            held = Appointment.objects.on(on).filter(employee__in=deciders, kind=AppointmentKind.DEFINITIVE)
            for one in held.select_related("position__unit").order_by("-id"):
                yield (one.employee_id, on), one

    @cached_property
    def _levels(self) -> dict[tuple[UUID, str], OrganisationResult]:
        paths = {path for one in self._all for path in _above(one.unit.path)}
        known = OrganisationResult.objects.filter(period__in=self._periods(), unit__path__in=paths)
        return {(one.period_id, one.unit.path): one for one in known.select_related("unit").order_by()}

    @cached_property
    def _figures(self) -> dict[tuple[UUID | None, UUID], dict[UUID, Figure]]:
        plans, runs = {one.plan_id for one in self._all}, {one.run_id for one in self._all}
        rows = Figure.objects.filter(run__in=runs - {None}, indicator__result__plan__in=plans).order_by()
        found: dict[tuple[UUID | None, UUID], dict[UUID, Figure]] = {}
        for figure in rows.annotate(plan=F("indicator__result__plan")).defer("quality"):
            found.setdefault((figure.run_id, figure.plan), {})[figure.indicator_id] = figure
        return found

    @cached_property
    def _said(self) -> dict[tuple[UUID, UUID], Said]:
        found: dict[tuple[UUID, UUID], Said] = {}
        for key, period in self._periods().items():
            people = {one.employee_id for one in self._all if one.period_id == key}
            days = {"seen_on__gte": period.starts, "seen_on__lt": period.ends}
            said = Feedback.objects.standing().filter(receiver__in=people, **days).order_by()
            for receiver, indicator, value, n in said.values_list("receiver", "indicator", "value").annotate(
                Count("id")
            ):
                indicators, values = found.setdefault((key, receiver), ({}, {}))
                if indicator is not None:
                    indicators[indicator] = f"{n} catatan"
                elif value is not None:
                    values[value] = f"{n} catatan"
        return found


def _above(path: str) -> list[str]:
    """/a/b/ gives /a/b/ and /a/, nearest first."""
    codes = path.strip("/").split("/")
    return [f"/{'/'.join(codes[:n])}/" for n in range(len(codes), 0, -1)]
