"""Results of old years as papers state them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.judgement.history.commands import TakenOver, take_over_results
from kinerja.judgement.history.stated import StatedResult


def paper(employee: Any, year: int = 2019, **changes: Any) -> StatedResult:
    """Sari's year 2019 under PP 46/2011: 60% of 92.25 and 40% of 85.50 make 89.55, which is Baik."""
    facts = {
        "employee": employee.pk, "starts": date(year, 1, 1), "ends": date(year + 1, 1, 1), "predicate": "good",
        "plan_value": Decimal("92.25"), "behaviour_value": Decimal("85.50"), "total_value": Decimal("89.55"),
    }  # fmt: skip
    return StatedResult(**facts | changes)


def take_over(cast: Any, *papers: StatedResult, **changes: Any) -> TakenOver:
    return take_over_results(papers, **{"source": "Arsip BKPSDM", **cast.by, **changes})
