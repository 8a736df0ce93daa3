"""Complaints without an account: written, followed, contradicted, and asked about four weeks later."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.doors.web.citizen.guessing import SLIPS
from kinerja.doors.web.ui import clock
from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.words import token_of, word_of
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import unseal
from tests.cast import Cast
from tests.facts.complaint.talk import REPLY, WHAT, WHY, Talk
from tests.platform.files.samples import photo

FORM = "/layanan/pengaduan"


@pytest.fixture
def talk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Talk:
    made = Talk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def sent(**typed: Any) -> Any:
    first = {"kind": "complaint", "identity": "named", "name": "Rina Palupi", "text": WHAT, "submission": new_id()}
    return Client().post(FORM, first | typed)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def follow(complaint: Complaint, step: str = "") -> str:
    return f"/layanan/pengaduan/lacak/{word_of(complaint)}{step}"


def test_the_form_explains_every_choice(talk: Talk) -> None:
    page = text(Client().get(FORM + "?service=ktp-el"))
    for said in ("hanya Inspektorat yang dapat", "Tidak ada yang disimpan tentang Anda", "Saya punya usul"):
        assert said in page
    assert '<option value="ktp-el" selected>' in page
    assert f'href="{FORM}"' in text(Client().get("/layanan"))


def test_it_is_taken_and_the_receipt_survives_a_reload(talk: Talk) -> None:
    picture = SimpleUploadedFile("loket.jpg", photo(60, 40), "image/jpeg")
    answer = sent(service="ktp-el", phone="0812 3456 7890", place="Loket 2", paper_0=picture)
    complaint = Complaint.objects.get()
    assert answer["Location"] == f"/layanan/pengaduan/tanda-terima/{word_of(complaint)}"
    for _look in range(2):
        page = text(Client().get(answer["Location"]))
        assert word_of(complaint) in page
        assert "<svg" in page
        assert "Rina" not in page
        assert "UU 25/2009" in page
    assert unseal(complaint.text)["place"] == "Loket 2"
    assert (complaint.owner, complaint.papers.count()) == (talk.unit, 1)


def test_sent_twice_it_is_one(talk: Talk) -> None:
    key = new_id()
    assert sent(submission=key)["Location"] == sent(submission=key)["Location"]
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Bidang ini tidak boleh kosong"),
        ({"text": "buruk"}, "Ceritakan apa yang terjadi"),
        ({"name": ""}, "Tulis nama Anda, atau pilih tanpa nama"),
        ({"service": "tak-ada"}, "Masukkan pilihan yang valid"),
        ({"phone": "nol delapan"}, "Tulis nomor telepon dengan angka"),
        ({"happened_on": "2099-01-01"}, "belum tiba"),
        ({"kind": "marah"}, "marah"),
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(talk: Talk, typed: dict[str, str], said: str) -> None:
    answer = sent(place="Loket dua", **typed)
    page = text(answer)
    assert (answer.status_code, Complaint.objects.count()) == (422, 0)
    assert said.lower() in page.lower()
    assert "Loket dua" in page


def test_anonymous_needs_no_name(talk: Talk) -> None:
    assert sent(identity="anonymous", name="")["Location"]
    assert Complaint.objects.get().paper == ""


def test_no_page_of_the_citizen_names_an_officer(talk: Talk) -> None:
    complaint = talk.filed()
    commands.route(complaint, unit=talk.unit, about=talk.cast.sari, **talk.of(talk.budi))
    commands.answer(complaint, text=REPLY, **talk.of(talk.budi))
    pages = text(Client().get(follow(complaint))) + text(
        Client().get(follow(complaint).replace("lacak", "tanda-terima"))
    )
    for person in talk.cast.people():
        assert person.name.split()[0] not in pages
    assert REPLY in pages


def test_who_guesses_is_slowed_down_and_learns_nothing(talk: Talk) -> None:
    word = word_of(talk.filed())
    wrong = word[:-1] + ("A" if word[-1] != "A" else "B")
    stranger = Client(REMOTE_ADDR="10.9.8.7")
    for _try in range(SLIPS):
        assert stranger.get(f"/layanan/pengaduan/lacak/{wrong}").status_code == 404
    waits = stranger.get(f"/layanan/pengaduan/lacak/{word}")
    assert (waits.status_code >= 400, "Terlalu banyak kode salah" in text(waits)) == (True, True)
    found = stranger.post("/layanan/pengaduan/cari", {"word": word})
    assert (found.status_code, "Terlalu banyak percobaan" in text(found)) == (429, True)


def test_it_is_found_by_its_code(talk: Talk) -> None:
    complaint = talk.filed()
    found = Client().post("/layanan/pengaduan/cari", {"word": word_of(complaint).lower()})
    assert found["Location"] == follow(complaint)
    assert "tidak cocok" in text(Client().post("/layanan/pengaduan/cari", {"word": "K7QM"}))


def test_it_is_asked_told_answered_and_agreed(talk: Talk) -> None:
    complaint = talk.routed()
    commands.ask_more(complaint, question="Pada hari apa loketnya tutup?", **talk.by)
    assert "Pada hari apa" in text(Client().get(follow(complaint)))
    assert Client().post(follow(complaint, "/keterangan"), {"text": ""}).status_code == 422
    assert Client().post(follow(complaint, "/keterangan"), {"text": "Hari Senin pukul sepuluh."}).status_code == 302
    complaint.refresh_from_db()
    commands.answer(complaint, text=REPLY, **talk.by)
    assert "Apakah ini menyelesaikan?" in text(Client().get(follow(complaint)))
    assert Client().post(follow(complaint, "/selesai")).status_code == 302
    assert "Ditutup atas kata Anda" in text(Client().get(follow(complaint)))
    assert Client().post(follow(complaint, "/tarik")).status_code == 422


def test_it_is_contradicted_and_goes_up(talk: Talk) -> None:
    complaint = talk.answered()
    assert Client().post(follow(complaint, "/belum"), {"why": "tidak"}).status_code == 422
    assert Client().post(follow(complaint, "/belum"), {"why": WHY}).status_code == 302
    page = text(Client().get(follow(complaint)))
    assert WHY in page
    assert talk.above.name in page


def test_it_can_be_withdrawn(talk: Talk) -> None:
    complaint = talk.filed()
    assert Client().post(follow(complaint, "/tarik")).status_code == 302
    assert "sudah ditarik" in text(Client().get(follow(complaint)))


def test_lateness_is_said_openly(talk: Talk) -> None:
    complaint = talk.routed()
    talk.later(days=40)
    assert "Kami terlambat" in text(Client().get(follow(complaint)))


def test_after_four_weeks_one_question_is_answered_once(talk: Talk) -> None:
    complaint = talk.answered()
    question = talk.asked(complaint)
    place = f"/layanan/pengaduan/kabar/{token_of(question)}"
    assert place in text(Client().get(follow(complaint)))
    assert Client().post(place, {"solved": "no", "words": "", "submission": new_id()}).status_code == 422
    assert Client().post(place, {"submission": new_id()}).status_code == 422
    assert Client().post(place, {"solved": "no", "words": WHY, "submission": new_id()}).status_code == 302
    assert "Terima kasih" in text(Client().get(place))
    assert Client().post(place, {"solved": "yes", "submission": new_id()}).status_code == 409
    complaint.refresh_from_db()
    assert complaint.stage == "reopened"
    assert Client().get(place[:-1]).status_code == 404


def test_the_question_ends(talk: Talk) -> None:
    question = talk.asked(talk.answered())
    talk.later(days=31)
    assert "sudah lewat" in text(Client().get(f"/layanan/pengaduan/kabar/{token_of(question)}"))
