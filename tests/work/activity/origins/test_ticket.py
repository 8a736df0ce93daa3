"""Rows of a day at the counter, made from the tickets themselves."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from kinerja.facts.queueing import commands
from kinerja.work.activity.origins.ticket import served
from tests.cast import Cast
from tests.facts.queueing.hall import Hall


def finish_one(hall: Hall, minutes: float, **more: bool) -> None:
    ticket = hall.served()
    hall.later(minutes)
    commands.finish(ticket, **hall.by, **more)


def test_it_counts_who_was_served_and_the_minutes(cast: Cast) -> None:
    hall = Hall(cast)
    finish_one(hall, 7)
    finish_one(hall, 5)
    finish_one(hall, 200, is_accurate=False)
    commands.leave(hall.take(), **hall.by)
    (row,) = served(cast.sari.pk, cast.today, cast.today)
    assert (row.text, row.quantity, row.minutes) == ("{quantity} warga dilayani untuk KTP-el", Decimal(3), 12)
    assert (row.key, row.source, row.subject) == (f"ktp:{cast.today}", "service.output", "ktp")


def test_both_who_served_one_citizen_have_a_row_and_nobody_else(cast: Cast) -> None:
    hall = Hall(cast)
    ticket = hall.served()
    hall.later(4)
    commands.hold(ticket, reason="advice", **hall.by)
    commands.resume(ticket, counter=hall.two, **hall.of(hall.budi))
    hall.later(2)
    assert served(cast.sari.pk, cast.today, cast.today) == []  # not finished yet
    commands.finish(ticket, **hall.of(hall.budi))
    found = {who.name: served(who.pk, cast.today, cast.today)[0].minutes for who in (cast.sari, cast.budi)}
    assert found == {cast.sari.name: 4, cast.budi.name: 2}
    assert served(cast.tono.pk, cast.today, cast.today) == []
    assert served(cast.sari.pk, cast.today + timedelta(days=1), cast.today + timedelta(days=2)) == []
