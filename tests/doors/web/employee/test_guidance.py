"""Guidance on pages: what is refused keeps what was typed, what is sent twice is there once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kinerja.work.feedback.models import Guidance, GuidanceAnswer, GuidanceFollowUp, GuidanceParticipant
from tests.doors.web.refusing import check_kept
from tests.work.feedback.talking import arranged, recorded
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
PLACE = "/saya/bimbingan"
WORDS = {"discussed": "Tiga kejadian di loket", "agreed": "Dengar dahulu"}
ANSWERS = {f"s{number}": "3" for number in range(1, 10)}


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


def act(year: Year, guidance: Guidance, do: str, who: str, **sent: Any) -> Any:
    return year.cast.client(who).post(f"{PLACE}/{guidance.pk}", {"do": do, **sent})


def test_arranging_is_kept_and_done_once(year: Year) -> None:
    budi = year.cast.client("budi")
    sent = {
        "participants": [str(year.cast.sari.pk)], "giver": str(year.cast.budi.pk), "topic": "Warga yang marah",
        "planned_on": "2026-03-12", "submission": uuid4(),
    }  # fmt: skip
    check_kept(budi.post(PLACE, {**sent, "participants": []}), "Peserta: ", "Warga yang marah", "2026-03-12")
    own = budi.post(PLACE, {**sent, "giver": str(year.cast.tono.pk)})
    check_kept(own, "Pemberi bimbingan: ", "Warga yang marah", "checked")
    places = {budi.post(PLACE, sent)["Location"] for _ in range(2)}
    assert places == {f"{PLACE}/{Guidance.objects.get().pk}"}


def test_the_record_is_kept_and_written_once(year: Year) -> None:
    guidance = arranged(year)
    part = GuidanceParticipant.objects.get()
    sent = {"held_on": "2026-03-09", **WORDS}
    check_kept(
        act(year, guidance, "record", "budi", **{**sent, "held_on": "2026-03-11"}), "belum tiba", *WORDS.values()
    )
    loose = act(year, guidance, "record", "budi", **sent, **{f"text-{part.pk}": "Pelatihan layanan"})
    check_kept(loose, "Pilih jenisnya", "Pelatihan layanan", *WORDS.values())
    bare = act(year, guidance, "record", "budi", **sent, **{f"kind-{part.pk}": "training"})
    check_kept(bare, "Jelaskan tindak lanjutnya", *WORDS.values())
    assert Guidance.objects.get().state == "arranged"
    follow = {f"kind-{part.pk}": "training", f"text-{part.pk}": "Pelatihan layanan"}
    assert act(year, guidance, "record", "budi", **sent, **follow).status_code == 302
    twice = act(year, guidance, "record", "budi", **{**sent, "agreed": "Lain lagi"})
    check_kept(twice, "sudah dicatat", "Yang tadi Anda tulis", "Lain lagi", status=409)
    assert (Guidance.objects.get().agreed, GuidanceFollowUp.objects.count()) == (WORDS["agreed"], 1)


def test_the_nine_statements_keep_their_choices_and_count_once(year: Year) -> None:
    guidance = recorded(year, arranged(year))
    gap = {name: value for name, value in ANSWERS.items() if name != "s9"}
    refused = act(year, guidance, "answer", "sari", **gap)
    page = check_kept(refused, "9. Saya mengerti tujuan bimbingan ini: Pilih satu jawaban.")
    assert page.count("checked") == 8
    assert act(year, guidance, "answer", "sari", **ANSWERS).status_code == 302
    check_kept(act(year, guidance, "answer", "sari", **ANSWERS), "sudah Anda isi", status=409)
    assert GuidanceAnswer.objects.get().degrees == [3] * 9


def test_a_report_is_received_once(year: Year) -> None:
    guidance = recorded(year, arranged(year))
    assert act(year, guidance, "receive", "dewi").status_code == 302
    check_kept(act(year, guidance, "receive", "dewi"), "sudah diterima", status=409)
    assert Guidance.objects.get().state == "received"
