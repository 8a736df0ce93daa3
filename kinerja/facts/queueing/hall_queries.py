"""Questions about the hall; none of them writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce

from kinerja.facts.queueing.models import Counter, Interval, Ticket, Visit
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.ticket_life import AT_COUNTER, Stage, Stretch, faults

SHOWN = 5
"""Calls on the board."""
LISTED = 30
"""Waiting numbers on the console."""


def last_calls(unit: Unit, day: date) -> list[Ticket]:
    """The newest calls of a hall, the newest first; number and counter, nothing else of anybody. One statement."""
    called = Case(When(stage=Stage.CALLED, then=F("since")), default=Coalesce("served_at", "called_at"))
    shown = Ticket.objects.filter(
        visit__unit=unit, day=day, counter__isnull=False, stage__in=(*AT_COUNTER, Stage.HELD, Stage.NO_SHOW, Stage.DONE)
    )
    return list(shown.annotate(at=called).select_related("counter").order_by("-at", "-id")[:SHOWN])


def count_waiting(unit: Unit, day: date) -> int:
    return Ticket.objects.waiting().filter(visit__unit=unit, day=day).count()


def tickets_of(visit: Visit) -> list[tuple[Ticket, int]]:
    """The numbers of a visit, each with how many go before it; 0 for those that do not wait. Two statements."""
    mine = list(visit.tickets.select_related("line__service", "counter").order_by("opened_at", "id"))
    lines = [ticket.line_id for ticket in mine if ticket.stage == Stage.WAITING]
    others = (
        Ticket.objects.waiting().filter(line__in=lines, day=visit.day).order_by() if lines else Ticket.objects.none()
    )
    places = list(others.values_list("line", "rank", "queued_at", "number"))
    return [(ticket, _before(ticket, places)) for ticket in mine]


def _before(ticket: Ticket, places: Sequence[tuple[Any, ...]]) -> int:
    if ticket.stage != Stage.WAITING:
        return 0
    place = (ticket.rank, ticket.queued_at, ticket.number)
    return sum(line == ticket.line_id and other < place for line, *rest in places for other in [tuple(rest)])


@dataclass(frozen=True)
class Desk:
    """What stands before an officer."""

    here: Ticket | None
    waiting: list[Ticket]
    waiting_count: int
    held: list[Ticket]
    absent: list[Ticket]


def desk(counter: Counter, day: date) -> Desk:
    """Four statements, however long the queue."""
    known = Ticket.objects.filter(line__in=counter.serves.order_by().values("line"), day=day)
    known = known.select_related("line__service", "visit__unit", "counter")
    aside = list(known.filter(stage__in=(Stage.HELD, Stage.NO_SHOW)).order_by("since", "id"))
    callable_ = Ticket.objects.callable_at(counter, day)
    return Desk(
        here=Ticket.objects.filter(counter=counter, stage__in=AT_COUNTER)
        .select_related("line__service", "visit__unit", "counter__unit")
        .first(),
        waiting=list(callable_.select_related("line__service", "visit")[:LISTED]),
        waiting_count=callable_.count(),
        held=[one for one in aside if one.stage == Stage.HELD],
        absent=[one for one in aside if one.stage == Stage.NO_SHOW],
    )


def broken_histories() -> Iterator[tuple[Ticket, list[str]]]:
    """Tickets whose intervals do not meet where they stand now. Two statements and a pass over both."""
    tickets = {ticket.pk: ticket for ticket in Ticket.objects.order_by("id").iterator()}
    past: dict[object, list[Stretch]] = {}
    rows = Interval.objects.order_by("ticket", "seq").values_list("ticket", "stage", "starts", "ends")
    for key, group in groupby(rows.iterator(), key=lambda row: row[0]):
        past[key] = [Stretch(Stage(stage), starts, ends) for _key, stage, starts, ends in group]
    for key, ticket in tickets.items():
        found = faults(ticket.opened_at, past.get(key, []), Stage(ticket.stage), ticket.since)
        if found:
            yield ticket, found
