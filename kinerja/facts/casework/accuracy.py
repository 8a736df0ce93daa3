"""Accuracy of finished files: the share found wrong by a second look, weighted to all files it stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kinerja.facts.casework.models import Correction, SecondLook
from kinerja.facts.casework.terms import CorrectionOutcome, LookOutcome
from kinerja.pure.statistics.stratified import Share, stratified_share


class By(StrEnum):
    """What accuracy can be grouped by."""

    SERVICE = "service"
    UNIT = "unit"
    OFFICER = "officer"


@dataclass(frozen=True)
class Looked:
    """A look that was taken. `weight`: how many finished files it stands for."""

    service: str
    unit: str
    officer: str
    wrong: bool
    weight: float


@dataclass(frozen=True)
class Accuracy:
    """`errors` of `n` files were wrong; `share` with its bounds is weighted. None where nobody has looked."""

    group: str
    n: int
    errors: int
    share: float | None
    low: float | None
    high: float | None

    def document(self) -> dict[str, Any]:
        return {
            "group": self.group, "n": self.n, "errors": self.errors, "share": self.share, "low": self.low,
            "high": self.high,
        }  # fmt: skip


NAMED: dict[By, Callable[[Looked], str]] = {
    By.SERVICE: lambda one: one.service,
    By.UNIT: lambda one: one.unit,
    By.OFFICER: lambda one: one.officer,
}


def looked(looks: QuerySet[SecondLook]) -> list[Looked]:
    """The looks that were taken, each with its weight. Two statements.

    Of five drawn two may not be looked at yet: the three taken then stand for the whole stratum. A correction the
    office accepted makes a file wrong that the second look found right.
    """
    admitted = Correction.objects.filter(file=OuterRef("file"), outcome=CorrectionOutcome.RIGHT)
    names = ("draw", "officer", "file__request__service", "stratum", "outcome")
    more = ("file__request__service__name", "draw__unit__name", "officer__employee__name", "officer__label")
    taken = looks.exclude(outcome="").annotate(is_admitted=Exists(admitted)).order_by("pk")
    rows = list(taken.values_list(*names, *more, "is_admitted"))
    whole = SecondLook.objects.filter(draw__in={row[0] for row in rows}).exclude(outcome="")
    strata = Counter(whole.values_list("draw", "officer", "file__request__service"))
    return [
        Looked(
            service_name, unit, name or label, outcome == LookOutcome.WRONG or admitted_one,
            size / strata[(draw, officer, service)],
        )
        for draw, officer, service, size, outcome, service_name, unit, name, label, admitted_one in rows
    ]  # fmt: skip


def total(rows: Iterable[Looked], group: str) -> Accuracy:
    found = list(rows)
    return _named(group, stratified_share([one.wrong for one in found], [one.weight for one in found]))


def grouped(rows: Iterable[Looked], by: By) -> list[Accuracy]:
    """By name of the group."""
    parts: dict[Hashable, list[Looked]] = defaultdict(list)
    for one in rows:
        parts[NAMED[by](one)].append(one)
    return [total(parts[name], str(name)) for name in sorted(parts, key=str)]


def _named(group: str, share: Share) -> Accuracy:
    known = (None if isnan(value) else value for value in (share.share, share.low, share.high))
    return Accuracy(group, share.n, share.k, *known)
