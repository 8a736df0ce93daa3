"""Days that were kept elsewhere, with their whole history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.facts.queueing.commands.past import PastNumber, PastShift, Step, take_over_days
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.hall_terms import Priority, Stage
from kinerja.facts.queueing.models import CounterShift, LineDay, Ticket
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.facts.queueing.hall import Hall

MINUTE = timedelta(minutes=1)


def number(hall: Hall, n: int, *stages: tuple[Stage, int], **more: object) -> PastNumber:
    """Yesterday at ten; each stage so many minutes after the number was taken."""
    came = hall.now - timedelta(days=1)
    here = {"counter": hall.one.pk, "officer": hall.cast.sari.pk}
    steps = [Step(stage, came + after * MINUTE, **({} if stage == Stage.LEFT else here)) for stage, after in stages]
    return PastNumber(hall.ktp, came.date(), n, came, steps, ahead=n - 1, **more)


def test_each_number_stands_where_its_last_step_left_it(hall: Hall) -> None:
    start = hall.now - timedelta(days=1)
    given = [
        number(hall, 1, (Stage.CALLED, 3), (Stage.CALLED, 4), (Stage.SERVED, 5), (Stage.DONE, 12), promised=(60, 600)),
        number(hall, 2, (Stage.LEFT, 7), priority=Priority.ELDERLY),
        number(hall, 3, (Stage.SERVED, 13), (Stage.DONE, 20)),
        number(hall, 4),
    ]
    shift = PastShift(hall.one.pk, hall.cast.sari.pk, start, start + 60 * MINUTE)
    assert take_over_days(hall.unit, numbers=given, shifts=[shift], **hall.cast.by) == 4
    done, left, uncalled, waiting = Ticket.objects.order_by("number")
    assert (done.stage, done.calls, done.called_at, done.served_at) == (
        "done", 2, start + 3 * MINUTE, start + 5 * MINUTE
    )  # fmt: skip
    assert (done.officer, done.counter, done.version, done.promised_high) == (hall.cast.sari, hall.one, 4, 600)
    assert (left.stage, left.rank, left.officer, left.visit.priority) == ("left", 0, None, "elderly")
    assert (uncalled.missed_call, done.missed_call, waiting.stage) == (True, False, "waiting")
    assert not list(broken_histories())
    assert LineDay.objects.values_list("last_number", "issued").get() == (4, 4)
    assert CounterShift.objects.filter(ends__isnull=False).count() == 1


def test_a_history_with_a_hole_is_refused(hall: Hall) -> None:
    with pytest.raises(Invalid, match="done cannot follow waiting"):
        take_over_days(hall.unit, numbers=[number(hall, 1, (Stage.DONE, 3))], shifts=[], **hall.cast.by)
    assert not Ticket.objects.exists()


def test_numbers_of_another_hall_and_strangers_are_refused(hall: Hall) -> None:
    with pytest.raises(Invalid, match="antrean unit ini"):
        take_over_days(hall.cast.units["RSUD"], numbers=[number(hall, 1)], shifts=[], **hall.cast.by)
    with pytest.raises(Forbidden):
        take_over_days(hall.unit, numbers=[number(hall, 1)], shifts=[], **hall.by)
