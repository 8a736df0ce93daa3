"""A piece of work is reported by the one who did it, in time, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from kinerja.people.organisation.models import Unit
from kinerja.platform.audit.models import Entry
from kinerja.platform.files.models import StoredFile
from kinerja.platform.operations.models import Outage
from kinerja.platform.operations.pulses import felt
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.work.activity.commands import set_rhythm, submit_report
from kinerja.work.activity.models import ActivityReport, Evidence
from tests.harness.budget import query_budget
from tests.work.reported import TODAY, Desk, actor_of_machine, indicator_of_somebody_else
from tests.work.writers import at_once


def test_it_stands_with_its_plan_and_waits(desk: Desk) -> None:
    report = desk.permit(4, minutes=90, spent=timedelta(seconds=75))
    assert (report.employee, report.plan, report.state, report.quantity) == (
        desk.cast.sari, desk.plan, "submitted", Decimal(4),
    )  # fmt: skip
    assert (report.minutes, report.spent_seconds, report.origin) == (90, 75, "typed")
    assert Entry.objects.filter(verb="activity.report_submitted", thing_id=str(report.pk)).exists()


def test_it_needs_no_indicator_and_no_plan(desk: Desk) -> None:
    assert desk.report().indicator is None
    report = desk.report("tono")
    assert (report.plan, report.employee) == (None, desk.cast.tono)


def test_each_one_is_felt(desk: Desk) -> None:
    before = felt([desk.cast.sari.pk])
    desk.report()
    assert felt([desk.cast.sari.pk]) == before + 1
    assert felt([desk.cast.tono.pk]) == 0


def test_tomorrow_is_refused_in_the_zone_of_the_unit(desk: Desk) -> None:
    with pytest.raises(Invalid, match="belum tiba"):
        desk.report(day=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("zone", "day", "fits"),
    [
        ("Asia/Makassar", TODAY, True),  # 00.30 WITA on the 10th is 16.30 UTC on the 9th
        ("Asia/Jakarta", TODAY, False),
        ("Asia/Jayapura", TODAY, True),
    ],
)
def test_midnight_is_the_midnight_of_the_unit(desk: Desk, zone: str, day: date, fits: bool) -> None:
    Unit.objects.filter(pk=desk.plan.unit_id).update(zone=zone)
    night = datetime(2026, 3, 9, 16, 30, tzinfo=UTC)
    if fits:
        assert desk.report(day=day, now=night).day == day
    else:
        with pytest.raises(Invalid, match="belum tiba"):
            desk.report(day=day, now=night)


def test_the_indicator_of_somebody_elses_plan_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="tidak ada dalam SKP Anda"):
        desk.report(indicator=indicator_of_somebody_else(desk))


def test_an_indicator_of_a_plan_not_agreed_is_refused(desk: Desk) -> None:
    plan = desk.year.proposed("tono")
    with pytest.raises(Invalid, match="belum disepakati"):
        desk.report("tono", indicator=plan.results.get().indicators.get())


def test_a_day_outside_the_plan_is_refused(desk: Desk) -> None:
    type(desk.plan).objects.filter(pk=desk.plan.pk).update(starts=TODAY)
    with pytest.raises(Invalid, match="di luar SKP"):
        desk.permit(day=TODAY - timedelta(days=1))


def test_who_is_nobody_among_the_staff_reports_nothing(desk: Desk) -> None:
    with pytest.raises(Forbidden, match="akun pegawai"):
        desk.report(actor=actor_of_machine(desk))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "  "}, "Tuliskan pekerjaan"),
        ({"text": "x" * 2001}, "2000 huruf"),
        ({"quantity": Decimal(-1)}, "kurang dari nol"),
        ({"quantity": "satu"}, "satu"),
        ({"minutes": 0}, "1.440"),
        ({"minutes": 1441}, "1.440"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(desk: Desk, changes: dict[str, object], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        desk.report(**changes)


# Friday 6 March and three working days: Monday, Tuesday, Wednesday the 11th, until midnight in Palu (16.00 UTC).
LAST = datetime(2026, 3, 11, 15, 59, 59, tzinfo=UTC)


def test_it_is_taken_until_the_last_second_and_refused_after(desk: Desk) -> None:
    friday = date(2026, 3, 6)
    assert desk.report(day=friday, now=LAST).day == friday
    with pytest.raises(Invalid, match="paling lambat"):
        desk.report(day=friday, now=LAST + timedelta(seconds=1))


def test_an_interruption_of_the_last_day_moves_the_deadline_by_its_length(desk: Desk) -> None:
    friday, later = date(2026, 3, 6), LAST + timedelta(hours=1)
    Outage.objects.create(starts=LAST - timedelta(hours=3), ends=LAST - timedelta(hours=1))
    assert desk.report(day=friday, now=later).day == friday
    with pytest.raises(Invalid, match="paling lambat"):
        desk.report(day=friday, now=LAST + timedelta(hours=2, seconds=1))


def test_a_weekly_rhythm_counts_from_the_end_of_the_week(desk: Desk) -> None:
    monday, wednesday = date(2026, 3, 16), datetime(2026, 3, 25, 2, 0, tzinfo=UTC)
    set_rhythm("weekly", starts=monday, **desk.by("hasan"))
    assert desk.report(day=monday, now=wednesday).day == monday
    with pytest.raises(Invalid, match="paling lambat"):
        desk.report(day=date(2026, 3, 12), now=wednesday)


def test_the_same_form_gives_the_first_result_even_after_the_deadline(desk: Desk) -> None:
    key, friday = uuid4(), date(2026, 3, 6)
    first = desk.report(day=friday, submission=key, now=LAST)
    assert desk.report(day=friday, submission=key, now=LAST) == first
    assert desk.report(day=friday, submission=key, now=LAST + timedelta(days=3)) == first
    assert ActivityReport.objects.count() == 1


def test_the_key_of_somebody_elses_form_is_refused(desk: Desk) -> None:
    key = uuid4()
    desk.report(submission=key)
    with pytest.raises(Invalid, match="sudah terkirim"):
        desk.report("tono", submission=key)


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_makes_one_row(transactional_db: None, desk: Desk) -> None:
    key = uuid4()
    first, second = at_once(lambda: desk.permit(submission=key), lambda: desk.permit(submission=key))
    assert first == second
    assert ActivityReport.objects.count() == 1


def test_evidence_is_ones_own_file_or_a_link(desk: Desk) -> None:
    mine = _file(desk, "sari")
    report = desk.report(evidence=[mine.pk], links=["https://contoh.go.id/foto", " "])
    assert {(e.file_id, e.link) for e in Evidence.objects.filter(report=report)} == {
        (mine.pk, ""), (None, "https://contoh.go.id/foto"),
    }  # fmt: skip


def test_the_file_of_somebody_else_or_a_strange_link_is_refused_and_nothing_stays(desk: Desk) -> None:
    with pytest.raises(Invalid, match="unggahan Anda"):
        desk.report(evidence=[_file(desk, "tono").pk])
    with pytest.raises(Invalid, match="https"):
        desk.report(links=["javascript:alert(1)"])
    assert not ActivityReport.objects.exists()


def test_it_costs_few_statements_in_time_and_late(desk: Desk) -> None:
    what = {"day": TODAY, "text": "Surat selesai", "minutes": None}
    facts = {"indicator": desk.permits, "quantity": Decimal(2), "submission": uuid4()}
    by, late = desk.by("sari"), {**desk.by("sari"), "now": LAST}
    with query_budget(7):  # savepoint, plan, insert, receipt, trail, pulse, release
        submit_report(**what, **facts, **by)
    with query_budget(10):  # and the calendar: unit, days off, special hours
        submit_report(**{**what, "day": date(2026, 3, 6)}, **{**facts, "submission": uuid4()}, **late)


def _file(desk: Desk, who: str) -> StoredFile:
    return StoredFile.objects.create(
        sha256="0" * 64, name="bukti.pdf", size=1, path="00/0", uploaded_at=desk.now,
        kind="pdf", uploaded_by=desk.cast.user(who).pk,
    )  # fmt: skip
