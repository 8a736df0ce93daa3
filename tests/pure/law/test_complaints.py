"""The clocks of complaints, counted by hand: UU 25/2009 Pasal 50, SP4N-LAPOR!, worked case T7 of the regulation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kinerja.pure.law.complaints import Clocks, Handling, clocks
from kinerja.pure.law.findings import Confidence
from kinerja.pure.lib.complaint_life import Stage, Stretch
from kinerja.pure.lib.opening_hours import week_of
from kinerja.pure.lib.worktime import WorkCalendar

JAKARTA = ZoneInfo("Asia/Jakarta")
OFFICE = WorkCalendar(JAKARTA, week_of("mon-fri", "08:00-16:00"))
FRIDAY = date(2026, 2, 6)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=JAKARTA).astimezone(UTC)


def read(*steps: tuple[str, date], handling: Handling | None = Handling.DESK, until: date = date(2026, 6, 1)) -> Clocks:
    starts = [at(day) for _stage, day in steps]
    ends = [*starts[1:], at(until)]
    life = [Stretch(Stage(name), a, b) for (name, _day), a, b in zip(steps, starts, ends, strict=True)]
    return clocks(life, handling, FRIDAY, OFFICE).value


RECEIVED = ("received", FRIDAY)


@pytest.mark.parametrize(
    ("handling", "due"),
    [
        (Handling.SIMPLE, date(2026, 2, 13)),
        (Handling.DESK, date(2026, 2, 26)),
        # 60 working days end on 1 May; the sixty days of UU 25/2009 end on 7 April and come first.
        (Handling.FIELD, date(2026, 4, 7)),
    ],
)
def test_the_class_says_the_day_and_the_law_the_latest(handling: Handling, due: date) -> None:
    assert read(RECEIVED, handling=handling).due == at(due, 16)


def test_three_days_for_the_first_response_end_on_the_next_day_the_office_can_keep_them() -> None:
    shown = read(RECEIVED)
    assert (shown.first_due, shown.responded) == (at(date(2026, 2, 9), 16), None)
    assert read(RECEIVED, ("routed", date(2026, 2, 9))).responded == at(date(2026, 2, 9))


def test_the_clock_stands_still_while_the_citizen_is_asked() -> None:
    asked = (RECEIVED, ("routed", date(2026, 2, 9)), ("asked", date(2026, 2, 10)))
    assert read(*asked).due is None
    # Back on the 17th: the 11th, 12th, 13th, 16th and 17th did not count, so that the 14 days end five later.
    assert read(*asked, ("routed", date(2026, 2, 17))).due == at(date(2026, 3, 5), 16)


def test_who_contradicts_starts_the_clock_anew() -> None:
    answered = (RECEIVED, ("routed", date(2026, 2, 9)), ("answered", date(2026, 2, 12)))
    assert read(*answered).answered == at(date(2026, 2, 12))
    again = read(*answered, ("reopened", date(2026, 3, 2)))
    assert (again.answered, again.due) == (None, at(date(2026, 3, 20), 16))
    assert read(*answered, ("reopened", date(2026, 3, 2)), ("closed_by_reviewer", date(2026, 3, 4))).answered


def test_suggestions_and_praise_are_taken_up_by_the_same_day_and_owe_no_answer_by_one() -> None:
    shown = read(RECEIVED, handling=None)
    assert (shown.first_due, shown.due) == (at(date(2026, 2, 9), 16), None)


def test_it_cites_what_it_rests_on() -> None:
    life = [Stretch(Stage.RECEIVED, at(FRIDAY), at(FRIDAY) + timedelta(hours=1))]
    found = clocks(life, Handling.FIELD, FRIDAY, OFFICE)
    assert [cite.source for cite in found.cites] == ["SP4N-LAPOR!", "UU 25/2009"]
    assert (found.confidence, found.is_law) == (Confidence.SECONDARY, True)
    assert found.because[0].text == "Ditanggapi paling lambat 09-02-2026."
