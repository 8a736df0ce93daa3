"""Beats, gaps, and deadlines that wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.platform.access.actors import Actor, Role, system
from kinerja.platform.audit.models import Entry
from kinerja.platform.operations import outages
from kinerja.platform.operations.commands import announce, beat, note_outage, take_over_outage, withdraw
from kinerja.platform.operations.models import Beat, Maintenance, Outage
from kinerja.platform.operations.outages import because, end_of_day, last_day, moved, moved_all
from kinerja.pure.law.outages import Span
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.pure.lib.zones import WIB, WITA

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DUE = datetime(2026, 3, 10, 16, tzinfo=UTC)  # midnight in Palu


@pytest.fixture
def by(now: datetime) -> dict[str, Any]:
    return {"actor": Actor("Hasan", now.date(), roles=frozenset({Role.PERSONNEL})), "now": now}


def tick(at: datetime) -> Outage | None:
    return beat("supervisor@uji", actor=system(at.date()), now=at)


def test_it_finds_no_outage_in_a_quiet_life(now: datetime) -> None:
    for minute in range(10):
        assert tick(now + timedelta(minutes=minute)) is None
    assert Beat.objects.get().at == now + timedelta(minutes=9)


def test_it_makes_a_long_silence_an_outage_once_the_service_is_back(now: datetime) -> None:
    tick(now)
    found = tick(now + 3 * HOUR)
    assert found is not None
    assert (found.starts, found.ends, found.measured_by) == (now, now + 3 * HOUR, "supervisor@uji")
    assert Entry.objects.filter(verb="operations.outage_measured").count() == 1
    assert tick(now + 3 * HOUR + timedelta(seconds=20)) is None


def test_it_measures_anew_after_a_clock_that_was_set_far_ahead(now: datetime, caplog) -> None:
    tick(now + 900 * DAY)
    assert tick(now) is None
    assert "clock went back" in caplog.text
    assert tick(now + 3 * HOUR) is not None


def test_it_takes_no_step_back_for_a_beat_that_arrives_late(now: datetime) -> None:
    tick(now)
    tick(now - timedelta(seconds=5))
    assert Beat.objects.get().at == now


@pytest.mark.django_db(transaction=True)
def test_two_supervisors_measure_one_gap_once(now: datetime) -> None:
    tick(now)

    def ask(worker: int) -> None:
        try:
            tick(now + 2 * HOUR + timedelta(milliseconds=worker))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ask, range(4)))
    assert Outage.objects.count() == 1


def test_a_deadline_waits_for_the_service_and_says_so() -> None:
    tick(DUE - 3 * HOUR)
    tick(DUE)
    deadline = moved(DUE)
    assert (deadline.due, deadline.original, deadline.moved_by) == (DUE + 3 * HOUR, DUE, 3 * HOUR)
    said = because(deadline, WITA)
    assert str(said and said.params["length"]) == "3 jam"
    assert said is not None
    assert said.params["spans"] == "10-03-2026 21.00–24.00 WITA"
    assert not deadline.is_over(DUE + 2 * HOUR)
    assert deadline.is_over(DUE + 3 * HOUR)


def test_a_deadline_nobody_touched_stays_and_says_nothing() -> None:
    Outage.objects.create(starts=DUE - 40 * HOUR, ends=DUE - 30 * HOUR, measured_by="uji")
    deadline = moved(DUE)
    assert deadline.due == deadline.original == DUE
    assert because(deadline, WITA) is None


def test_it_asks_once_whatever_there_is(by: dict[str, Any]) -> None:
    for n in range(40):
        Outage.objects.create(starts=DUE - n * HOUR, ends=DUE - n * HOUR + timedelta(minutes=10), measured_by="uji")
    tick(DUE - 3 * HOUR)
    dues = [DUE + n * HOUR for n in range(10)]
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        transaction.atomic(),
    ):
        one = moved(DUE, now=DUE)
        many = moved_all(dues, now=DUE)
    assert len([q for q in asked if "SELECT" in q["sql"]]) == 2
    assert many[DUE] == one
    assert moved_all([]) == {}


def test_a_silence_that_still_lasts_counts_at_once() -> None:
    """The first act after the outage may come before the first beat."""
    tick(DUE - 2 * HOUR)
    assert moved(DUE).due == DUE
    assert moved(DUE, now=DUE + timedelta(minutes=1)).due == DUE + 2 * HOUR + timedelta(minutes=1)
    tick(DUE + timedelta(minutes=1))
    assert moved(DUE, now=DUE + timedelta(minutes=2)).due == DUE + 2 * HOUR + timedelta(minutes=1)


def test_maintenance_announced_in_time_moves_nothing(by: dict[str, Any]) -> None:
    starts = by["now"] + 4 * DAY
    announce(starts, ends=starts + 2 * HOUR, note="Pindah server", **by)
    Outage.objects.create(starts=starts, ends=starts + 3 * HOUR, measured_by="uji")
    due = starts + 5 * HOUR
    assert moved(due).moved_by == HOUR, "only the hour beyond what was announced"


def test_maintenance_announced_late_or_taken_back_moves_like_any_outage(by: dict[str, Any]) -> None:
    for days in (2, 4):
        starts = by["now"] + days * DAY
        planned = announce(starts, ends=starts + 2 * HOUR, note="Pindah server", **by)
        if days == 4:
            withdraw(planned, **by)
        Outage.objects.create(starts=starts, ends=starts + 2 * HOUR, measured_by="uji")
        assert moved(starts + 5 * HOUR).moved_by == 2 * HOUR


@pytest.mark.parametrize(("begin", "length"), [(-HOUR, HOUR), (DAY, timedelta()), (DAY, 8 * DAY)])
def test_it_refuses_an_impossible_announcement(by: dict[str, Any], begin: timedelta, length: timedelta) -> None:
    starts = by["now"] + begin
    with pytest.raises(Invalid):
        announce(starts, ends=starts + length, note="Pindah server", **by)
    assert not Maintenance.objects.exists()


def test_it_withdraws_once_and_only_what_has_not_begun(by: dict[str, Any]) -> None:
    starts = by["now"] + DAY
    planned = announce(starts, ends=starts + HOUR, note="Pindah server", **by)
    with pytest.raises(Stale):
        withdraw(planned, actor=by["actor"], now=starts)
    withdraw(planned, **by)
    with pytest.raises(Stale):
        withdraw(planned, **by)


def test_personnel_notes_the_cause_and_nobody_else(by: dict[str, Any]) -> None:
    outage = Outage.objects.create(starts=DUE, ends=DUE + HOUR, measured_by="uji")
    note_outage(outage, note="Listrik padam", **by)
    assert Outage.objects.get().note == "Listrik padam"
    with pytest.raises(Forbidden):
        note_outage(outage, note="", actor=Actor("Sari", by["now"].date()), now=by["now"])


def test_an_outage_measured_elsewhere_moves_deadlines_too(now: datetime) -> None:
    machine: dict[str, Any] = {"actor": system(now.date()), "now": now}
    found = take_over_outage(DUE - 20 * HOUR, ends=DUE - 18 * HOUR, measured_by="pusat data", **machine)
    assert (moved(DUE).due, found.measured_by) == (DUE + 2 * HOUR, "pusat data")
    assert Entry.objects.filter(verb="operations.outage_taken_over").count() == 1


def test_only_the_machine_takes_over_an_outage_and_only_a_past_one(by: dict[str, Any], now: datetime) -> None:
    with pytest.raises(Forbidden, match="diukur server sendiri"):
        take_over_outage(now - HOUR, ends=now, measured_by="x", **by)
    with pytest.raises(Invalid, match="setelah layanan bekerja lagi"):
        take_over_outage(now, ends=now + HOUR, measured_by="x", actor=system(now.date()), now=now)
    assert not Outage.objects.exists()


def test_the_last_day_belongs_to_the_zone_of_the_unit() -> None:
    day = date(2026, 3, 10)
    assert end_of_day(day, WITA) == DUE
    assert end_of_day(day, WIB) == DUE + HOUR
    assert last_day(moved(DUE), WITA) == day
    Outage.objects.create(starts=DUE - HOUR, ends=DUE, measured_by="uji")
    assert last_day(moved(DUE), WITA) == day + DAY


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(DUE - 3 * HOUR, DUE), "10-03-2026 21.00–24.00 WITA"),
        (Span(DUE - 3 * HOUR, DUE + HOUR), "10-03-2026 21.00–11-03-2026 01.00 WITA"),
        (Span(DUE - 10 * HOUR, DUE - 9 * HOUR), "10-03-2026 14.00–15.00 WITA"),
    ],
)
def test_it_writes_a_span_as_people_do(span: Span, words: str) -> None:
    assert outages.span_words(span, WITA) == words


def test_the_database_refuses_what_cannot_be(now: datetime) -> None:
    wrong = [
        lambda: Outage.objects.create(starts=now, ends=now, measured_by="uji"),
        lambda: Maintenance.objects.create(starts=now, ends=now, note="x", announced_at=now - DAY, announced_by="uji"),
        lambda: Maintenance.objects.create(
            starts=now, ends=now + HOUR, note="x", announced_at=now + DAY, announced_by="uji"
        ),
        lambda: Beat.objects.create(at=now, measured_by="uji", singleton=False),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    for table in (Outage, Beat):
        table.objects.all().delete()
    Outage.objects.create(starts=now, ends=now + DAY, measured_by="uji")
    with pytest.raises(IntegrityError), transaction.atomic():
        Outage.objects.create(starts=now, ends=now + HOUR, measured_by="uji")
    Beat.objects.create(at=now, measured_by="uji")
    with pytest.raises(IntegrityError), transaction.atomic():
        Beat.objects.create(at=now, measured_by="uji")
