"""Questions about the hall; none of them writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Coalesce

from kinerja.facts.queueing.models import Counter, Ticket, Visit
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
    """The numbers of a visit, each with how many go before it; 0 for those that do not wait. Two statements.

    Counted by the database: a hall has many who wait, and every one of them asks.
    """
    mine = list(visit.tickets.select_related("line__service", "counter").order_by("opened_at", "id"))
    waiting = [ticket for ticket in mine if ticket.stage == Stage.WAITING]
    if not waiting:
        return [(ticket, 0) for ticket in mine]
    others = Ticket.objects.waiting().filter(line__in={ticket.line_id for ticket in waiting}, day=visit.day)
    wanted = {f"before_{place}": Count("pk", filter=_goes_before(one)) for place, one in enumerate(waiting)}
    counts = others.order_by().aggregate(**wanted)
    before = {ticket.pk: counts[f"before_{place}"] for place, ticket in enumerate(waiting)}
    return [(ticket, before.get(ticket.pk, 0)) for ticket in mine]


def _goes_before(ticket: Ticket) -> Q:
    """In the same queue, by the order in which `callable_at` calls."""
    earlier = Q(queued_at__lt=ticket.queued_at) | Q(queued_at=ticket.queued_at, number__lt=ticket.number)
    return Q(line=ticket.line_id) & (Q(rank__lt=ticket.rank) | Q(rank=ticket.rank) & earlier)


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
    """Tickets whose intervals do not meet where they stand now.

    One statement, so that what moves while it is read is seen either before or after, and one ticket at a time.
    """
    names = ("pk", "opened_at", "stage", "since", "intervals__stage", "intervals__starts", "intervals__ends")
    rows = Ticket.objects.order_by("pk", "intervals__seq").values_list(*names)
    for (key, opened, stage, since), group in groupby(rows.iterator(), key=lambda row: row[:4]):
        past = [Stretch(Stage(was), starts, ends) for *_, was, starts, ends in group if was]
        found = faults(opened, past, Stage(stage), since)
        if found:
            yield Ticket.objects.get(pk=key), found
