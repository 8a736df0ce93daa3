"""Rows that write themselves: origins register what they know, and what is not a report yet is offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, QuerySet

from kinerja.pure.lib.numbers import format_number
from kinerja.work.planning.models import Indicator

from .models import ActivityReport
from .terms import ReportState

QUANTITY = "{quantity}"
NEXT = "+"


@dataclass(frozen=True)
class Suggested:
    """A fact that is a piece of work.

    `key` is stable for the fact, unique in its origin and without "+"; `text` may hold "{quantity}". `source` is the
    code of the source whose indicator it serves, `subject` what that indicator's parameters may name, e.g. a service.
    """

    key: str
    day: date
    text: str
    quantity: Decimal | None = None
    minutes: int | None = None
    source: str = ""
    subject: str = ""


Pull = Callable[[UUID, date, date], Sequence[Suggested]]
Facts = Callable[[date], QuerySet[Any]]


@dataclass(frozen=True)
class _Source:
    pull: Pull
    facts: Facts


_SOURCES: dict[str, _Source] = {}


def register(origin: str, pull: Pull, facts: Facts) -> None:
    """Offer what an origin knows of one person from one day to another, both included; once, when its app is ready.

    `facts` are its rows about the employee of an outer query, `OuterRef("pk")`, from a day on.
    """
    source = _Source(pull, facts)
    if _SOURCES.setdefault(origin, source) != source:
        raise RuntimeError(f"the origin {origin} is registered twice")


def known_since(first: date) -> dict[str, Exists]:
    """By origin, whether it knows anything of an employee: asked along with him, so that a silent one is not asked."""
    return {origin: Exists(source.facts(first).order_by()) for origin, source in _SOURCES.items()}


@dataclass(frozen=True)
class Offer:
    """A row to be confirmed: what no report of this person covers yet."""

    origin: str
    key: str
    day: date
    text: str
    quantity: Decimal | None
    minutes: int | None
    indicator: UUID | None

    @property
    def name(self) -> str:
        return f"{self.origin}:{self.key}"


def offered(employee_id: UUID, first: date, last: date, indicators: Sequence[Indicator]) -> list[Offer]:
    """What facts say of these days and no report covers, oldest first. One statement, and those of the origins."""
    mine = ActivityReport.objects.filter(employee=employee_id, day__range=(first, last)).exclude(origin_key="")
    return offered_beside(mine.order_by(), employee_id, first, last, indicators)


def offered_beside(
    reports: Iterable[ActivityReport],
    employee_id: UUID,
    first: date,
    last: date,
    indicators: Sequence[Indicator],
    origins: Collection[str] | None = None,
) -> list[Offer]:
    """As `offered`, where all reports of these days are at hand; only the statements of the origins, or of these."""
    known = _known(reports)
    found = [
        offer
        for origin, source in _SOURCES.items()
        if origins is None or origin in origins
        for fact in source.pull(employee_id, first, last)
        if (offer := _offer(origin, fact, known[origin, fact.key], indicators))
    ]
    return sorted(found, key=lambda offer: (offer.day, offer.origin, offer.key))


@dataclass
class _Known:
    """Reports made of one fact so far."""

    rows: int = 0
    covers: bool = False
    quantity: Decimal = Decimal(0)


def _known(reports: Iterable[ActivityReport]) -> defaultdict[tuple[str, str], _Known]:
    known: defaultdict[tuple[str, str], _Known] = defaultdict(_Known)
    for row in reports:
        fact = known[row.origin, row.origin_key.partition(NEXT)[0]]
        fact.rows += 1
        if row.state != ReportState.WITHDRAWN:
            fact.covers = True
            fact.quantity += row.fact_quantity or 0
    return known


def _offer(origin: str, fact: Suggested, known: _Known, indicators: Sequence[Indicator]) -> Offer | None:
    left = None if fact.quantity is None else _bare(fact.quantity - known.quantity)
    if (known.covers and left is None) or (left is not None and left <= 0):
        return None
    return Offer(
        origin=origin,
        key=f"{fact.key}{NEXT}{known.rows}" if known.rows else fact.key,
        day=fact.day,
        text=fact.text.replace(QUANTITY, "" if left is None else format_number(left)),
        quantity=left,
        minutes=fact.minutes,
        indicator=serving(indicators, fact.source, fact.subject),
    )


def _bare(value: Decimal) -> Decimal:
    """Seven, not seven with the four decimals of its column."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def serving(indicators: Iterable[Indicator], source: str, subject: str) -> UUID | None:
    """The indicator of exactly this source, otherwise of its family; one that names subjects must name this one."""
    if not source:
        return None
    fitting = [i for i in indicators if not i.parameters.get("services") or subject in i.parameters["services"]]
    family = source.partition(".")[0] + "."
    exact = [i.pk for i in fitting if i.source == source]
    akin = [i.pk for i in fitting if i.source.startswith(family)]
    return next(iter(exact + akin), None)
