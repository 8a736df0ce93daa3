"""A quarter of work in the city of the cast, through the pages, by scripted browsers; days pass by its own clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.doors.web.ui import clock as page_clock
from kinerja.people.organisation.commands import give_mandate
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Role
from kinerja.platform.database.keys import new_id
from kinerja.work.activity.commands import submit_report
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.commands import add_result, agree, seed_library
from kinerja.work.planning.extras import Extras
from kinerja.work.planning.terms import ResultKind
from tests.acceptance.quarter import accounts, days, planning, refusals, talks
from tests.acceptance.quarter.people import Clock, Somebody
from tests.work.planned import PERMITS, SPEED, Year, indicators_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MONDAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """The first Monday of the year, 10.00 in Palu."""
    return MONDAY


@pytest.fixture
def clock(transactional_db: None, cast: Any, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The cast on the first working Monday; Tono is performance manager."""
    ticking = Clock(cast.now)
    monkeypatch.setattr(page_clock, "now", ticking)
    give_mandate(cast.tono, role=Role.PERFORMANCE_MANAGER, starts=cast.today, **cast.by)
    return ticking


Enter = Callable[..., Somebody]


@pytest.fixture
def enter(chromium: Any, live_server: Any, clock: Clock) -> Iterator[Enter]:
    """`enter("sari", width=360)`; at the end no browser has complained."""
    here: list[Somebody] = []

    def enter(who: str, **more: Any) -> Somebody:
        here.append(Somebody(chromium, live_server.url, who, clock=clock, **more))
        return here[-1]

    yield enter
    unhandled = {person.who: person.unhandled for person in here if person.unhandled}
    for person in here:
        person.close()
    assert not unhandled


def test_a_plan_is_written_reviewed_agreed_and_changed(enter: Enter, clock: Clock, cast: Any) -> None:
    seed_library(**cast.by)
    hasan, budi, sari, tono, dewi = (enter(who) for who in ("hasan", "budi", "sari", "tono", "dewi"))
    planning.open_the_year(hasan)
    planning.the_heads_plan(budi)
    planning.draft_own_plan(sari)
    planning.fill_the_matrix(budi)
    planning.take_from_library_and_matrix(sari)
    clock.at(date(2026, 1, 6))
    planning.review_with_one_return(sari, tono)
    clock.at(date(2026, 1, 7))
    planning.agree(budi)
    planning.agree_with_a_finding(budi, tono, dewi)
    clock.at(date(2026, 2, 2))
    planning.change_for_a_lawful_reason(sari, tono, budi, since=date(2026, 2, 9))


def test_thirty_days_are_reported_answered_and_accounted_for(
    enter: Enter, clock: Clock, cast: Any, tmp_path: Path
) -> None:
    Year(cast).agreed()
    month = days.working_days(cast.units["DUKCAPIL-L"], date(2026, 1, 5), 30)
    days.cases(cast, month)
    sari, budi, anyone = enter("sari"), enter("budi"), enter("tono")
    phone = days.Phone(enter("sari", width=360))
    sent = days.a_working_month(sari, phone, budi, clock, month, days.files(tmp_path))
    days.receipts_are_genuine(sari)
    accounts.hold(cast, clock, anyone, sent=sent)


def test_feedback_is_given_and_what_a_talk_agreed_comes_back(enter: Enter, clock: Clock, cast: Any) -> None:
    indicator = indicators_of(Year(cast).agreed())[0]
    sari, budi, tono, dewi = (enter(who) for who in ("sari", "budi", "tono", "dewi"))
    clock.at(date(2026, 3, 10))
    talks.feedback_is_asked_given_and_answered(sari, budi, f"indicator:{indicator.pk}")
    talks.feedback_on_a_value(budi)
    talks.a_first_talk(sari, budi, clock.today, due=date(2026, 4, 10))
    clock.at(date(2026, 4, 14))
    talks.a_talk_where_steps_come_back(sari, budi, clock.today)
    talks.guidance(budi, sari, dewi, clock.today)
    talks.is_read_by_the_three_alone(tono)


def test_what_is_refused_is_said_on_the_screen(enter: Enter, clock: Clock, cast: Any, tmp_path: Path) -> None:
    year = Year(cast)
    plan = year.reviewed()
    sari, budi, hasan = enter("sari"), enter("budi"), enter("hasan")
    refusals.of_a_superior_of_yesterday(budi, hasan, plan, cast.budi.appointments.get(), clock)
    agree(plan, version=plan.version, **year.as_("dewi"))
    refusals.files(days.Phone(enter("sari", width=360)), tmp_path)
    refusals.tomorrow(sari, clock)
    others = year.agreed("yusuf", "sekda")
    refusals.in_anothers_name(sari, clock, indicators_of(others)[0], reported(cast, "yusuf"))
    refusals.changing(sari, plan, "Pilih satu dari enam alasan perubahan SKP", "66-alasan", reason="")
    Employee.objects.filter(pk=cast.sari.pk).update(history_closed_until=date(2026, 4, 1))
    refusals.changing(sari, plan, "sudah dinilai", "67-beku")
    first, second = clock.today, date(2026, 1, 6)
    clock.at(date(2026, 1, 9))
    refusals.too_late(sari, first)
    refusals.moved_by_an_outage(sari, cast, clock, second, last=date(2026, 1, 9))


def test_a_plan_with_a_gap_is_not_proposed(enter: Enter, clock: Clock, cast: Any) -> None:
    year = Year(cast)
    year.written("yusuf", SPEED)
    refusals.proposing(enter("yusuf"), "Isi sedikitnya satu indikator aspek kuantitas", "68-tanpa-kuantitas")
    wati = year.written("wati")
    extra = add_result(
        wati, text="Menjadi juri lomba", kind=ResultKind.ADDITIONAL, version=wati.version, **year.as_("wati")
    )
    year.add(extra, "wati", PERMITS)
    refusals.proposing(enter("wati"), "Isi nomor dan tanggal surat keputusan", "69-tanpa-sk")
    tono = year.draft("tono")
    weighed = add_result(
        tono, text="Aplikasi berjalan", extras=Extras(Decimal(60), "", None), version=tono.version, **year.as_("tono")
    )
    year.add(weighed, "tono", PERMITS)
    refusals.proposing(enter("tono"), "Jumlah bobot hasil kerja utama harus tepat 100; sekarang 60", "70-bobot")


def reported(cast: Any, who: str) -> ActivityReport:
    said = {"text": "Menata obat", "indicator": None, "quantity": None, "minutes": None, "submission": new_id()}
    return submit_report(day=cast.today, **said, actor=cast.actor(who), now=cast.now)
