"""What the database refuses, whatever the code says. Each constraint is violated once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import CounterLine, CounterShift, Interval, LineDay
from kinerja.facts.service.models import Service
from kinerja.platform.database.keys import new_id
from tests.facts.queueing.hall import Hall

A_MINUTE = timedelta(minutes=1)


def copied(thing: Any, **changes: Any) -> None:
    """The same row once more, with other values; straight into the table."""
    values = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
    with transaction.atomic():
        type(thing).objects.bulk_create([type(thing)(**values | {"id": new_id()} | changes)])


def rewritten(thing: Any, **changes: Any) -> None:
    with transaction.atomic():
        type(thing).objects.filter(pk=thing.pk).update(**changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"number": 1}, "counter_number_once"),
        ({"number": 0}, "counter_number_spoken"),
        ({"number": 100}, "counter_number_spoken"),
    ],
)
def test_counters(hall: Hall, changes: dict[str, Any], name: str) -> None:
    with pytest.raises(IntegrityError, match=f"{name}|queueing_counter.unit_id"):
        copied(hall.two, **changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"letter": "B", "service_id": "other"}, r"line_letter_once|queueing_serviceline\.letter"),
        ({"letter": "Z"}, r"line_service_once|queueing_serviceline\.service_id"),
        ({"letter": "a"}, "line_letter_spoken"),
        ({"letter": "Z", "quota": 0}, "line_capacity_positive"),
        ({"letter": "Z", "minutes_each": 0}, "line_capacity_positive"),
        ({"letter": "Z", "calls": 0}, "line_calls_few"),
    ],
)
def test_lines(hall: Hall, changes: dict[str, Any], name: str) -> None:
    if "service_id" in changes:
        changes = changes | {"service_id": Service.objects.create(code="kia", name="KIA").pk}
    with pytest.raises(IntegrityError, match=name):
        copied(hall.ktp, **changes)


def test_a_counter_serves_a_line_once(hall: Hall) -> None:
    with pytest.raises(IntegrityError, match=r"counter_line_once|queueing_counterline\.counter_id"):
        copied(CounterLine.objects.filter(counter=hall.one)[0])


def test_numbers_of_a_day(hall: Hall) -> None:
    hall.take()
    day = LineDay.objects.get()
    with pytest.raises(IntegrityError, match=r"line_day_once|queueing_lineday\.line_id"):
        copied(day)
    with pytest.raises(IntegrityError, match="line_day_counts"):
        rewritten(day, issued=2)


def test_shifts(hall: Hall) -> None:
    shift = CounterShift.objects.get(counter=hall.one)
    wati = hall.cast.wati.pk
    for changes, name in [
        ({"officer_id": wati}, "shift_counter_free"),
        ({"counter_id": commands.add_counter(hall.unit, number=9, **hall.cast.by).pk}, "shift_officer_free"),
        ({"ends": shift.starts - A_MINUTE}, "shift_in_order"),
    ]:
        with pytest.raises(DatabaseError, match=name):
            copied(shift, **changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"number": 1}, r"ticket_number_once|queueing_ticket\.number"),
        ({"stage": "called"}, "ticket_counter_by_stage"),
        ({"stage": "done", "officer": None}, "ticket_counter_by_stage"),
        ({"stage": "held", "counter": "two", "officer": "budi"}, "ticket_hold_has_reason"),
        ({"stage": "served", "counter": "two", "officer": "budi"}, "ticket_served_has_time"),
        ({"stage": "called", "counter": "one", "officer": "budi"}, r"ticket_one_at_counter|queueing_ticket\.counter"),
        ({"since": -A_MINUTE}, "ticket_times_in_order"),
        ({"promised_low": 60}, "ticket_band_whole"),
        ({"promised_low": 60, "promised_high": 30}, "ticket_band_whole"),
        ({"stage": "closed"}, "ticket_closed_is_inaccurate"),
    ],
)
def test_tickets(hall: Hall, changes: dict[str, Any], name: str) -> None:
    hall.served()
    ticket = hall.take()
    values = changes | {key: getattr(hall, changes[key]) for key in ("counter",) if key in changes}
    values |= {key: getattr(hall.cast, changes[key]) for key in ("officer",) if changes.get(key)}
    if "since" in values:
        values["since"] = ticket.opened_at + values["since"]
    with pytest.raises(IntegrityError, match=name):
        rewritten(ticket, **values)


def test_nobody_is_at_two_counters(hall: Hall) -> None:
    visit = hall.visit(hall.ktp, hall.family)
    first, second = visit.tickets.all()
    commands.call(first, counter=hall.one, **hall.by)
    with pytest.raises(IntegrityError, match=r"ticket_one_of_visit|queueing_ticket\.visit_id"):
        rewritten(second, stage="called", counter=hall.two, officer=hall.cast.budi)


def test_what_was_is_never_changed(hall: Hall) -> None:
    hall.served()
    with pytest.raises(DatabaseError, match=r"append.only"), transaction.atomic():
        Interval.objects.update(reason="x")
    with pytest.raises(DatabaseError, match=r"append.only"), transaction.atomic():
        Interval.objects.all()._raw_delete(using="default")


def test_intervals_follow_one_another(hall: Hall) -> None:
    ticket = hall.take()
    hall.later(3)
    commands.call(ticket, counter=hall.one, **hall.by)
    (waited,) = ticket.intervals.all()
    after = {"seq": 2, "starts": waited.ends, "ends": waited.ends + A_MINUTE}
    for changes, name in [
        ({"seq": 3}, "interval_chained"),  # something is left out
        ({"starts": waited.ends + A_MINUTE, "ends": waited.ends + 2 * A_MINUTE}, "interval_chained"),  # a gap
        ({"starts": waited.ends - A_MINUTE}, "interval_chained|interval_apart"),
        ({"seq": 1, "starts": waited.starts + A_MINUTE}, "interval_order_once|interval_apart|queueing_interval"),
        ({"ends": waited.ends - 2 * A_MINUTE}, "interval_in_order|interval_apart|bound"),
        ({"stage": "held", "reason": ""}, "interval_hold_has_reason"),
    ]:
        with pytest.raises(DatabaseError, match=name):
            copied(waited, **after | changes)
    other = hall.take()
    with pytest.raises(DatabaseError, match="interval_chained"):
        copied(waited, ticket_id=other.pk, **after)
    copied(waited, **after)


def test_intervals_never_overlap(hall: Hall) -> None:
    """Even where the chain holds: a row that begins at the end of the last and goes back before it."""
    ticket = hall.take()
    hall.later(3)
    commands.call(ticket, counter=hall.one, **hall.by)
    (waited,) = ticket.intervals.all()
    with pytest.raises(DatabaseError, match="interval_"):
        copied(waited, seq=2, starts=waited.starts, ends=waited.ends)


def test_every_stage_is_known_to_the_rules() -> None:
    from kinerja.facts.queueing.hall_terms import Stage
    from kinerja.pure.lib import ticket_life

    assert set(Stage.values) == set(ticket_life.Stage)
    assert set(ticket_life.NOW) == set(ticket_life.Stage)
