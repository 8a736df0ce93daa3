"""Anybody may press anything at any time: no path goes anywhere without a decree, nor to a sanction before help."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kinerja.outcomes.development.commands import (
    answer_help,
    give_help,
    promise_help,
    reply_to_step,
    settle_help,
    withdraw_proposal,
)
from kinerja.outcomes.development.models import HelpWord, ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.terms import OPEN_STEPS, Step
from kinerja.people.organisation.models import Employee, Position
from kinerja.pure.law import improvement_steps as law
from kinerja.pure.law.improvement import Staff
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast
from tests.outcomes.development.paths import Story

PEOPLE = ("sari", "budi", "hasan", "dewi", "tono")
WHY = "Sesuai keadaan."
Act = Callable[[Story, PromisedHelp, dict[str, Any]], Any]
ACTS: dict[str, Act] = {
    "give": lambda story, help, by: give_help(help, given_on=by["now"].date(), text=WHY, **by),
    "received": lambda story, help, by: answer_help(help, received=True, text="", **by),
    "missed": lambda story, help, by: answer_help(help, received=False, text=WHY, **by),
    "settle": lambda story, help, by: settle_help(help, text=WHY, **by),
    "promise": lambda story, help, by: promise_help(help.path, promise=story.promise(int(story.days) + 9), **by),
    "replace": lambda story, help, by: promise_help(
        help.path, promise=story.promise(int(story.days) + 9), instead_of=help, **by
    ),
    "withdraw": lambda story, help, by: withdraw_proposal(help.path, reason=WHY, **by),
    "reply": lambda story, help, by: reply_to_step(
        PathStep.objects.select_related("path__employee").filter(path=help.path).order_by("-number")[0], text=WHY, **by
    ),
}


class RandomPath(RuleBasedStateMachine):
    """In a transaction that is taken back."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()
        self.story = Story(self.cast)
        self.said: set[str] = set()
        self.owed_when_heavy: list[bool] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._all.__exit__(None, None, None)

    @precondition(lambda self: not ImprovementPath.objects.exists())
    @rule(kind=st.sampled_from(["pns", "pppk"]), post=st.sampled_from(["pelaksana", "jpt_pratama", "functional"]))
    def open(self, kind: str, post: str) -> None:
        Employee.objects.filter(pk=self.cast.sari.pk).update(kind=kind)
        Position.objects.filter(pk=self.story.plan.position_id).update(kind=post)
        made = self.story.evaluation("below", "below", "very_poor")
        self.story.proposed(type(made).objects.select_related("employee", "plan__position", "unit").get(pk=made.pk))

    @precondition(lambda self: PromisedHelp.objects.exists())
    @rule(act=st.sampled_from(sorted(ACTS)), who=st.sampled_from(PEOPLE), at=st.integers(0, 2), days=st.integers(0, 40))
    def press(self, act: str, who: str, at: int, days: int) -> None:
        self.story.days += days
        helps = list(PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee"))
        self._try(lambda: ACTS[act](self.story, helps[at % len(helps)], self.story.by(who)))

    @precondition(lambda self: ImprovementPath.objects.exists())
    @rule(
        at=st.integers(0, 9), who=st.sampled_from(("hasan", "hasan", "budi")), days=st.sampled_from((0, 40, 200, 370))
    )
    def decide(self, at: int, who: str, days: int) -> None:
        """Mostly a step the law knows from here, now and then any."""
        self.story.days += days
        path = ImprovementPath.objects.select_related("evaluation__unit").get()
        following = self._moves(path)[:-1]
        to = following[at % len(following)].to.value if following and at < 8 else Step.values[at + 1]
        owed = PromisedHelp.objects.with_last().filter(Q(last=None) | Q(last="missed")).exists()
        heavy = any(one.to.value == to and one.is_heavy for one in following)
        if self._try(lambda: self.story.decided(path, to, who)) and heavy:
            self.owed_when_heavy.append(owed)

    def _try(self, act: Callable[[], Any]) -> bool:
        try:
            act()
        except Refused as refusal:
            self.said.add(str(refusal))
            return False
        return True

    def _moves(self, path: ImprovementPath) -> Any:
        day = path.since or self.cast.today
        return law.moves(Staff(path.staff), law.Step(path.state), day, path.began or day)

    @invariant()
    def the_history_is_one_the_law_knows(self) -> None:
        for path in ImprovementPath.objects.all():
            steps = list(path.steps.all())
            assert [one.number for one in steps] == list(range(1, len(steps) + 1))
            assert (steps[0].reached, steps[-1].reached) == (Step.PROPOSED, path.state)
            days = [one.holds_from for one in steps]
            assert days == sorted(days)
            for before, after in pairwise(steps):
                at, began = law.Step(before.reached), path.began or before.holds_from
                found = law.moves(Staff(path.staff), at, before.holds_from, began)
                move = next(one for one in found if one.to.value == after.reached)
                assert move.not_before is None or after.holds_from >= move.not_before
                assert after.decree_number or after.reached == Step.WITHDRAWN

    @invariant()
    def nothing_weighed_while_help_was_open(self) -> None:
        assert not any(self.owed_when_heavy)
        heavy = {"test", "moved", "lowered", "placed", "discharged", "contract_ended"}
        if PathStep.objects.filter(reached__in=heavy).exists():
            assert HelpWord.objects.filter(kind="given").exists()

    @invariant()
    def who_is_concerned_or_proposed_decided_nothing(self) -> None:
        assert not PathStep.objects.exclude(decree_number="").exclude(by=self.cast.hasan).exists()
        given = HelpWord.objects.filter(kind__in=("given", "replaced"))
        assert not given.exclude(by=self.cast.budi).exists()
        assert not HelpWord.objects.filter(kind__in=("received", "missed")).exclude(by=self.cast.sari).exists()

    @invariant()
    def duties_end_with_the_path(self) -> None:
        if not ImprovementPath.objects.filter(state__in=OPEN_STEPS).exists():
            assert not PromisedHelp.objects.owed_by(self.story.by("budi", 0)["actor"]).exists()
            assert not PromisedHelp.objects.to_answer_by(self.cast.sari.pk).exists()

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(sentence.endswith(".") for sentence in self.said)


@pytest.mark.django_db
def test_whatever_is_pressed_help_comes_before_what_weighs(cast: Cast) -> None:
    machine = type("OfThisCity", (RandomPath,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
