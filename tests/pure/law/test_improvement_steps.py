"""From where to where a path may go; help comes before what weighs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.pure.law.improvement import Staff
from kinerja.pure.law.improvement_steps import (
    OPEN_STEPS,
    Help,
    Step,
    check_move,
    help_answer_days,
    lasts_until,
    moves,
)
from kinerja.pure.lib.refusals import Refused

BEGAN = date(2026, 3, 2)
LATER = date(2026, 9, 2)
HELPED = (Help.RECEIVED,)


def move(staff, at, to, today=LATER, helps=HELPED, since=BEGAN):
    return check_move(staff, at, to, since=since, began=BEGAN, today=today, helps=helps)


@pytest.mark.parametrize("staff", Staff)
def test_it_ends_everywhere_it_can_go(staff):
    """Every open step leads on to an end, and an end leads nowhere."""
    reached, todo = set(), [Step.PROPOSED]
    while todo:
        at = todo.pop()
        if at in reached:
            continue
        reached.add(at)
        following = [one.to for one in moves(staff, at, BEGAN, BEGAN)]
        assert bool(following) == (at in OPEN_STEPS)
        todo += following
    assert reached > OPEN_STEPS - {Step.TEST, Step.PLACED}


def test_it_gives_six_months_to_whoever_holds_a_post():
    for staff in (Staff.JA, Staff.JF, Staff.JPT):
        ends = lasts_until(staff, Step.IMPROVING, BEGAN, BEGAN)
        assert ends.value == LATER
        assert "PP 30/2019" in ends.cites[0].text
        with pytest.raises(Refused, match="baru dapat"):
            move(staff, Step.IMPROVING, Step.TEST, today=LATER - timedelta(days=1))
        assert move(staff, Step.IMPROVING, Step.TEST).is_heavy


def test_it_lets_somebody_improve_before_the_time_is_over():
    assert not move(Staff.JF, Step.IMPROVING, Step.IMPROVED, today=BEGAN, helps=()).is_heavy


def test_it_discharges_only_after_a_year_of_placement_and_no_leader_that_way():
    with pytest.raises(Refused, match="tidak dapat langsung"):
        move(Staff.JPT, Step.TEST, Step.PLACED)
    with pytest.raises(Refused, match="baru dapat"):
        move(Staff.JA, Step.PLACED, Step.DISCHARGED, since=LATER, today=date(2027, 9, 1))
    assert move(Staff.JA, Step.PLACED, Step.DISCHARGED, since=LATER, today=date(2027, 9, 2)).is_heavy


def test_it_marks_the_time_for_a_contract_as_a_setting_of_the_house():
    ending = next(one for one in moves(Staff.PPPK, Step.IMPROVING, BEGAN, BEGAN) if one.to is Step.CONTRACT_ENDED)
    assert ending.not_before == date(2026, 6, 2)
    assert "Pengaturan setempat" in ending.cites[-1].text


@pytest.mark.parametrize("owed", [Help.OPEN, Help.MISSED, Help.GIVEN])
def test_it_refuses_what_weighs_while_help_is_owed(owed):
    with pytest.raises(Refused, match="1 bantuan"):
        move(Staff.JF, Step.IMPROVING, Step.TEST, helps=(Help.RECEIVED, owed))


@pytest.mark.parametrize("helps", [(), (Help.REPLACED,)])
def test_it_refuses_what_weighs_where_no_help_was_given(helps):
    with pytest.raises(Refused, match="Bantuan mendahului sanksi"):
        move(Staff.JF, Step.IMPROVING, Step.TEST, helps=helps)


def test_it_counts_a_help_that_was_found_to_be_given():
    assert move(Staff.JF, Step.IMPROVING, Step.TEST, helps=(Help.FOUND, Help.REPLACED)).to is Step.TEST


def test_it_can_be_withdrawn_from_every_open_step():
    for at in OPEN_STEPS:
        assert moves(Staff.JA, at, BEGAN, BEGAN)[-1].to is Step.WITHDRAWN


def test_it_gives_days_to_say_whether_a_help_came():
    assert help_answer_days(BEGAN) == 5
