"""Days whose deadline was moved by an interruption stand with their reason, as long as they are taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.people.organisation.models import Absence
from kinerja.platform.operations.models import Outage
from kinerja.pure.lib.refusals import Invalid
from kinerja.work.activity.models import ReportRhythm
from kinerja.work.activity.queries.kept_open import KeptOpen
from kinerja.work.activity.queries.own import own_days
from kinerja.work.activity.timing import due_at
from tests.work.reported import Desk

HOUR = timedelta(hours=1)
THURSDAY = date(2026, 3, 5)
DUE = datetime(2026, 3, 10, 16, tzinfo=UTC)  # midnight at the counter: Thursday and three working days
WHY = "10-03-2026 19.00–24.00 WITA"


@pytest.fixture(autouse=True)
def outage(desk: Desk) -> Outage:
    return Outage.objects.create(starts=DUE - 5 * HOUR, ends=DUE, measured_by="uji")


def kept(desk: Desk, now: datetime) -> list[KeptOpen]:
    return own_days(desk.cast.sari.pk, (now + 8 * HOUR).date(), now - timedelta(days=2), now).kept_open


def test_it_says_why_how_long_and_until_when(desk: Desk) -> None:
    (one,) = kept(desk, DUE + HOUR)
    assert (one.days, one.until) == ([THURSDAY], "11-03-2026 05.00 WITA")
    assert one.why is not None
    assert (str(one.why.params["length"]), one.why.params["spans"]) == ("5 jam", WHY)


def test_it_says_so_on_the_last_day_already_and_never_afterwards(desk: Desk, outage: Outage) -> None:
    Outage.objects.filter(pk=outage.pk).update(starts=DUE - 9 * HOUR, ends=DUE - 7 * HOUR)
    assert kept(desk, DUE - 8 * HOUR)[0].until == "11-03-2026 02.00 WITA"
    assert kept(desk, DUE + 2 * HOUR - timedelta(seconds=1))
    assert kept(desk, DUE + 2 * HOUR) == []


def test_a_day_kept_open_is_shown_however_far_back_it_lies(desk: Desk) -> None:
    ReportRhythm.objects.create(rhythm="monthly", starts=date(2026, 1, 1))
    monday = date(2026, 3, 2)
    due = due_at(monday, rhythm="monthly", unit=desk.plan.unit)
    Outage.objects.create(starts=due - 2 * HOUR, ends=due, measured_by="uji")
    now = due + HOUR
    own = own_days(desk.cast.sari.pk, (now + 8 * HOUR).date(), now, now)
    assert own.kept_open[0].days[0] == own.days[-1].day == monday
    assert desk.report(day=monday, now=now).day == monday


def test_days_off_and_days_away_are_not_named(desk: Desk) -> None:
    Absence.objects.create(employee=desk.cast.sari, kind="annual", starts=THURSDAY, ends=date(2026, 3, 6))
    assert kept(desk, DUE + HOUR) == []


def test_the_refusal_after_the_moved_deadline_names_it(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.report(day=THURSDAY, now=DUE + 5 * HOUR)
    assert refused.value.params["until"] == "11-03-2026 05.00 WITA"
    assert refused.value.params["why"].params["spans"] == WHY
