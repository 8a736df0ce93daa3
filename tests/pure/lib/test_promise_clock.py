"""The clock of a promise: by hand where a hand can count, and for any history where it must agree with itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.file_life import MOVES, RESOLVED, Stage, Stretch, check_move, faults
from kinerja.pure.lib.opening_hours import week_of
from kinerja.pure.lib.promise_clock import Promise, Reading, first_response, legs, longest_silence, read
from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.worktime import WorkCalendar

PALU = ZoneInfo("Asia/Makassar")
WEEK = week_of("mon-fri", "08:00-16:00")
OFFICE = WorkCalendar(PALU, WEEK, frozenset({date(2026, 3, 19)}))
"""March 2026: the 9th is a Monday, Thursday the 19th a day off."""
THREE_DAYS = Promise(Decimal(3), "working_days")
HOUR = timedelta(hours=1)


def local(day: int, hour: float) -> datetime:
    return datetime(2026, 3, day, tzinfo=PALU).astimezone(UTC) + timedelta(hours=hour)


def life(*steps: tuple[str, int, float], until: tuple[int, float]) -> list[Stretch]:
    """(stage, day, hour) … as stretches, each up to the next."""
    starts = [local(day, hour) for _stage, day, hour in steps]
    ends = [*starts[1:], local(*until)]
    return [Stretch(Stage(s), a, b, "LOKET") for (s, _d, _h), a, b in zip(steps, starts, ends, strict=True)]


ONCE_RETURNED = (
    ("received", 9, 9.0),
    ("checked", 9, 10.0),
    ("returned", 9, 11.0),
    ("completed", 11, 14.0),
    ("checked", 11, 15.0),
    ("processed", 12, 9.0),
    ("approved", 13, 10.0),
    ("ready", 16, 12.0),
)


def test_it_starts_with_the_part_that_made_the_file_complete() -> None:
    reading = read(life(*ONCE_RETURNED, until=(20, 9)), THREE_DAYS, OFFICE)
    # Wednesday 14:00. Thursday, Friday, Monday are the three days; Wed 2 + Thu 8 + Fri 8 + Mon 4 hours were used of 26.
    assert (reading.starts, reading.due, reading.ended) == (local(11, 14), local(16, 16), local(16, 12))
    assert (reading.used, reading.target, reading.difference) == (22 * HOUR, 26 * HOUR, 4 * HOUR)
    assert not reading.is_late(local(20, 9))


def test_a_changed_standard_gives_another_result_for_the_same_history() -> None:
    stretches = life(*ONCE_RETURNED, until=(20, 9))
    shorter = read(stretches, replace(THREE_DAYS, amount=Decimal(2)), OFFICE)
    assert (shorter.due, shorter.difference, shorter.is_late(local(20, 9))) == (local(13, 16), -4 * HOUR, True)
    registered = read(stretches, replace(THREE_DAYS, from_complete=False), OFFICE)
    # From Monday on, the Tuesday and Wednesday with the citizen left out: Thursday, Friday, Monday again.
    assert (registered.starts, registered.due) == (local(9, 9), local(16, 16))
    assert (registered.used, registered.paused) == (24 * HOUR, 19 * HOUR)


def test_a_return_after_processing_only_pauses() -> None:
    stretches = life(
        ("received", 9, 9), ("checked", 9, 10), ("processed", 9, 12), ("returned", 10, 10), ("completed", 12, 9),
        ("checked", 12, 10), until=(12, 11),
    )  # fmt: skip
    reading = read(stretches, THREE_DAYS, OFFICE)
    # Tuesday counts; Wednesday and Thursday were the citizen's; Friday and Monday follow.
    assert (reading.starts, reading.due) == (local(9, 9), local(16, 16))
    assert (reading.used, reading.paused) == (11 * HOUR, 15 * HOUR)
    hours = read(stretches, Promise(Decimal(12), "hours"), OFFICE)
    assert (hours.due, hours.target, hours.difference) == (local(12, 12), 12 * HOUR, HOUR)
    # The promise ended the moment the file went back, or later that day while the citizen already had it.
    assert read(stretches, Promise(Decimal(9), "hours"), OFFICE).due == local(10, 10)
    one_day = read(stretches, Promise(Decimal(1), "working_days"), OFFICE)
    assert (one_day.due, one_day.target, one_day.difference) == (local(10, 16), 9 * HOUR, -2 * HOUR)


def test_of_two_returns_before_processing_the_last_part_counts() -> None:
    again = (("received", 9, 9), ("checked", 9, 10), ("returned", 9, 11), ("completed", 10, 9), ("checked", 10, 10),
             ("returned", 10, 11), ("completed", 11, 14), ("completed", 11, 15), ("checked", 12, 9))  # fmt: skip
    reading = read(life(*again, until=(12, 10)), THREE_DAYS, OFFICE)
    assert (reading.starts, reading.due, reading.used) == (local(11, 14), local(16, 16), 4 * HOUR)


def test_a_day_off_is_no_working_day_and_a_promise_in_days_ends_when_the_office_is_open() -> None:
    stretches = life(("received", 18, 15), until=(18, 15.5))
    assert read(stretches, Promise(Decimal(1), "working_days"), OFFICE).due == local(20, 16)
    assert read(stretches, Promise(Decimal(1), "days"), OFFICE).due == local(20, 16)
    assert read(stretches, Promise(Decimal(2), "days"), OFFICE).due == local(20, 16)
    assert read(stretches, Promise(Decimal(90), "minutes"), OFFICE).due == local(20, 8.5)


def test_while_the_citizen_has_the_file_no_end_is_promised() -> None:
    reading = read(life(("received", 9, 9), ("checked", 9, 10), ("returned", 9, 11), until=(11, 9)), THREE_DAYS, OFFICE)
    assert (reading.due, reading.difference, reading.is_late(local(30, 9))) == (None, None, False)


def test_it_tells_first_answer_and_silence() -> None:
    stretches = life(*ONCE_RETURNED, until=(20, 9))
    assert first_response(stretches, OFFICE) == HOUR
    assert first_response(stretches[:1], OFFICE) is None
    assert longest_silence(stretches, OFFICE) == 10 * HOUR  # Friday 10:00 to Monday 12:00


def test_a_hand_over_has_its_own_clock_in_the_hours_of_each_unit() -> None:
    stretches = life(
        ("received", 9, 9), ("checked", 9, 10), ("processed", 9, 12), ("processed", 9, 14), ("processed", 10, 9),
        ("approved", 10, 12), until=(10, 15),
    )  # fmt: skip
    stretches = [replace(one, taken=False) if n in (0, 3) else one for n, one in enumerate(stretches)]
    stretches = stretches[:3] + [replace(one, unit="CETAK") for one in stretches[3:]]
    late = WorkCalendar(PALU, week_of("mon-fri", "09:00-17:00"))
    first, second = legs(stretches, {"LOKET": OFFICE, "CETAK": late})
    assert (first.unit, first.used, first.untaken) == ("LOKET", 5 * HOUR, HOUR)
    assert (second.unit, second.used, second.untaken) == ("CETAK", 9 * HOUR, 3 * HOUR)


@st.composite
def histories(draw: st.DrawFn) -> list[Stretch]:
    """Any life a file may have, in steps of some minutes to some days."""
    stage, at, found = Stage.RECEIVED, local(9, 9), []
    for _step in range(draw(st.integers(1, 14))):
        until = at + timedelta(minutes=draw(st.integers(0, 5000)))
        found.append(Stretch(stage, at, until))
        following = sorted(MOVES.get(stage, ()))
        if not following:
            break
        stage, at = draw(st.sampled_from(following)), until
    return found


PROMISES = st.builds(
    Promise,
    st.decimals("0.5", 20, places=1),
    st.sampled_from(["minutes", "hours", "days", "working_days"]),
    st.booleans(),
)


@given(histories(), PROMISES)
def test_used_and_paused_time_cover_the_life_from_start_to_end(stretches: list[Stretch], promise: Promise) -> None:
    assert not faults(stretches[0].starts, stretches[:-1], stretches[-1].stage, stretches[-1].starts)
    reading = read(stretches, promise, OFFICE)
    end = reading.ended or stretches[-1].ends
    assert reading.used + reading.paused == OFFICE.working_time(reading.starts, end)


@given(histories(), PROMISES)
def test_the_sign_of_the_difference_agrees_with_the_promised_instant(
    stretches: list[Stretch], promise: Promise
) -> None:
    reading = read(stretches, promise, OFFICE)
    end = reading.ended or stretches[-1].ends
    if reading.due is None or reading.difference is None:
        assert stretches[-1].stage == Stage.RETURNED
    elif reading.difference < timedelta(0):
        assert reading.is_late(end)
    elif reading.difference > timedelta(0):
        assert not reading.is_late(end)


@given(histories(), PROMISES, st.integers(0, 13), st.floats(0, 1))
def test_news_without_progress_moves_no_promise(
    stretches: list[Stretch], promise: Promise, n: int, share: float
) -> None:
    """A colleague who takes over, or a reason told, cuts a stretch in two of the same stage."""
    cut = stretches[n % len(stretches)]
    middle = cut.starts + share * (cut.ends - cut.starts)
    halves = [replace(cut, ends=middle), replace(cut, starts=middle)]
    told = [half for one in stretches for half in (halves if one is cut else [one])]
    assert _shown(read(told, promise, OFFICE)) == _shown(read(stretches, promise, OFFICE))


@given(histories(), PROMISES)
def test_what_happens_after_the_result_is_ready_changes_nothing(stretches: list[Stretch], promise: Promise) -> None:
    if stretches[-1].stage in RESOLVED:
        later = [*stretches[:-1], replace(stretches[-1], ends=stretches[-1].ends + timedelta(days=9))]
        assert read(later, promise, OFFICE) == read(stretches, promise, OFFICE)


def _shown(reading: Reading) -> tuple[object, ...]:
    return (reading.starts, reading.due, reading.ended, reading.used, reading.paused)


def test_a_step_that_cannot_follow_is_refused_with_what_to_do() -> None:
    check_move(Stage.CHECKED, Stage.RETURNED, "K7QM-3XPD")
    with pytest.raises(Invalid) as refusal:
        check_move(Stage.RETURNED, Stage.PROCESSED, "K7QM-3XPD")
    assert str(refusal.value) == "Berkas K7QM-3XPD sedang menunggu dilengkapi warga."


@pytest.mark.parametrize("stage", list(Stage))
def test_the_citizen_may_withdraw_until_it_is_approved(stage: Stage) -> None:
    open_stages = {Stage.RECEIVED, Stage.CHECKED, Stage.RETURNED, Stage.COMPLETED, Stage.PROCESSED}
    assert (Stage.WITHDRAWN in MOVES.get(stage, ())) == (stage in open_stages)


def test_what_is_withdrawn_owes_nothing_any_more() -> None:
    stretches = life(("received", 9, 9), ("checked", 9, 10), ("withdrawn", 9, 11), until=(30, 9))
    reading = read(stretches, THREE_DAYS, OFFICE)
    assert (reading.ended, reading.used, reading.is_late(local(30, 9))) == (local(9, 11), 2 * HOUR, False)
