"""The one way a ticket moves: decided by one statement, and what was is added to its history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Interval, Ticket
from kinerja.platform.database.overlap import violated
from kinerja.pure.lib import ticket_life
from kinerja.pure.lib.refusals import Stale, gettext_noop

# A ticket in the queue belongs to nobody; one that ended keeps who had it.
FREE: dict[str, Any] = {"counter": None, "officer": None}


def move(ticket: Ticket, then: Stage, *, now: datetime, reason: str = "", **values: Any) -> None:
    """Raises Invalid where the step cannot follow, Stale where somebody was first. Two statements.

    A clock that went back a little does not make an interval end before it began.
    """
    ticket_life.check_move(ticket_life.Stage(ticket.stage), ticket_life.Stage(then), str(ticket))
    at = max(now, ticket.since)
    past = _past(ticket, at)
    values |= {"stage": then, "since": at, "reason": reason}
    seen = Ticket.objects.filter(pk=ticket.pk, version=ticket.version)
    try:
        with transaction.atomic():
            if not seen.update(version=F("version") + 1, **values):
                raise was_first(ticket)
            past.save(force_insert=True)
    except IntegrityError as error:
        raise _sentence(ticket, error)
    _assign(ticket, values | {"version": ticket.version + 1})


def was_first(ticket: Ticket) -> Stale:
    """Where the ticket is now, for who came second."""
    now = Ticket.objects.select_related("counter").get(pk=ticket.pk)
    if now.counter and now.stage in ticket_life.AT_COUNTER:
        return at_other_counter(now)
    said = ticket_life.NOW[ticket_life.Stage(now.stage)]
    return Stale(said, ticket=str(now))


def at_other_counter(ticket: Ticket) -> Stale:
    assert ticket.counter is not None
    return Stale(
        gettext_noop("Nomor {ticket} baru saja diambil Loket {counter}. Panggil nomor berikutnya."),
        ticket=str(ticket),
        counter=ticket.counter.number,
    )


def _past(ticket: Ticket, at: datetime) -> Interval:
    return Interval(
        ticket=ticket, seq=ticket.version + 1, stage=ticket.stage, starts=ticket.since, ends=at,
        counter_id=ticket.counter_id, officer_id=ticket.officer_id, reason=ticket.reason,
    )  # fmt: skip


def _assign(ticket: Ticket, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(ticket, name, value)


def _sentence(ticket: Ticket, error: IntegrityError) -> Exception:
    """What the database refused, as the sentence of its constraint. SQLite names columns, not constraints."""
    for name, columns in {
        "ticket_one_at_counter": "queueing_ticket.counter_id",
        "ticket_one_of_visit": "queueing_ticket.visit_id",
    }.items():
        if violated(error, name) or violated(error, columns):
            known = next(one for one in Ticket._meta.constraints if one.name == name)
            return Stale("{sentence}", sentence=str(known.get_violation_error_message()))
    return error
