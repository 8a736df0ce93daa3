"""The life of a complaint: whoever answers cannot close, and whoever complained can always contradict."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.complaint_life import (
    CLOSED,
    MOVES,
    NOW,
    OVER,
    SETTLED,
    WITH_OFFICE,
    Stage,
    Stretch,
    check_move,
    faults,
    last_round,
)
from kinerja.pure.lib.refusals import Invalid

BEGIN = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@st.composite
def walks(draw: st.DrawFn) -> list[Stage]:
    """A way through the life from its beginning, as long as anything may follow."""
    stages = [Stage.RECEIVED]
    for _step in range(draw(st.integers(0, 12))):
        following = sorted(MOVES.get(stages[-1], ()))
        if not following:
            break
        stages.append(draw(st.sampled_from(following)))
    return stages


def life(stages: list[Stage]) -> list[Stretch]:
    return [Stretch(stage, BEGIN + n * HOUR, BEGIN + (n + 1) * HOUR) for n, stage in enumerate(stages)]


@given(walks())
def test_every_walk_is_a_whole_history(stages: list[Stage]) -> None:
    *past, last = life(stages)
    assert faults(BEGIN, past, last.stage, last.starts) == []


@given(walks())
def test_it_is_never_closed_without_an_answer_or_a_look_from_outside(stages: list[Stage]) -> None:
    for n, stage in enumerate(stages):
        if stage == Stage.CLOSED_BY_CITIZEN:
            assert stages[n - 1] == Stage.ANSWERED
        if stage == Stage.CLOSED_BY_REVIEWER:
            assert stages[n - 1] in (Stage.ANSWERED, Stage.REOPENED)


@pytest.mark.parametrize("stage", SETTLED)
def test_what_is_settled_can_be_contradicted(stage: Stage) -> None:
    check_move(stage, Stage.REOPENED, "K7QM-3XPD")


@pytest.mark.parametrize("stage", Stage)
def test_it_says_where_it_stands_to_who_asks_for_a_step_that_cannot_follow(stage: Stage) -> None:
    wrong = next(one for one in Stage if one not in MOVES.get(stage, ()))
    with pytest.raises(Invalid, match="K7QM-3XPD") as refused:
        check_move(stage, wrong, "K7QM-3XPD")
    assert str(refused.value) == NOW[stage].format(complaint="K7QM-3XPD")


def test_every_stage_is_somebodys_turn_or_over() -> None:
    assert {*WITH_OFFICE, Stage.ASKED, Stage.ANSWERED, *OVER} == set(Stage)
    assert set(CLOSED) < set(OVER)


def test_a_contradiction_begins_a_new_round() -> None:
    first = [Stage.RECEIVED, Stage.ROUTED, Stage.ANSWERED]
    assert last_round(life(first)) == life(first)
    stretches = life([*first, Stage.REOPENED, Stage.REOPENED, Stage.ROUTED])
    assert [one.stage for one in last_round(stretches)] == [Stage.REOPENED, Stage.REOPENED, Stage.ROUTED]


def test_gaps_and_impossible_steps_are_found() -> None:
    past = [Stretch(Stage.RECEIVED, BEGIN, BEGIN + HOUR), Stretch(Stage.ROUTED, BEGIN + 2 * HOUR, BEGIN + 3 * HOUR)]
    said = faults(BEGIN, past, Stage.CLOSED_BY_CITIZEN, BEGIN + 3 * HOUR)
    assert any("gap or overlap" in one for one in said)
    assert "closed_by_citizen cannot follow routed" in said
