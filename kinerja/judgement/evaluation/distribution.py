"""How predicates are spread over units, and what the guidance of SE MenPANRB 3/2023 says of it: warnings only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count

from kinerja.people.organisation.models import Unit
from kinerja.pure.law import distribution as guidance
from kinerja.pure.law.findings import Citation, Finding, Reason
from kinerja.pure.law.terms import OrganisationRating, Predicate
from kinerja.work.planning.models import Period

from .models import Evaluation, OrganisationResult
from .standings import last_day
from .terms import EvaluationState


@dataclass(frozen=True)
class Distribution:
    """One unit with all units beneath it."""

    unit: Unit
    counts: dict[Predicate, int]
    """Final evaluations by predicate, best first; every predicate is there."""
    waiting: int
    """Evaluations not finalised yet."""
    result: OrganisationResult | None
    """What the leader above has set; before that there is nothing to warn of."""
    finding: Finding[tuple[Reason, ...]] | None

    @property
    def achievement(self) -> OrganisationRating | None:
        return OrganisationRating(self.result.level) if self.result else None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def shares(self) -> dict[Predicate, Fraction]:
        """Exact; nothing for a unit without final evaluations."""
        return guidance.shares(self.counts)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        return self.finding.value if self.finding else ()

    @property
    def cites(self) -> tuple[Citation, ...]:
        return self.finding.cites if self.finding else ()


def distribution(units: Iterable[Unit], period: Period) -> list[Distribution]:
    """Two statements for any number of units."""
    on, asked = last_day(period), list(units)
    people = (
        Evaluation.objects.filter(period=period)
        .values_list("unit__path", "predicate", "state")
        .annotate(people=Count("id"))
        .order_by()
    )
    rows = list(people)
    known = OrganisationResult.objects.filter(period=period, unit__in=asked).select_related("set_by").order_by()
    achieved = {one.unit_id: one for one in known}
    return [
        _of(unit, [row for row in rows if row[0].startswith(unit.path)], achieved.get(unit.pk), on) for unit in asked
    ]


def _of(unit: Unit, rows: list[tuple[str, str, str, int]], result: OrganisationResult | None, on: date) -> Distribution:
    found: Counter[Predicate] = Counter()
    waiting = 0
    for _, predicate, state, people in rows:
        if state == EvaluationState.FINAL:
            found[Predicate(predicate)] += people
        else:
            waiting += people
    counts = {predicate: found[predicate] for predicate in reversed(Predicate)}
    finding = guidance.warnings(OrganisationRating(result.level), counts, on) if result else None
    return Distribution(unit, counts, waiting, result, finding)
