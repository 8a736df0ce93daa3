"""Check-ins on pages: what is refused keeps what was typed, what is sent twice is there once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from kinerja.work.feedback.models import AgendaItem, CheckIn, NextStep
from tests.doors.web.refusing import check_kept
from tests.work.feedback.talking import held, planned, signed, step
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
PLACE = "/saya/dialog"
WORDS = {"went_well": "Antrean pendek", "hinders": "Pencetak rusak", "help_needed": "Pencetak cadangan"}
PAST = "Tanggal 9 Maret 2026 sudah lewat"


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


def act(year: Year, talk: CheckIn, do: str, who: str = "sari", **sent: Any) -> Any:
    return year.cast.client(who).post(f"{PLACE}/{talk.pk}", {"do": do, **sent})


def test_planning_is_kept_and_done_once(year: Year) -> None:
    sari = year.cast.client("sari")
    check_kept(sari.post(PLACE, {"planned_on": "2026-03-09", "submission": uuid4()}), PAST, "2026-03-09")
    check_kept(sari.post(PLACE, {"planned_on": "besok", "submission": uuid4()}), "Tanggal dialog: ", "besok")
    sent = {"planned_on": "2026-03-20", "submission": uuid4()}
    places = {sari.post(PLACE, sent)["Location"] for _ in range(2)}
    assert places == {f"{PLACE}/{CheckIn.objects.get().pk}"}


def test_the_agenda_is_kept_and_grows_once(year: Year) -> None:
    talk = planned(year)
    check_kept(act(year, talk, "agenda", text="w" * 501, submission=uuid4()), "Pokok bahasan: ", "w" * 501)
    sent = {"text": "Jadwal cuti", "submission": uuid4()}
    for _ in range(2):
        assert act(year, talk, "agenda", **sent).status_code == 302
    assert AgendaItem.objects.filter(text="Jadwal cuti").count() == 1


def test_the_record_is_kept_and_written_once(year: Year) -> None:
    talk = planned(year)
    sent = {"held_on": "2026-03-10", "version": talk.version, **WORDS}
    ahead = act(year, talk, "record", **{**sent, "held_on": "2026-03-11"})
    check_kept(ahead, "Tanggal 11 Maret 2026 belum tiba", *WORDS.values())
    without = act(year, talk, "record", **sent, deviates="on", cause="Listrik padam")
    check_kept(without, "tuliskan sebabnya dan percepatannya", "Listrik padam", *WORDS.values())
    assert act(year, talk, "record", **sent).status_code == 302
    twice = act(year, talk, "record", **{**sent, "hinders": "Lain lagi"})
    page = check_kept(twice, "baru saja diubah", "Lain lagi", status=409)
    assert 'k-more" open' in page, "what was typed stands open"
    talk.refresh_from_db()
    assert (talk.state, talk.hinders) == ("held", WORDS["hinders"])


def test_what_was_typed_while_the_other_signed_can_be_copied(year: Year) -> None:
    talk = signed(year, held(year))
    answer = act(year, talk, "agenda", text="Tugas tambahan", submission=uuid4())
    check_kept(answer, "sudah ditandatangani", "Yang tadi Anda tulis", "Tugas tambahan")


def test_a_step_is_kept_and_agreed_once(year: Year) -> None:
    talk = planned(year)
    sent = {"text": "Belajar cetak KTP", "due": "2026-03-20", "submission": uuid4()}
    check_kept(act(year, talk, "step", **{**sent, "due": "2026-03-09"}), PAST, sent["text"], "2026-03-09")
    for _ in range(2):
        assert act(year, talk, "step", **sent).status_code == 302
    assert NextStep.objects.count() == 1


def test_a_double_tap_signs_once_without_a_complaint(year: Year) -> None:
    talk = held(year)
    for _ in range(2):
        assert act(year, talk, "sign", version=talk.version).status_code == 302
    talk.refresh_from_db()
    assert (talk.state, talk.rater_signed_at) == ("held", None)
    assert act(year, talk, "sign", "budi", version=talk.version - 1).status_code == 409


def test_an_objection_is_kept_and_counts_once(year: Year) -> None:
    talk = held(year)
    long = act(year, talk, "object", reason="v" * 1001, version=talk.version)
    page = check_kept(long, "Yang perlu diperbaiki: ", "v" * 1001)
    assert 'k-more" open' in page
    sent = {"reason": "Sebabnya lain", "version": talk.version}
    assert act(year, talk, "object", **sent).status_code == 302
    check_kept(act(year, talk, "object", **sent), "baru saja diubah", "Sebabnya lain", status=409)
    talk.refresh_from_db()
    assert (talk.objection, talk.version) == ("Sebabnya lain", sent["version"] + 1)


def close(year: Year, one: NextStep, who: str = "sari", **sent: Any) -> Any:
    return year.cast.client(who).post(f"/saya/langkah/{one.pk}", sent)


def test_a_step_given_up_says_why_and_keeps_what_was_typed(year: Year) -> None:
    talk = planned(year)
    one, other = step(year, talk), step(year, talk, text="Lain")
    page = check_kept(close(year, one, do="drop"), "mengapa langkah ini tidak dilanjutkan")
    assert f'action="{PLACE}/{talk.pk}"' in page, "the other forms go where they belong"
    check_kept(close(year, one, do="drop", note="u" * 1001), "Keterangan: ", "u" * 1001)
    assert NextStep.objects.open().count() == 2
    sent = {"note": "Pencetak baru datang", "talk": str(talk.pk)}
    assert close(year, one, do="drop", **sent)["Location"] == f"{PLACE}/{talk.pk}"
    again = close(year, one, do="done", note="Sudah bisa")
    check_kept(again, "sudah ditutup", "Yang tadi Anda tulis", "Sudah bisa", status=409)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.note, other.state) == ("dropped", "Pencetak baru datang", "open")


def test_a_promise_is_kept_from_the_list_of_promises(year: Year) -> None:
    one = step(year, planned(year))
    assert one.text in year.cast.client("sari").get(PLACE).content.decode()
    assert close(year, one, do="done")["Location"] == PLACE
    assert one.text not in year.cast.client("sari").get(PLACE).content.decode()


def test_a_step_that_came_back_is_closed_where_it_is_talked_about_by_who_may(year: Year) -> None:
    first = held(year)
    mine, theirs = step(year, first), step(year, first, by_rater=True, text="Mengurus pencetak")
    signed(year, first)
    second = planned(year, "sari", planned_on=date(2026, 3, 20))
    place = f"{PLACE}/{second.pk}"
    page = year.cast.client("sari").get(place).content.decode()
    assert f"/saya/langkah/{mine.pk}" in page
    assert "Mengurus pencetak" in page
    assert f"/saya/langkah/{theirs.pk}" not in page, "the rater's promise is closed by the rater"
    assert f"/saya/langkah/{theirs.pk}" in year.cast.client("budi").get(place).content.decode()
    refused = close(year, mine, do="drop", talk=str(second.pk))
    assert refused.context["talk"] == second
    assert close(year, mine, do="done", talk=str(second.pk))["Location"] == place
    tono = year.cast.client("tono")
    assert tono.post(f"/saya/langkah/{mine.pk}", {"do": "done", "talk": str(second.pk)}).status_code == 404
