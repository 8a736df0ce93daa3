"""The life of a ticket as a rule: what may follow, and what a whole history is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.ticket_life import (
    LIVE,
    MOVES,
    NOW,
    Stage,
    Stretch,
    capacity,
    check_move,
    check_no_show,
    check_return,
    faults,
    written,
)

NINE = datetime(2026, 3, 10, 1, tzinfo=UTC)


def minutes(n: float) -> datetime:
    return NINE + timedelta(minutes=n)


@pytest.mark.parametrize("stage", list(Stage))
def test_it_says_where_a_ticket_stands_whatever_is_asked(stage: Stage) -> None:
    for then in Stage:
        if then in MOVES.get(stage, ()):
            check_move(stage, then, "A012")
        else:
            with pytest.raises(Invalid, match="A012"):
                check_move(stage, then, "A012")
    assert NOW[stage].endswith(".")


def test_every_live_stage_can_end_and_the_ended_never_move() -> None:
    for stage in LIVE:
        assert {Stage.LEFT, Stage.CLOSED} <= MOVES[stage]
    assert {stage for stage in Stage if stage not in MOVES} == {
        Stage.DONE,
        Stage.LEFT,
        Stage.TRANSFERRED,
        Stage.CLOSED,
    }


def test_a_whole_history_has_no_faults() -> None:
    past = [Stretch(Stage.WAITING, minutes(0), minutes(4)), Stretch(Stage.CALLED, minutes(4), minutes(5))]
    assert faults(minutes(0), past, Stage.SERVED, minutes(5)) == []
    assert faults(minutes(0), [], Stage.WAITING, minutes(0)) == []


@pytest.mark.parametrize(
    ("past", "stage", "since", "said"),
    [
        ([Stretch(Stage.WAITING, minutes(0), minutes(4))], Stage.CALLED, minutes(5), "gap or overlap"),
        ([Stretch(Stage.WAITING, minutes(1), minutes(4))], Stage.CALLED, minutes(4), "gap or overlap"),
        ([Stretch(Stage.WAITING, minutes(0), minutes(4))], Stage.HELD, minutes(4), "held cannot follow waiting"),
        ([Stretch(Stage.WAITING, minutes(0), minutes(-1))], Stage.CALLED, minutes(-1), "ends before it starts"),
        ([], Stage.WAITING, minutes(1), "gap or overlap"),
    ],
)
def test_it_finds_what_is_wrong(past: list[Stretch], stage: Stage, since: datetime, said: str) -> None:
    assert any(said in fault for fault in faults(minutes(0), past, stage, since))


@given(st.lists(st.floats(0, 30), min_size=1, max_size=9), st.data())
def test_any_walk_along_the_moves_is_whole_and_any_shift_in_it_is_found(lengths: list[float], data: st.DataObject):
    stage, at, past = Stage.WAITING, minutes(0), []
    for length in lengths:
        if stage not in MOVES:
            break
        ends = at + timedelta(minutes=length)
        past.append(Stretch(stage, at, ends))
        stage, at = data.draw(st.sampled_from(sorted(MOVES[stage]))), ends
    assert faults(minutes(0), past, stage, at) == []
    n = data.draw(st.integers(0, len(past) - 1))
    moved = Stretch(past[n].stage, past[n].starts + timedelta(seconds=1), past[n].ends + timedelta(seconds=1))
    assert faults(minutes(0), [*past[:n], moved, *past[n + 1 :]], stage, at)


def test_nobody_is_written_off_early_nor_brought_back_for_ever() -> None:
    check_no_show(3, 3, "A001")
    with pytest.raises(Invalid, match="baru dipanggil 2 kali"):
        check_no_show(2, 3, "A001")
    check_return(0, 1, "A001")
    with pytest.raises(Invalid, match="sudah 1 kali"):
        check_return(1, 1, "A001")


def test_numbers_are_written_as_they_are_called() -> None:
    assert [written("A", 1), written("B", 12), written("C", 1000)] == ["A001", "B012", "C1000"]


def test_capacity_is_what_the_counters_can_do() -> None:
    assert [capacity(450, 1, 10), capacity(390, 2, 10), capacity(0, 2, 10)] == [45, 78, 0]
