"""How far the cascade reaches: results of heads that somebody supports, staff with a line to a superior's results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When

from kinerja.people.organisation.models import Unit
from kinerja.work.planning.lineage import firsts
from kinerja.work.planning.models import ExpectedResult, MatrixCell, Plan


@dataclass
class Reach:
    """Counts of one unit and all beneath it."""

    results: int = 0
    """Results in the plans of those who head a unit."""
    owned: int = 0
    """Those that somebody supports, by plan or by matrix."""
    staff: int = 0
    """Plans that have a rater."""
    linked: int = 0
    """Those that support a result of a superior, or whose owner has a cell in a matrix."""

    def __bool__(self) -> bool:
        return bool(self.results or self.staff)


@dataclass(frozen=True)
class Coverage:
    """A unit as a whole, the units right beneath it by their paths, and each result of its own head."""

    whole: Reach
    beneath: dict[str, Reach] = field(hash=False)
    own: tuple[tuple[str, bool], ...]
    """(result, whether somebody supports it)"""


def coverage(unit: Unit, on: date) -> Coverage:
    """Two statements, whatever the size of the unit."""
    found: dict[str, Reach] = defaultdict(Reach)
    for path, linked, people in _staff(unit, on):
        for reach in (found[""], found[_branch(unit, path)]):
            reach.staff += people
            reach.linked += people * linked
    results = list(_results(unit, on))
    for path, _, owned in results:
        for reach in (found[""], found[_branch(unit, path)]):
            reach.results += 1
            reach.owned += owned
    whole, own = found.pop("", Reach()), tuple((text, owned) for path, text, owned in results if path == unit.path)
    return Coverage(whole, dict(found), own)


def without_line(unit: Unit, on: date) -> QuerySet[Plan]:
    """Plans in a unit and beneath that hang on nothing."""
    return _rated(unit, on).filter(linked=False)


def _branch(unit: Unit, path: str) -> str:
    """The path of the unit right beneath in whose subtree this lies; its own for the unit itself."""
    below = path.removeprefix(unit.path)
    return unit.path + below[: below.find("/") + 1]


def _standing(on: date) -> QuerySet[Plan]:
    return Plan.objects.standing().on(on).order_by()


def _rated(unit: Unit, on: date) -> QuerySet[Any]:
    above = ExpectedResult.objects.filter(plan=OuterRef("pk"), superior_result__isnull=False).order_by()
    cells = MatrixCell.objects.filter(employee=OuterRef("employee"), result__plan__in=_standing(on).values("pk"))
    rated = _standing(on).filter(unit__path__startswith=unit.path, rater__isnull=False)
    return rated.annotate(linked=Exists(above) | Exists(cells.order_by()))


def _staff(unit: Unit, on: date) -> Iterable[tuple[str, bool, int]]:
    return _rated(unit, on).values_list("unit__path", "linked").annotate(people=Count("pk"))


def _results(unit: Unit, on: date) -> Iterator[tuple[str, str, bool]]:
    """(path of the unit, result of its head, whether supported): a support of any version of a result counts."""
    heads = _standing(on).filter(unit__path__startswith=unit.path, position__heads_unit=True)
    supporting = ExpectedResult.objects.filter(superior_result=OuterRef("pk"), plan__in=_standing(on).values("pk"))
    cells = MatrixCell.objects.filter(result=OuterRef("pk"), result__plan__in=heads.values("pk"))
    versions = ExpectedResult.objects.filter(
        plan__employee__in=heads.values("employee"), plan__cycle__in=heads.values("cycle")
    )
    rows = list(
        versions.annotate(
            counts=Q(plan__in=heads.values("pk")),
            supported=Exists(supporting.order_by()) | Exists(cells.order_by()),
            # Only what is shown: a city has thousands of results, a page names those of one head.
            said=Case(When(plan__unit=unit, then=F("text")), default=Value(""), output_field=TextField()),
        )
        .order_by("plan", "order")
        .values_list("pk", "continues", "counts", "supported", "plan__unit__path", "said")
    )
    first: dict[UUID, UUID] = firsts((key, before) for key, before, *_ in rows)
    supported = {first[key] for key, _, _, supported, *_ in rows if supported}
    return ((path, said, first[key] in supported) for key, _, counts, _, path, said in rows if counts)
