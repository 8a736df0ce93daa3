"""The board: exceptions first, answered, approved together, polled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.people.organisation.commands import appoint, end_appointment
from kinerja.people.organisation.models import Appointment
from kinerja.work.activity.commands import ask_about, draw_sample
from kinerja.work.activity.models import ActivityReport
from tests.harness.budget import query_budget
from tests.work.planned import Year
from tests.work.reported import Desk

BOARD, POLL = "/tim/papan", "/tim/papan/detak"


@pytest.fixture
def desk(cast: Any) -> Desk:
    return Desk(Year(cast))


@pytest.fixture
def budi(desk: Desk) -> Client:
    return desk.cast.client("budi")


def polled(client: Client, tag: str) -> Any:
    return client.get(POLL, headers={"If-None-Match": tag})


def test_what_was_asked_and_not_answered_stands_first(desk: Desk, budi: Client) -> None:
    old, asked = desk.report(text="Yang lama"), desk.report(text="Yang ditanyakan")
    ask_about(asked, question="Apa?", version=1, **desk.by("budi"))
    rows = budi.get(BOARD).context["board"].rows
    assert [row.report for row in rows] == [asked, old]


def test_who_has_not_reported_for_days_is_named_unless_away(desk: Desk, budi: Client) -> None:
    assert [m.name for m in budi.get(BOARD).context["board"].silent] == [desk.cast.sari.name]
    desk.report()
    assert budi.get(BOARD).context["board"].silent == []


def test_a_school_counts_its_saturday_as_silent(desk: Desk) -> None:
    head = desk.cast.client("sekda").get(BOARD).context["board"]
    silent = {member.name: member.silent_days for member in head.silent}
    office = {member.name: member.silent_days for member in desk.cast.client("budi").get(BOARD).context["board"].silent}
    assert silent[desk.cast.wati.name] > office[desk.cast.sari.name]


def test_a_marked_row_offers_no_acceptance_before_it_was_opened(desk: Desk, budi: Client) -> None:
    report = desk.permit()
    ActivityReport.objects.filter(pk=report.pk).update(fact_quantity=3)
    assert "Bertanda: buka dahulu" in budi.get(BOARD).content.decode()
    refused = budi.post(f"{BOARD}/{report.pk}", {"version": 1, "answer": "accept"})
    assert refused.status_code == 422
    budi.post(f"{BOARD}/{report.pk}/buka")
    assert "Bertanda: buka dahulu" not in budi.get(BOARD).content.decode()


def test_the_board_costs_the_same_for_many_rows(desk: Desk, budi: Client) -> None:
    for _ in range(40):
        desk.permit()
    draw_sample(**desk.by("budi"))
    with query_budget():
        assert budi.get(BOARD).status_code == 200


def test_accept_and_ask_from_the_board(desk: Desk, budi: Client) -> None:
    first, second = desk.permit(), desk.permit()
    budi.post(f"{BOARD}/{first.pk}", {"version": 1, "answer": "accept"})
    budi.post(f"{BOARD}/{second.pk}", {"version": 1, "answer": "ask", "question": "Mana?"})
    assert dict(ActivityReport.objects.values_list("pk", "state")) == {first.pk: "accepted", second.pk: "asked"}


def test_an_empty_question_comes_back_with_a_sentence(desk: Desk, budi: Client) -> None:
    answer = budi.post(f"{BOARD}/{desk.permit().pk}", {"version": 1, "answer": "ask", "question": " "})
    assert answer.status_code == 422
    assert "Tuliskan pertanyaannya" in answer.content.decode()


def test_all_are_accepted_only_after_the_drawn_ones_were_opened(desk: Desk, budi: Client) -> None:
    for _ in range(30):
        desk.permit()
    budi.post(f"{BOARD}/undi")
    refused = budi.post(f"{BOARD}/setujui")
    assert f'<a href="{BOARD}" aria-current="page">' in refused.content.decode()
    assert refused.status_code == 422
    assert "Buka dahulu 3 laporan" in refused.content.decode()
    for row in budi.get(BOARD).context["board"].rows:
        if row.drawn:
            assert budi.post(f"{BOARD}/{row.report.pk}/buka").status_code == 302
    assert "30 laporan disetujui" in budi.post(f"{BOARD}/setujui", follow=True).content.decode()
    assert ActivityReport.objects.filter(state="accepted").count() == 30


def test_an_unchanged_board_is_answered_by_one_statement(desk: Desk, budi: Client) -> None:
    desk.report()
    tag = budi.get(BOARD).headers["ETag"]
    with query_budget(1):
        answer = polled(budi, tag)
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", tag)


def test_each_change_of_the_team_is_seen(desk: Desk, budi: Client) -> None:
    tag = budi.get(BOARD).headers["ETag"]
    report = desk.report(text="Baru datang")
    answer = polled(budi, tag)
    assert answer.status_code == 200
    assert "Baru datang" in answer.content.decode()
    tag = answer.headers["ETag"]
    ask_about(report, question="Apa?", version=1, **desk.by("budi"))
    assert polled(budi, tag).status_code == 200


def test_the_work_of_others_does_not_touch_it(desk: Desk, budi: Client) -> None:
    desk.report()
    tag = budi.get(BOARD).headers["ETag"]
    desk.report("tono")
    assert polled(budi, tag).status_code == 304


def test_signing_out_ends_it_at_once(desk: Desk, budi: Client) -> None:
    desk.report()
    tag = budi.get(BOARD).headers["ETag"]
    kept = budi.cookies["sessionid"].value
    budi.post("/keluar")
    budi.cookies["sessionid"] = kept
    assert polled(budi, tag).status_code == 302


def test_the_claim_of_another_session_is_worth_nothing(desk: Desk, budi: Client) -> None:
    desk.report()
    tag = budi.get(BOARD).headers["ETag"]
    assert polled(desk.cast.client("tono"), tag).status_code == 200
    assert polled(desk.cast.client("nobody"), tag).status_code == 302
    assert polled(budi, tag.replace(":", ":x")).status_code == 200


def test_a_changed_superior_is_seen_at_once(desk: Desk, budi: Client) -> None:
    desk.report(text="Rahasia loket")
    tag = budi.get(BOARD).headers["ETag"]
    end_appointment(Appointment.objects.get(employee=desk.cast.budi), ends=date(2026, 3, 10), **desk.cast.by)
    answer = polled(budi, tag)
    assert answer.status_code == 200
    assert "Rahasia loket" not in answer.content.decode()


def test_a_plh_sees_the_board_in_his_days(desk: Desk) -> None:
    desk.report(text="Untuk Plh")
    post = desk.cast.posts["DUKCAPIL-L-KA"]
    appoint(desk.cast.tono, position=post, kind="plh", starts=date(2026, 3, 10), ends=date(2026, 3, 12), **desk.cast.by)
    assert "Untuk Plh" in desk.cast.client("tono").get(BOARD).content.decode()


@pytest.mark.parametrize("later", [timedelta(minutes=10), timedelta(hours=14)])
def test_a_claim_ends_after_ten_minutes_and_at_midnight(
    desk: Desk, budi: Client, later: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.report()
    tag = budi.get(BOARD).headers["ETag"]
    monkeypatch.setattr(clock, "now", lambda: desk.now + later)
    assert polled(budi, tag).status_code in (200, 302)


def test_midnight_comes_before_ten_minutes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    night = desk.now.replace(hour=15, minute=58)  # 23.58 WITA
    monkeypatch.setattr(clock, "now", lambda: night)
    budi = desk.cast.client("budi")
    desk.report(now=night)
    tag = budi.get(BOARD).headers["ETag"]
    assert polled(budi, tag).status_code == 304
    monkeypatch.setattr(clock, "now", lambda: night + timedelta(minutes=2))
    assert polled(budi, tag).status_code == 200
