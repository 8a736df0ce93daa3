"""Papers of credit points, and years of the present regime as papers state them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.outcomes.credit.commands import record_balances
from kinerja.outcomes.credit.stated import StatedBalance
from tests.judgement.history.papers import paper


def balance(employee: Any, **changes: Any) -> StatedBalance:
    """PAK to the end of 2024 in the jenjang of both: 40 towards the next jenjang and pangkat."""
    facts = {
        "employee": employee.pk, "level": "ahli_pertama", "rank": employee.rank, "covers_until": date(2025, 1, 1),
        "points": Decimal(40), "rank_points": Decimal(40), "number": "800/17/PAK/2025", "issued_on": date(2025, 1, 20),
    }  # fmt: skip
    return StatedBalance(**facts | changes)


def record(cast: Any, *balances: StatedBalance, **changes: Any) -> Any:
    return record_balances(balances, **{"source": "Arsip BKPSDM", **cast.by, **changes})


def quality(employee: Any, year: int = 2025, predicate: str = "good", **changes: Any) -> Any:
    """A year of the present regime, as its paper states it."""
    ratings = {"result_rating": "meets", "behaviour_rating": "meets"}
    none = {"plan_value": None, "behaviour_value": None, "total_value": None}
    return paper(employee, year, predicate=predicate, **none | ratings | changes)
