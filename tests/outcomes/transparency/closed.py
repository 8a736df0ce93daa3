"""A closed quarter with figures of units and final predicates, enough people to publish something."""

from __future__ import annotations

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.models import Run, UnitFigure
from kinerja.people.organisation.models import Employee
from kinerja.work.planning.models import Period, Plan
from tests.work.planned import YEAR, Year

PREDICATES = ("very_good", "good", "needs_improvement", "poor", "very_poor")


class Closed:
    """TW1 of the year, closed, with one run."""

    def __init__(self, year: Year) -> None:
        self.year, self.cast = year, year.cast
        Period.objects.filter(pk=year.periods[0].pk).update(state="closed")
        self.period = Period.objects.select_related("cycle").get(pk=year.periods[0].pk)
        self.run = Run.objects.create(
            period=self.period, number=1, computed_at=year.now, actor_name="sistem", digest="a" * 64
        )
        self.people = 0

    def figure(self, unit: str, source: str, n: int, k: int | None = None, value: float | None = None) -> None:
        UnitFigure.objects.create(
            run=self.run, unit=self.cast.units[unit], source=f"service.{source}", n=n, k=k,
            value=100 * k / n if k is not None else value,
        )  # fmt: skip

    def judged(self, unit: str, *counts: int) -> None:
        """So many final evaluations with each predicate, best first."""
        for predicate, count in zip(PREDICATES, counts, strict=False):
            self._evaluations(unit, predicate, count)

    def _evaluations(self, unit: str, predicate: str, count: int) -> None:
        post = self.cast.posts["KOMINFO-STAF"]
        people = [Employee(name="Pegawai", kind="pns", nip=self._nip()) for _ in range(count)]
        Employee.objects.bulk_create(people)
        plans = [
            Plan(
                cycle=self.year.cycle, employee=person, position=post, unit=self.cast.units[unit],
                rater=self.cast.dewi, starts=YEAR[0], ends=YEAR[1],
            )
            for person in people
        ]  # fmt: skip
        Plan.objects.bulk_create(plans)
        Evaluation.objects.bulk_create(
            Evaluation(
                plan=plan, period=self.period, employee=plan.employee, unit=plan.unit, rater=plan.rater, run=self.run,
                result_rating="meets", behaviour_rating="meets", predicate=predicate, state="final",
                finalised_by=self.cast.dewi, finalised_at=self.year.now,
            )
            for plan in plans
        )  # fmt: skip

    def _nip(self) -> str:
        self.people += 1
        return f"19900101201503{self.people:04}"
