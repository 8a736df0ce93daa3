"""A desk where anything may be pressed at any time: whatever happens, every history is whole and every clock agrees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kinerja.facts.casework import commands
from kinerja.facts.casework.clock import read_clock, stretches_of
from kinerja.facts.casework.models import CaseFile
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.file_life import RESOLVED, Stage, faults
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast
from tests.facts.casework.desk import Desk

SAID = "Foto KK terpotong, kirim ulang yang utuh."
STEPS: dict[str, Callable[[Desk, CaseFile, Actor], Any]] = {
    "check": lambda desk, file, who: commands.check(file, **desk.of(who)),
    "return": lambda desk, file, who: commands.return_to_citizen(file, missing=SAID, **desk.of(who)),
    "complete": lambda desk, file, who: commands.complete(file, papers=[desk.paper()], **desk.of(desk.rina)),
    "process": lambda desk, file, who: commands.process(file, **desk.of(who)),
    "approve": lambda desk, file, who: commands.approve(file, **desk.of(who)),
    "refuse": lambda desk, file, who: commands.refuse(file, reason=SAID, **desk.of(who)),
    "ready": lambda desk, file, who: commands.make_ready(file, **desk.of(who)),
    "hand over": lambda desk, file, who: commands.hand_over(file, **desk.of(who)),
    "delay": lambda desk, file, who: commands.tell_delay(file, reason=SAID, **desk.of(who)),
    "to other": lambda desk, file, who: commands.hand_on(file, unit=desk.other, **desk.of(who)),
    "to own": lambda desk, file, who: commands.hand_on(file, unit=desk.unit, **desk.of(who)),
    "withdraw": lambda desk, file, who: commands.withdraw(file, **desk.of(desk.rina)),
}


class RandomDesk(RuleBasedStateMachine):
    """In a transaction that is taken back."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()
        self.desk = Desk(self.cast)
        self.people = (self.desk.sari, self.desk.budi, self.desk.hasan)
        self.said: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._all.__exit__(None, None, None)

    @rule(hours=st.floats(0, 60))
    def ask(self, hours: float) -> None:
        self.desk.later(hours=hours)
        self.desk.asked()

    @precondition(lambda self: CaseFile.objects.exists())
    @rule(step=st.sampled_from(sorted(STEPS)), who=st.integers(0, 2), at=st.integers(0, 3), hours=st.floats(-0.1, 60))
    def press(self, step: str, who: int, at: int, hours: float) -> None:
        self.desk.later(hours=hours)  # a clock may go back a little
        files = list(self._files())
        try:
            STEPS[step](self.desk, files[at % len(files)], self.people[who])
        except Refused as refusal:
            self.said.add(str(refusal))

    @invariant()
    def every_history_is_whole(self) -> None:
        for file in self._files():
            past = stretches_of(file, self.desk.now)[:-1]
            assert not faults(file.received_at, past, Stage(file.stage), file.since)
            assert file.version == len(past)

    @invariant()
    def the_figures_of_service_say_what_the_history_says(self) -> None:
        for file in self._files():
            clock, request = read_clock(file, max(self.desk.now, file.since)), file.request
            due = None if file.stage == Stage.WITHDRAWN else clock.due
            assert (request.opened_at, request.deadline_at, request.closed_at) == (clock.starts, due, clock.ended)
            assert (request.closed_at is None) == (file.stage not in RESOLVED)

    @invariant()
    def what_was_read_at_the_end_is_what_is_read_today(self) -> None:
        for file in self._files():
            for reading in file.readings.all():
                clock = read_clock(file, self.desk.now + timedelta(days=1))
                assert (reading.due, reading.used, reading.paused) == (clock.due, clock.used, clock.paused)

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(sentence.endswith(".") for sentence in self.said)

    def _files(self) -> Any:
        return CaseFile.objects.select_related("request__unit", "standard", "unit").order_by("-since", "id")


@pytest.mark.django_db
def test_whatever_is_pressed_every_history_is_whole(cast: Cast) -> None:
    machine = type("OfThisCity", (RandomDesk,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
