"""What a restore or a hand in the tables may leave behind is found by the doctor."""

from __future__ import annotations

from datetime import timedelta

from kinerja.doors.cli.health import halls
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.models import Ticket
from tests.facts.queueing.hall import Hall


def test_a_whole_day_is_well(hall: Hall) -> None:
    hall.take()
    commands.finish(hall.served(), **hall.by)
    check = halls(hall.now)
    assert (check.ok, check.found, check.numbers) == (True, "0", {"broken": 0})


def test_a_hole_between_the_past_and_now_is_named(hall: Hall) -> None:
    ticket, fresh = hall.served(), hall.take()
    for one in (ticket, fresh):
        Ticket.objects.filter(pk=one.pk).update(since=one.since + timedelta(minutes=1))
    assert [found.pk for found, _why in broken_histories()] == [ticket.pk, fresh.pk]
    check = halls(hall.now)
    assert not check.ok
    assert f"{ticket.day} A001: gap or overlap" in check.found
    assert check.numbers == {"broken": 2}


def test_an_interval_that_is_missing_between_two_stages_is_found(hall: Hall) -> None:
    Ticket.objects.filter(pk=hall.served().pk).update(stage="done")  # the interval of the service is not there
    assert [why for _found, why in broken_histories()] == [["done cannot follow called"]]
