"""Every printed score once more from the leaves of an explanation, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.judgement.measurement.provenance import CaseSeen
from kinerja.judgement.measurement.recount import Leaves, recount, recount_flags
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.tallies.recount import TallyLeaves, recount_tallies
from kinerja.judgement.measurement.tallies.seen import TallySeen
from kinerja.pure.law import quadrant
from kinerja.pure.law.suggestion import Standing, results
from kinerja.pure.law.terms import OrganisationRating, Polarity, Rating

from .figure import days_of

Document = Mapping[str, Any]
TOLERANCE = 2e-6
"""Figures are stored with six decimals."""


@dataclass(frozen=True)
class Check:
    """One printed score beside what its leaves give."""

    path: str
    printed: Any
    found: Any

    @property
    def agrees(self) -> bool:
        return _same(self.printed, self.found)


def recompute(document: Document) -> list[Check]:
    """Check every score of an explanation as it was written out, read back from JSON or not.

    The document must list all cases. Whoever asks wants every `agrees`.
    """
    return list(_checks(document, ""))


def _checks(node: Document, above: str) -> Iterator[Check]:
    path = f"{above}/{node['key']}"
    if node.get("formula"):
        yield from _scores(node, path)
    for number, one in enumerate(node.get("inputs", ())):
        yield from _checks(one, f"{path}[{number}]")


def _scores(node: Document, path: str) -> Iterator[Check]:
    found = _found(node)
    if not isinstance(found, Mapping):
        yield Check(path, node["value"], found)
        return
    for name, printed in node["value"].items():
        yield Check(f"{path}.{name}", printed, found.get(name))
    for number, row in enumerate(_leaf(node, "cases") or ()):
        case = _case(row)
        yield Check(f"{path}/cases[{number}].days", row["days"], days_of(case))
        yield Check(f"{path}/cases[{number}].on_time", row["on_time"], _on_time(case))


def _found(node: Document) -> Any:
    """The value of a node, from its leaves alone."""
    return _FORMULAS.get(node["formula"], _measured)(node)


def _quadrant(node: Document) -> str:
    ratings = Rating(_leaf(node, "result_rating")), Rating(_leaf(node, "behaviour_rating"))
    return str(quadrant.predicate(*ratings, _day(_leaf(node, "on"))).value.value)


def _suggestion(node: Document) -> str:
    standings = [_standing_of(one) for one in node["inputs"] if one["key"] == "standing"]
    rating = results(standings, _day(_leaf(node, "on"))).value
    return rating.value if rating else ""


def _head(node: Document) -> str:
    (achievement,) = (one for one in node["inputs"] if one["key"] == "achievement")
    on = _day(achievement["details"]["on"])
    return str(quadrant.rating_of_head(OrganisationRating(achievement["value"]), on).value.value)


def _standing(node: Document) -> str | None:
    rating = results([_standing_of(node)], _day(_leaf(node, "on"))).value
    return rating.value if rating else None


def _standing_of(node: Document) -> Standing:
    figures = [one for one in node["inputs"] if one["key"] == "figure"]
    figure: Mapping[str, Any] = _found(figures[0]) if figures else {"n": 0, "grade": "D", "provisional": True}
    return Standing(
        indicator_label=node["label"],
        value=_decimal(figure.get("value")),
        low=_decimal(figure.get("low")),
        high=_decimal(figure.get("high")),
        target_low=_decimal(_leaf(node, "target_low")),
        target_high=_decimal(_leaf(node, "target_high")),
        polarity=Polarity(_leaf(node, "polarity")),
        n=figure["n"],
        grade=figure["grade"],
        provisional=figure["provisional"],
        declared=figure.get("declared", False),
        minimum_n=_leaf(node, "minimum_n"),
    )


def _declared(node: Document) -> dict[str, Any]:
    return {"value": _leaf(node, "declaration"), "n": 1, "grade": "C", "provisional": False, "declared": True}


def _measured(node: Document) -> dict[str, Any]:
    if _leaf(node, "counts") is not None:
        return _counted(node)
    cases = [_case(row) for row in _leaf(node, "cases")]
    hours = _leaf(node, "hours")
    leaves = Leaves(
        cases=cases,
        since=_instant(_leaf(node, "since")),
        until=_instant(_leaf(node, "until")),
        settings=_leaf(node, "settings"),
        pooling=_leaf(node, "pooling"),
        reliance=Reliance(**_leaf(node, "reliance")),
        hours=None if hours is None else float(hours),
    )
    return recount(node["formula"], leaves) | {"flags": recount_flags(cases)}


def _counted(node: Document) -> dict[str, Any]:
    leaves = TallyLeaves(
        counts=[_count(row) for row in _leaf(node, "counts")],
        since=_day(_leaf(node, "since")),
        until=_day(_leaf(node, "until")),
        pooling=_leaf(node, "pooling"),
        reliance=Reliance(**_leaf(node, "reliance")),
        settings=_leaf(node, "settings"),
    )
    return recount_tallies(node["formula"], leaves)


_FORMULAS: dict[str, Callable[[Document], Any]] = {
    "quadrant": _quadrant,
    "suggestion": _suggestion,
    "head_of_organisation": _head,
    "standing": _standing,
    "declared": _declared,
}


def _leaf(node: Document, key: str) -> Any:
    return next((one["value"] for one in node["inputs"] if one["key"] == key), None)


def _case(row: Mapping[str, Any]) -> CaseSeen:
    return CaseSeen(
        id=UUID(row["id"]),
        key=row["key"],
        service=row["service"],
        opened=_instant(row["opened"]),
        closed=_instant(row["closed"]) if row["closed"] else None,
        deadline=_instant(row["deadline"]) if row["deadline"] else None,
        returns=row["returns"],
        minutes=None if row["minutes"] is None else float(row["minutes"]),
        too_fast=row["too_fast"],
    )


def _count(row: Mapping[str, Any]) -> TallySeen:
    return TallySeen(**{**row, "id": UUID(row["id"]), "day": _day(row["day"])})


def _on_time(case: CaseSeen) -> bool | None:
    if case.closed is None or case.deadline is None:
        return None
    return case.closed <= case.deadline


def _instant(written: Any) -> datetime:
    return written if isinstance(written, datetime) else datetime.fromisoformat(written)


def _day(written: Any) -> date:
    return written if isinstance(written, date) else date.fromisoformat(written)


def _decimal(number: Any) -> Decimal | None:
    """As the table of figures stores it."""
    if number is None:
        return None
    return number if isinstance(number, Decimal) else Decimal(f"{number:.6f}")


def _same(printed: Any, found: Any) -> bool:
    if isinstance(printed, Mapping):
        return isinstance(found, Mapping) and dict(printed) == dict(found)
    if isinstance(printed, bool) or isinstance(found, bool) or printed is None or found is None:
        return printed is found
    if isinstance(printed, int | float | Decimal) and isinstance(found, int | float | Decimal):
        return math.isclose(float(printed), float(found), rel_tol=1e-9, abs_tol=TOLERANCE)
    return bool(printed == found)
