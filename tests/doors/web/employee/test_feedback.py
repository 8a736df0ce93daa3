"""Feedback on pages: what is refused keeps what was typed, what is sent twice is there once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kinerja.work.feedback.commands import ask_feedback, replace_feedback
from kinerja.work.feedback.models import Feedback, FeedbackReading, FeedbackReply, FeedbackRequest
from kinerja.work.feedback.subjects import Subject
from tests.doors.web.refusing import check_kept
from tests.work.feedback.talking import SAW, said
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
PLACE = "/saya/umpan-balik"
WORDS = {
    "situation": "Senin pagi di loket 2",
    "behaviour": "Memanggil tiga nomor sekaligus",
    "impact": "Dua warga bertengkar",
    "suggestion": "Satu nomor dahulu",
    "reference": "Laporan 12",
}
GIVEN = {"about": "value:2", "seen_on": "2026-03-09", **WORDS}
AHEAD = "Tanggal 11 Maret 2026 belum tiba"


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


def asked(year: Year, question: str = "Apa yang dapat saya perbaiki?") -> FeedbackRequest:
    facts: dict[str, Any] = {"about": Subject(value=2), "question": question, "submission": uuid4()}
    return ask_feedback(year.cast.budi, **facts, **year.as_("sari"))


def test_giving_is_refused_with_the_sentence_and_kept(year: Year) -> None:
    budi, place = year.cast.client("budi"), f"{PLACE}/beri/{year.cast.sari.pk}"
    answer = budi.post(place, {**GIVEN, "seen_on": "2026-03-11", "submission": uuid4()})
    check_kept(answer, AHEAD, "2026-03-11", *WORDS.values())
    without = budi.post(place, {**GIVEN, "impact": " ", "submission": uuid4()})
    check_kept(without, "Dampaknya: ", WORDS["situation"], WORDS["behaviour"])
    assert not Feedback.objects.exists()


def test_giving_twice_gives_once(year: Year) -> None:
    budi, sent = year.cast.client("budi"), {**GIVEN, "submission": uuid4()}
    for _ in range(2):
        assert budi.post(f"{PLACE}/beri/{year.cast.sari.pk}", sent)["Location"] == PLACE
    assert Feedback.objects.get().impact == WORDS["impact"]


def test_replacing_is_kept_and_done_once(year: Year) -> None:
    first, budi = said(year), year.cast.client("budi")
    place = f"{PLACE}/{first.pk}/ganti"
    check_kept(budi.post(place, {**GIVEN, "seen_on": "2026-03-11", "submission": uuid4()}), AHEAD, *WORDS.values())
    sent = {**GIVEN, "submission": uuid4()}
    for _ in range(2):
        assert budi.post(place, sent)["Location"] == PLACE
    assert Feedback.objects.standing().get().behaviour == WORDS["behaviour"]
    late = budi.post(place, {**GIVEN, "submission": uuid4()})
    check_kept(late, "sudah diganti", *WORDS.values(), status=409)


def test_a_reply_is_kept_and_given_once(year: Year) -> None:
    feedback, sari = said(year), year.cast.client("sari")
    place = f"{PLACE}/{feedback.pk}"
    check_kept(sari.post(place, {"text": "x" * 4001}), "Tanggapan Anda: ", "x" * 4001)
    assert sari.post(place, {"text": "Terima kasih"})["Location"] == place
    check_kept(sari.post(place, {"text": "Masih ada satu hal"}), "satu kali", "Masih ada satu hal", status=409)
    assert FeedbackReply.objects.get().text == "Terima kasih"


def test_a_reply_to_what_was_replaced_meanwhile_can_be_copied(year: Year) -> None:
    feedback = said(year)
    replace_feedback(feedback, seen=SAW, submission=uuid4(), **year.as_("budi"))
    answer = year.cast.client("sari").post(f"{PLACE}/{feedback.pk}", {"text": "Terima kasih banyak"})
    check_kept(answer, "sudah diganti", "Yang tadi Anda tulis", "Terima kasih banyak", status=409)


def test_reading_twice_reads_once(year: Year) -> None:
    feedback, sari = said(year), year.cast.client("sari")
    for _ in range(2):
        assert sari.post(f"{PLACE}/{feedback.pk}", {"read": "1"})["Location"] == PLACE
    assert FeedbackReading.objects.count() == 1


def test_asking_is_kept_and_done_once(year: Year) -> None:
    sari, place = year.cast.client("sari"), f"{PLACE}/minta"
    sent = {"asked": year.cast.budi.pk, "about": "value:2", "question": "Bagaimana antrean?", "submission": uuid4()}
    wrong = sari.post(place, {**sent, "asked": year.cast.tono.pk})
    check_kept(wrong, "Kepada siapa: ", "Bagaimana antrean?")
    for _ in range(2):
        assert sari.post(place, sent)["Location"] == PLACE
    assert FeedbackRequest.objects.count() == 1


def test_a_no_is_kept_and_said_once_and_its_reason_reaches_who_asked(year: Year) -> None:
    one, budi = asked(year), year.cast.client("budi")
    place = f"{PLACE}/permintaan/{one.pk}"
    page = check_kept(budi.post(place, {"reason": "y" * 501}), "Alasan belum dapat memberi: ", "y" * 501)
    assert '<details class="k-more" open>' in page, "what was typed stands open"
    check_kept(budi.post(place, {"reason": "  "}), "Alasan belum dapat memberi: ")
    assert budi.post(place, {"reason": "Belum melihat sendiri"})["Location"] == PLACE
    again = budi.post(place, {"reason": "Sedang cuti"})
    check_kept(again, "sudah dijawab", "Yang tadi Anda tulis", "Sedang cuti", status=409)
    assert FeedbackRequest.objects.get().decline_reason == "Belum melihat sendiri"
    assert "Belum melihat sendiri" in year.cast.client("sari").get(PLACE).content.decode()


def test_the_reason_stands_with_its_own_request(year: Year) -> None:
    asked(year, "Pertama?")
    second = asked(year, "Kedua?")
    page = year.cast.client("budi").post(f"{PLACE}/permintaan/{second.pk}", {"reason": "z" * 501})
    forms = {str(one.pk): form for one, form in page.context["asked"]}
    assert forms[str(second.pk)].errors
    assert sum(bool(form.errors) for form in forms.values()) == 1
