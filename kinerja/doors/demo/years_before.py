"""What papers say of the years before the house: results of everybody, and what functional posts had gathered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.judgement.history.commands import take_over_results
from kinerja.judgement.history.stated import A_DAY, StatedResult
from kinerja.outcomes.credit.commands import record_balances
from kinerja.outcomes.credit.stated import StatedBalance
from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind, PositionKind
from kinerja.platform.access.actors import Actor
from kinerja.pure.law import pp46, quadrant
from kinerja.pure.law.credit import FunctionalLevel, next_rank, standing
from kinerja.pure.law.terms import Rating

SOURCE = "Arsip BKPSDM"
CIVIL = (EmployeeKind.PNS, EmployeeKind.CPNS)
RATINGS = (Rating.MEETS, Rating.ABOVE, Rating.BELOW)
OLDEST = 2019
"""A year of PP 46/2011, told of those who can sign in."""


def remember(rng: np.random.Generator, *, actor: Actor, now: datetime) -> int:
    """The two years before this one for everybody; the number of results and papers."""
    held = _held(now.date())
    results = [*_recent(held, rng, now.year), *_old(held)]
    take_over_results(results, source=SOURCE, actor=actor, now=now)
    papers = list(_papers(held, rng, now.year))
    record_balances(papers, source=SOURCE, actor=actor, now=now)
    return len(results) + len(papers)


def _held(on: date) -> list[dict[str, Any]]:
    """Who has been there for a year at least, with the post of today."""
    rows = Appointment.objects.on(on).filter(
        kind=AppointmentKind.DEFINITIVE, starts__lt=date(on.year, 1, 1), employee__nip__isnull=False
    )
    columns = ("employee", "employee__kind", "employee__rank", "employee__user", "position__kind", "position__level")
    return list(rows.order_by("employee__nip").values(*columns))


def _recent(held: list[dict[str, Any]], rng: np.random.Generator, year: int) -> Iterator[StatedResult]:
    for row in held:
        for one in (year - 2, year - 1):
            results, behaviour = rng.choice([0, 1, 2], size=2, p=[0.75, 0.2, 0.05])
            ratings = RATINGS[results], RATINGS[behaviour]
            yield StatedResult(
                employee=row["employee"], starts=date(one, 1, 1), ends=date(one + 1, 1, 1),
                predicate=quadrant.predicate(*ratings, date(one, 12, 31)).value.value,
                result_rating=ratings[0].value, behaviour_rating=ratings[1].value,
                evidence=f"Dokumen evaluasi {one}",
            )  # fmt: skip


def _old(held: list[dict[str, Any]]) -> Iterator[StatedResult]:
    plan, behaviour, last = Decimal("92.25"), Decimal("85.50"), date(OLDEST, 12, 31)
    total = pp46.total(plan, behaviour, last).value
    for row in held:
        if row["employee__user"] is not None and row["employee__kind"] == EmployeeKind.PNS:
            yield StatedResult(
                employee=row["employee"], starts=date(OLDEST, 1, 1), ends=last + A_DAY,
                predicate=pp46.predicate(total, last).value.value, plan_value=plan, behaviour_value=behaviour,
                total_value=total, evidence=f"Penilaian prestasi kerja {OLDEST}",
            )  # fmt: skip


def _papers(held: list[dict[str, Any]], rng: np.random.Generator, year: int) -> Iterator[StatedBalance]:
    """Most functional PNS have one, to the end of the third year before; a few still have to hand it in."""
    until = date(year - 2, 1, 1)
    for number, row in enumerate(held, start=1):
        functional = row["position__kind"] == PositionKind.FUNCTIONAL and row["position__level"]
        if not functional or row["employee__kind"] not in CIVIL or rng.random() < 0.15:
            continue
        level, rank = FunctionalLevel(row["position__level"]), row["employee__rank"]
        points, rank_points = _gathered(level, rank, float(rng.uniform(0.1, 0.75)), until)
        yield StatedBalance(
            employee=_key(row), level=level.value, covers_until=until, points=points, rank_points=rank_points,
            number=f"800.1.3/{number}/PAK/{until.year}", issued_on=date(until.year, 1, 20), rank=rank,
            issued_by="Kepala BKPSDM",
        )  # fmt: skip


def _gathered(level: FunctionalLevel, rank: str, share: float, on: date) -> tuple[Decimal, Decimal]:
    """A share of the step to the next pangkat; in the last rank of the jenjang the steps before it stand too."""
    needed = standing(level, [], on).value.rank_threshold
    step = (needed * Decimal(share)).quantize(Decimal("0.01"))
    ladder = next_rank(level, rank, on).value
    before = needed if ladder.fits and ladder.name is None else Decimal(0)
    return before + step, step


def _key(row: dict[str, Any]) -> UUID:
    found: UUID = row["employee"]
    return found
