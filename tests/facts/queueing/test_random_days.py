"""A hall where anything may be pressed at any time: whatever happens, every history is whole."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.hall_terms import HoldReason, Priority
from kinerja.facts.queueing.models import Interval, LineDay, Ticket
from kinerja.pure.lib.refusals import Refused
from kinerja.pure.lib.ticket_life import AT_COUNTER
from tests.cast import Cast
from tests.facts.queueing.hall import Hall

STEPS: dict[str, Callable[[Hall, Ticket, int, random.Random], Any]] = {
    "call": lambda hall, ticket, at, _r: commands.call(ticket, counter=hall.counters[at], **by(hall, at)),
    "again": lambda hall, ticket, at, _r: commands.call_again(ticket, **by(hall, at)),
    "start": lambda hall, ticket, at, _r: commands.start(ticket, counter=hall.counters[at], **by(hall, at)),
    "hold": lambda hall, ticket, at, r: commands.hold(ticket, reason=r.choice(HoldReason.values), **by(hall, at)),
    "resume": lambda hall, ticket, at, _r: commands.resume(ticket, counter=hall.counters[at], **by(hall, at)),
    "back": lambda hall, ticket, at, _r: commands.put_back(ticket, **by(hall, at)),
    "no show": lambda hall, ticket, at, _r: commands.mark_no_show(ticket, **by(hall, at)),
    "restore": lambda hall, ticket, at, _r: commands.restore(ticket, **by(hall, at)),
    "finish": lambda hall, ticket, at, r: commands.finish(ticket, is_accurate=r.random() < 0.9, **by(hall, at)),
    "leave": lambda hall, ticket, at, _r: commands.leave(ticket, **by(hall, at)),
    "transfer": lambda hall, ticket, at, r: commands.transfer(
        ticket, line=r.choice(hall.lines), reason="salah loket", **by(hall, at)
    ),
    "add": lambda hall, ticket, at, r: commands.add_service(ticket.visit, line=r.choice(hall.lines), **by(hall, at)),
}


def by(hall: Hall, at: int) -> dict[str, Any]:
    return hall.of((hall.sari, hall.budi)[at])


class RandomDay(RuleBasedStateMachine):
    """One hall, one day and the night after it, in a transaction that is taken back."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self._day = transaction.atomic()
        self._day.__enter__()
        self.hall = Hall(self.cast)
        self.said: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._day.__exit__(None, None, None)

    def attempt(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except Refused as refusal:
            self.said.add(str(refusal))

    @rule(services=st.sets(st.integers(0, 2), min_size=1), first=st.booleans(), minutes=st.floats(0, 9))
    def take(self, services: set[int], first: bool, minutes: float) -> None:
        self.hall.later(minutes)
        lines = [self.hall.lines[n] for n in sorted(services)]
        self.attempt(lambda: self.hall.visit(*lines, priority=Priority.ELDERLY if first else Priority.NONE))

    @rule(at=st.integers(0, 1), minutes=st.floats(0, 9))
    def call_next(self, at: int, minutes: float) -> None:
        self.hall.later(minutes)
        self.attempt(lambda: commands.call_next(self.hall.counters[at], **by(self.hall, at)))

    @precondition(lambda self: Ticket.objects.exists())
    @rule(step=st.sampled_from(sorted(STEPS)), at=st.integers(0, 1), r=st.randoms(), minutes=st.floats(-0.1, 9))
    def press(self, step: str, at: int, r: random.Random, minutes: float) -> None:
        self.hall.later(minutes)  # a clock may go back a little
        tickets = list(Ticket.objects.order_by("-since", "id").select_related("visit__unit", "line", "counter__unit"))
        ticket = tickets[r.randrange(min(len(tickets), 4))]
        self.attempt(lambda: STEPS[step](self.hall, ticket, at, r))

    @precondition(lambda self: Ticket.objects.live().exists())
    @rule()
    def night(self) -> None:
        self.hall.later(24 * 60)
        commands.close_past_days(**self.hall.of(self.hall.cast.system))
        assert not Ticket.objects.live().filter(day__lt=self.hall.now.date()).exists()
        self.attempt(self.hall.open)

    @invariant()
    def every_history_is_whole(self) -> None:
        assert not list(broken_histories())

    @invariant()
    def moves_and_intervals_agree(self) -> None:
        counted = Ticket.objects.annotate(n=Count("intervals")).values_list("version", "n")
        assert all(version == n for version, n in counted)
        assert sum(n for _v, n in counted) == Interval.objects.count()

    @invariant()
    def a_counter_has_one_number_and_a_citizen_one_counter(self) -> None:
        busy = Ticket.objects.filter(stage__in=AT_COUNTER)
        assert busy.values("counter").distinct().count() == busy.count() == busy.values("visit").distinct().count()

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(sentence.endswith(".") for sentence in self.said)

    @invariant()
    def numbers_have_no_gap(self) -> None:
        for day in LineDay.objects.all():
            given = Ticket.objects.filter(line=day.line_id, day=day.day).order_by("number")
            assert list(given.values_list("number", flat=True)) == list(range(1, day.last_number + 1))


@pytest.mark.django_db
def test_whatever_is_pressed_every_history_is_whole(cast: Cast) -> None:
    machine = type("OfThisCity", (RandomDay,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
