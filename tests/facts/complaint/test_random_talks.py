"""Anybody may press anything at any time: whatever happens, every history is whole and every clock agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.moving import read_clocks, stretches_of
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.complaint_life import Stage, faults
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast
from tests.facts.complaint.talk import REPLY, WHY, Talk

STEPS: dict[str, Callable[[Talk, Complaint, Actor], Any]] = {
    "take": lambda talk, one, who: commands.route(one, unit=one.owner, **talk.of(who)),
    "route away": lambda talk, one, who: commands.route(one, unit=talk.cast.units["KOMINFO"], **talk.of(who)),
    "about sari": lambda talk, one, who: commands.route(one, unit=talk.unit, about=talk.cast.sari, **talk.of(who)),
    "about budi": lambda talk, one, who: commands.route(one, unit=talk.unit, about=talk.cast.budi, **talk.of(who)),
    "reclassify": lambda talk, one, who: commands.route(one, unit=one.owner, handling="simple", **talk.of(who)),
    "ask": lambda talk, one, who: commands.ask_more(one, question=WHY, **talk.of(who)),
    "tell": lambda talk, one, who: commands.tell_more(one, text=WHY, **talk.rinas),
    "answer": lambda talk, one, who: commands.answer(one, text=REPLY, **talk.of(who)),
    "agree": lambda talk, one, who: commands.citizen_agrees(one, **talk.rinas),
    "disagree": lambda talk, one, who: commands.citizen_disagrees(one, why=WHY, **talk.rinas),
    "review": lambda talk, one, who: commands.review_and_close(one, finding=REPLY, **talk.of(who)),
    "withdraw": lambda talk, one, who: commands.withdraw(one, **talk.rinas),
    "escalate": lambda talk, one, who: commands.escalate(one, **talk.of(who)),
}


class RandomTalk(RuleBasedStateMachine):
    """In a transaction that is taken back."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()
        self.talk = Talk(self.cast)
        self.people = (self.talk.sari, self.talk.budi, self.talk.dewi, self.talk.andi, self.talk.tono)
        self.said: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._all.__exit__(None, None, None)

    @rule(hours=st.floats(0, 60), kind=st.sampled_from(["complaint", "complaint", "praise"]))
    def file(self, hours: float, kind: str) -> None:
        self.talk.later(hours=hours)
        self.talk.filed(kind=kind)

    @precondition(lambda self: Complaint.objects.exists())
    @rule(step=st.sampled_from(sorted(STEPS)), who=st.integers(0, 4), at=st.integers(0, 2), hours=st.floats(-0.1, 200))
    def press(self, step: str, who: int, at: int, hours: float) -> None:
        self.talk.later(hours=hours)  # a clock may go back a little
        rows = list(self._rows())
        try:
            STEPS[step](self.talk, rows[at % len(rows)], self.people[who])
        except Refused as refusal:
            self.said.add(str(refusal))

    @rule()
    def night(self) -> None:
        by = self.talk.of(self.cast.system)
        commands.escalate_overdue(10, **by)
        commands.lapse_silent(10, **by)
        commands.ask_after_four_weeks(10, **by)

    @invariant()
    def every_history_is_whole(self) -> None:
        for one in self._rows():
            past = stretches_of(one, self.talk.now)[:-1]
            assert not faults(one.received_at, past, Stage(one.stage), one.since)
            assert one.version == len(past)

    @invariant()
    def the_columns_say_what_the_history_says(self) -> None:
        for one in self._rows():
            clock = read_clocks(one, max(self.talk.now, one.since)).value
            due = None if one.stage == Stage.WITHDRAWN else clock.due
            assert (one.first_due_at, one.due_at) == (clock.first_due, due)
            assert (one.responded_at, one.answered_at) == (clock.responded, clock.answered)

    @invariant()
    def nobody_handled_what_is_about_himself(self) -> None:
        for one in self._rows():
            assert one.about_id is None or one.officer_id != one.about_id

    @invariant()
    def overdue_is_the_same_in_a_list_and_on_a_row(self) -> None:
        listed = set(Complaint.objects.overdue(self.talk.now).values_list("pk", flat=True))
        assert listed == {one.pk for one in self._rows() if one.is_overdue(self.talk.now)}

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(sentence.endswith(".") for sentence in self.said)

    def _rows(self) -> Any:
        return Complaint.objects.select_related("unit", "owner", "about").order_by("-since", "id")


@pytest.mark.django_db
def test_whatever_is_pressed_every_history_is_whole(cast: Cast) -> None:
    machine = type("OfThisCity", (RandomTalk,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
