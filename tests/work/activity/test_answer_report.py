"""The superior opens, asks, accepts; the employee explains or takes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.people.organisation.commands import appoint, end_appointment
from kinerja.people.organisation.models import Appointment
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.activity.commands import (
    accept_report,
    answer_question,
    ask_about,
    open_report,
    withdraw_report,
)
from kinerja.work.activity.models import ActivityReport
from tests.platform.notices.told import told
from tests.work.reported import Desk
from tests.work.writers import at_once


def test_the_superior_accepts_and_the_seconds_since_opening_are_kept(desk: Desk) -> None:
    report = desk.permit()
    open_report(report, **desk.by("budi", minutes=1))
    accept_report(report, version=1, **desk.by("budi", minutes=1, seconds=20))
    report.refresh_from_db()
    assert (report.state, report.accepted_by, report.accept_seconds, report.version) == (
        "accepted", desk.cast.budi, 20, 2,
    )  # fmt: skip


def test_who_did_not_open_it_has_no_seconds_and_a_long_pause_is_capped(desk: Desk) -> None:
    first, second = desk.permit(), desk.permit()
    assert accept_report(first, version=1, **desk.by("budi")).accept_seconds is None
    open_report(second, **desk.by("budi"))
    assert accept_report(second, version=1, **desk.by("budi", hours=3)).accept_seconds == 900


def test_a_question_is_answered_and_then_accepted(desk: Desk) -> None:
    report = desk.permit()
    ask_about(report, question="Surat yang mana?", version=1, **desk.by("budi"))
    with pytest.raises(Stale):
        accept_report(report, version=2, **desk.by("budi"))
    with pytest.raises(Invalid, match="jawabannya"):
        answer_question(report, answer=" ", version=2, **desk.by("sari"))
    answer_question(report, answer="Surat keterangan domisili", version=2, **desk.by("sari"))
    report.refresh_from_db()
    assert (report.state, report.answer, report.question) == (
        "submitted", "Surat keterangan domisili", "Surat yang mana?",
    )  # fmt: skip
    assert accept_report(report, version=3, **desk.by("budi")).state == "accepted"


def test_a_question_needs_words(desk: Desk) -> None:
    with pytest.raises(Invalid, match="pertanyaannya"):
        ask_about(desk.permit(), question=" ", version=1, **desk.by("budi"))


@pytest.mark.parametrize("who", ["sari", "tono", "hasan", "andi", "walikota", "dewi"])
def test_nobody_but_the_superior_of_the_day_answers(desk: Desk, who: str) -> None:
    report = desk.permit()
    for verb in (lambda by: accept_report(report, version=1, **by), lambda by: open_report(report, **by)):
        with pytest.raises(Forbidden):
            verb(desk.by(who))


def test_who_is_superior_no_longer_since_yesterday_answers_no_longer(desk: Desk) -> None:
    report = desk.permit()
    end_appointment(Appointment.objects.get(employee=desk.cast.budi), ends=date(2026, 3, 9), **desk.cast.by)
    with pytest.raises(Forbidden, match="atasan langsung"):
        accept_report(report, version=1, **desk.by("budi"))
    assert accept_report(report, version=1, **desk.by("dewi")).accepted_by == desk.cast.dewi


def test_a_plh_answers_in_his_days_and_the_holder_does_not(desk: Desk) -> None:
    post = desk.cast.posts["DUKCAPIL-L-KA"]
    days = {"starts": date(2026, 3, 10), "ends": date(2026, 3, 12)}
    appoint(desk.cast.tono, position=post, kind="plh", **days, **desk.cast.by)
    report = desk.permit()
    with pytest.raises(Forbidden):
        accept_report(report, version=1, **desk.by("budi"))
    with pytest.raises(Forbidden):
        accept_report(report, version=1, **desk.by("tono", days=2))
    assert accept_report(report, version=1, **desk.by("tono")).accepted_by == desk.cast.tono


def test_the_next_level_may_answer_what_was_left_too_long(desk: Desk) -> None:
    report = desk.permit()
    waiting = ActivityReport.objects.escalated_to
    assert not waiting(desk.cast.actor("dewi", date(2026, 3, 17))).exists()
    assert waiting(desk.cast.actor("dewi", date(2026, 3, 18))).get() == report
    assert accept_report(report, version=1, **desk.by("dewi", days=8)).accepted_by == desk.cast.dewi


def test_one_takes_back_what_is_not_accepted(desk: Desk) -> None:
    report, accepted = desk.permit(), desk.permit()
    accept_report(accepted, version=1, **desk.by("budi"))
    assert withdraw_report(report, version=1, **desk.by("sari")).state == "withdrawn"
    with pytest.raises(Stale):
        withdraw_report(accepted, version=2, **desk.by("sari"))
    with pytest.raises(Forbidden):
        withdraw_report(accepted, version=2, **desk.by("tono"))


@pytest.mark.django_db(transaction=True)
def test_accepting_and_withdrawing_at_once_one_is_second(transactional_db: None, desk: Desk) -> None:
    _one_is_second(desk, lambda r, by: withdraw_report(r, version=1, **by("sari")))


@pytest.mark.django_db(transaction=True)
def test_accepting_and_asking_at_once_one_is_second(transactional_db: None, desk: Desk) -> None:
    _one_is_second(desk, lambda r, by: ask_about(r, question="Mana?", version=1, **by("budi")))


def _one_is_second(desk: Desk, other: object) -> None:
    report = desk.permit()
    mine, theirs = (ActivityReport.objects.get() for _ in range(2))
    results = at_once(
        lambda: accept_report(mine, version=1, **desk.by("budi")),
        lambda: other(theirs, desk.by),  # type: ignore[operator]
    )
    assert sum(isinstance(result, Stale) for result in results) == 1
    report.refresh_from_db()
    assert report.version == 2


def test_opening_again_counts_the_newest_time(desk: Desk) -> None:
    report = desk.permit()
    open_report(report, **desk.by("budi"))
    opening = open_report(report, **desk.by("budi", minutes=5))
    assert opening.opened_at == desk.now + timedelta(minutes=5)
    assert report.openings.count() == 1


def test_a_question_is_told_to_its_owner_and_the_answer_to_who_asked(desk: Desk) -> None:
    report = desk.permit()
    ask_about(report, question="Surat yang mana?", version=1, **desk.by("budi"))
    assert told(desk.cast.sari)[-1] == ("employee:reports", [])
    answer_question(report, answer="Domisili", version=2, **desk.by("sari"))
    assert told(desk.cast.budi)[-1] == ("rater:report", [str(report.pk)])


def test_a_marked_row_is_not_accepted_unread(desk: Desk) -> None:
    report = desk.permit()
    ActivityReport.objects.filter(pk=report.pk).update(fact_quantity=3)
    report.refresh_from_db()
    with pytest.raises(Invalid, match="buka dahulu"):
        accept_report(report, version=1, **desk.by("budi"))
    open_report(report, **desk.by("budi"))
    assert accept_report(report, version=1, **desk.by("budi", seconds=9)).accept_seconds == 9
