from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.deadlines import Timeliness, Unit, add_months, due, due_in_year, due_instant, timeliness
from kinerja.pure.law.provisions import provisions
from kinerja.pure.lib.refusals import Invalid, Refused
from tests.pure.law.reading import MondayToFriday

CODES = sorted(subject.removeprefix("deadlines.") for subject in provisions() if subject.startswith("deadlines."))
EVENT = date(2026, 1, 30)


@pytest.mark.parametrize("code", CODES)
def test_it_can_count_every_deadline_of_the_law(code: str) -> None:
    rule = provisions()[f"deadlines.{code}"][-1]
    if "month" in rule.values:
        last = due_in_year(code, 2019 if rule.until else 2025).value
        assert (last + timedelta(days=1)).day == 1
    elif rule["unit"] == "hours":
        at = datetime(2026, 1, 30, 9, 15, tzinfo=UTC)
        assert due_instant(code, at).value - at == timedelta(days=3)
    else:
        event = min(rule.until or EVENT, EVENT)
        assert due(code, event, MondayToFriday()).value > event


def test_it_counts_working_days_with_the_calendar_only() -> None:
    assert due("superior_signature", EVENT, MondayToFriday()).value == date(2026, 2, 10)
    with pytest.raises(Invalid, match="kalender kerja"):
        due("superior_signature", EVENT)


def test_it_is_no_longer_law_when_counted_in_another_unit() -> None:
    local = due("document_delivery", EVENT, MondayToFriday(), Unit.WORKING_DAYS)
    assert local.value == date(2026, 2, 19)
    assert not local.is_law
    assert due("document_delivery", EVENT, unit=Unit.DAYS).is_law
    assert local.because[0].text == "14 hari kerja sejak 30-01-2026: paling lambat 19-02-2026."


def test_it_counts_hours_from_an_instant_only() -> None:
    with pytest.raises(Invalid, match="waktu kejadian"):
        due("data_access", EVENT)
    with pytest.raises(Invalid, match="tidak dihitung dalam jam"):
        due_instant("objection", datetime(2026, 1, 30, tzinfo=UTC))


def test_it_counts_six_months_of_improvement() -> None:
    assert due("improvement", date(2025, 8, 31)).value == date(2026, 2, 28)


def test_it_speaks_about_a_code_it_does_not_know() -> None:
    with pytest.raises(Refused, match="tidak dikenal"):
        due("lunch", EVENT)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_it_adds_months_without_leaving_the_month(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


@given(st.dates(), st.none() | st.dates(), st.dates())
def test_it_is_in_time_up_to_and_including_the_last_day(last: date, done: date | None, today: date) -> None:
    late = {Timeliness.OVERDUE, Timeliness.LATE}
    assert (timeliness(last, done, today) in late) == ((done or today) > last)


def test_it_tells_done_from_waiting() -> None:
    assert timeliness(EVENT, EVENT, EVENT) is Timeliness.ON_TIME
    assert timeliness(EVENT, None, EVENT) is Timeliness.PENDING
