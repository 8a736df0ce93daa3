"""A request from home: asked for, tracked, completed, withdrawn and corrected, without an account."""

from __future__ import annotations

import logging
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.doors.web.citizen.guessing import SLIPS
from kinerja.doors.web.ui import clock
from kinerja.doors.web.ui.quiet_logs import WithoutKeys
from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile, Correction
from kinerja.facts.casework.words import word_of
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import unseal
from tests.cast import Cast
from tests.facts.casework.desk import Desk
from tests.facts.queueing.hall import Hall
from tests.platform.files.samples import photo

FORM = "/layanan/berkas/ajukan/ktp-baru"
FIND = "/layanan/berkas/cari"


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def picture(name: str = "kk.jpg", shade: int = 1) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo(60, 40, shade=shade), "image/jpeg")


def sent(client: Client, **typed: Any) -> Any:
    return client.post(FORM, {"name": "Rina Palupi", "phone": "0812 3456 7890", "submission": new_id(), **typed})


def is_quiet(one: Any) -> bool:
    return isinstance(one, WithoutKeys)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_requirements_and_promise_are_told_before_anything_is_typed(desk: Desk) -> None:
    assert "KTP-el" in text(Client().get("/layanan/berkas"))
    page = text(Client().get(FORM))
    for word in ("surat kehilangan dari kepolisian", "Kantor memeriksa", "Gratis", "3 hari kerja"):
        assert word in page


def test_everything_a_citizen_can_begin_is_on_one_page(desk: Desk) -> None:
    empty = text(Client().get("/layanan"))
    assert "Ambil nomor antrean" not in empty
    Hall(desk.cast)
    page = text(Client().get("/layanan"))
    assert f'href="/layanan/{desk.unit.code}"' in page
    assert 'href="/layanan/berkas"' in page


def test_a_service_that_does_not_tell_what_is_required_is_not_offered(desk: Desk) -> None:
    desk.standard.components["requirements"] = " "
    desk.standard.save()
    assert "Belum ada layanan dari rumah" in text(Client().get("/layanan/berkas"))
    assert Client().get(FORM).status_code == 404


def test_it_is_taken_and_the_receipt_survives_a_reload(desk: Desk) -> None:
    # Friday in Ramadan: the office closes at half past three.
    answer = sent(Client(), paper_0=picture())
    file = CaseFile.objects.get()
    assert answer["Location"] == f"/layanan/berkas/tanda-terima/{word_of(file)}"
    for _look in range(2):
        page = text(Client().get(answer["Location"]))
        assert word_of(file) in page
        assert "Rina" not in page
        assert "0812" not in page
        assert "Jumat, 13 Maret 2026 pukul 15.30" in page
    assert unseal(file.paper)["name"] == "Rina Palupi"
    assert file.papers.get().requirement == "Kartu Keluarga asli"


def test_the_same_form_twice_gives_the_same_receipt(desk: Desk) -> None:
    key = new_id()
    first, second = (sent(Client(), paper_0=picture(), submission=key)["Location"] for _try in range(2))
    assert first == second
    assert CaseFile.objects.count() == 1


def test_a_form_that_comes_back_has_lost_nothing(desk: Desk) -> None:
    client = Client()
    refused = sent(client, phone="delapan", paper_0=picture("kartu keluarga.jpg"))
    page = text(refused)
    assert refused.status_code == 422
    for word in ("Tulis nomor telepon dengan angka", "Rina Palupi", "Sudah kami terima: kartu keluarga.jpg"):
        assert word in page
    kept = refused.context["form"]["kept"].value()
    assert sent(client, kept=kept).status_code == 302
    assert CaseFile.objects.get().papers.get().stored.name == "kartu keluarga.jpg"


def test_papers_of_others_cannot_be_claimed(desk: Desk) -> None:
    other = desk.paper().stored
    assert sent(Client(), kept=f'[["{other.pk}","x"]]').status_code == 422
    assert not CaseFile.objects.exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("halaman.jpg", b"<html><script>alert(1)</script>", "image/jpeg"), "halaman.jpg"),
        (SimpleUploadedFile("catatan.txt", b"catatan biasa", "text/plain"), "catatan.txt tidak dapat diterima"),
        (SimpleUploadedFile("besar.pdf", b"%PDF-1.4" + b"0" * (6 * 2**20), "application/pdf"), "lebih besar dari 5 MB"),
    ],
)
def test_a_paper_that_cannot_be_taken_is_told_beside_its_field(desk: Desk, file: Any, said: str) -> None:
    answer = sent(Client(), paper_0=picture(), paper_1=file)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not CaseFile.objects.exists()
    assert "Sudah kami terima: kk.jpg" in text(answer)


def test_nothing_attached_or_no_name_is_a_sentence(desk: Desk) -> None:
    assert "Belum ada dokumen" in text(sent(Client()))
    answer = sent(Client(), name=" ", paper_0=picture())
    assert (answer.status_code, CaseFile.objects.count()) == (422, 0)


def test_a_service_nobody_offers_is_not_there(desk: Desk) -> None:
    assert Client().get("/layanan/berkas/ajukan/tidak-ada").status_code == 404


def test_code_and_secret_open_it_and_a_foreign_code_says_nothing(desk: Desk) -> None:
    file, foreign = desk.asked(), desk.asked()
    opened = Client().post(FIND, {"word": word_of(file).lower().replace("-", " ")})
    assert opened["Location"] == f"/layanan/berkas/lacak/{word_of(file)}"
    wrong = Client().post(FIND, {"word": foreign.code + word_of(file)[9:]})
    unknown = Client().post(FIND, {"word": "ZZZZ-ZZZZ-ZZZZZ-ZZZZZ"})
    for answer in (wrong, unknown):
        assert answer.status_code == 422
        assert "Kode itu tidak cocok" in text(answer)
    assert Client().get(f"/layanan/berkas/lacak/{foreign.code}-AAAAA-AAAAA").status_code == 404


def test_who_guesses_has_to_wait(desk: Desk) -> None:
    file = desk.asked()
    client = Client(REMOTE_ADDR="10.9.8.7")
    for _try in range(SLIPS):
        client.post(FIND, {"word": "ZZZZ-ZZZZ-ZZZZZ-ZZZZZ"})
    waiting = client.post(FIND, {"word": word_of(file)})
    assert waiting.status_code == 429
    assert "Terlalu banyak percobaan" in text(waiting)
    told = client.get(f"/layanan/berkas/lacak/{word_of(file)}")
    assert "Buka lagi halaman ini dalam 30 detik" in text(told)
    assert "Foto" not in text(told)
    assert Client(REMOTE_ADDR="10.9.8.8").post(FIND, {"word": word_of(file)}).status_code == 302


def test_the_way_of_a_file_names_no_officer(desk: Desk) -> None:
    file = desk.processed()
    commands.tell_delay(file, reason="Blangko KTP habis; kiriman tiba Kamis.", **desk.by)
    page = text(Client().get(f"/layanan/berkas/lacak/{word_of(file)}"))
    for word in ("Janji kami: Jumat, 13 Maret 2026 pukul 15.30", "Blangko KTP habis", "Diperiksa", "Seksi Pelayanan"):
        assert word in page
    assert "Sari" not in page


def test_another_officer_is_no_news_but_another_unit_is(desk: Desk) -> None:
    file = desk.processed()
    commands.hand_on(file, unit=desk.unit, employee=desk.cast.budi, **desk.by)
    commands.tell_delay(file, reason="Blangko KTP habis; kiriman tiba Kamis.", **desk.by)
    commands.hand_on(file, unit=desk.other, **desk.by)
    page = Client().get(f"/layanan/berkas/lacak/{word_of(file)}")
    titles = [one.title for one in page.context["steps"]]
    assert titles == [f"Diteruskan ke {desk.other.name}", "Kabar dari kantor", "Diproses", "Diperiksa", "Diterima"]
    assert text(page).count("Blangko KTP habis") == 2, "once in the story, once beside the promise"


def test_a_late_office_says_so_in_words_of_its_own(desk: Desk) -> None:
    file = returned(desk)
    commands.complete(file, papers=[], answer="KK sudah saya kirim.", **desk.of(desk.rina))
    desk.later(days=9)
    page = text(Client().get(f"/layanan/berkas/lacak/{word_of(file)}"))
    assert "Kami terlambat. Maaf. Sebabnya belum ditulis petugas" in page


def test_logs_and_search_engines_keep_no_word_that_opens_a_file(desk: Desk) -> None:
    file = returned(desk)
    word = word_of(file)
    heard = StringIO()
    handler: Any = next(one for one in logging.getLogger().handlers if any(map(is_quiet, one.filters)))
    before = handler.setStream(heard)
    try:
        assert Client().post(f"/layanan/berkas/lacak/{word}/lengkapi", {"submission": new_id()}).status_code == 422
        assert Client().get(f"/layanan/berkas/lacak/{word}Z").status_code == 404
        assert Client().get(f"/layanan/berkas/lacak/{word}/x/y").status_code == 404
        assert Client().get("/tidak-ada").status_code == 404
    finally:
        handler.setStream(before)
    assert word not in heard.getvalue()
    for told in ("/layanan/berkas/lacak/<str:word>/lengkapi", "/layanan/…", "/tidak-ada"):
        assert told in heard.getvalue()
    for place in ("lacak", "tanda-terima"):
        answer = Client().get(f"/layanan/berkas/{place}/{word}")
        assert "noindex" in answer["X-Robots-Tag"]
        assert "private" in answer["Cache-Control"]


def returned(desk: Desk) -> CaseFile:
    file = desk.asked()
    commands.check(file, **desk.by)
    return commands.return_to_citizen(file, missing="Foto KK terpotong; kirim ulang.", **desk.by)


def test_a_returned_file_says_what_is_missing_and_takes_it(desk: Desk) -> None:
    file = returned(desk)
    place = f"/layanan/berkas/lacak/{word_of(file)}"
    page = text(Client().get(place))
    assert "Foto KK terpotong" in page
    assert "jam janji berhenti" in page
    empty = Client().post(f"{place}/lengkapi", {"submission": new_id(), "answer": ""})
    assert empty.status_code == 422
    assert "Lampirkan dokumen yang kurang" in text(empty)
    done = Client().post(f"{place}/lengkapi", {"submission": new_id(), "paper_0": picture("utuh.jpg", 2)})
    assert done.status_code == 302
    file.refresh_from_db()
    assert (file.stage, file.papers.count()) == ("completed", 2)
    again = Client().post(f"{place}/lengkapi", {"submission": new_id(), "paper_0": picture("lagi.jpg", 3)})
    assert again.status_code == 422
    assert "sudah ada di kantor" in text(again)


def test_it_is_withdrawn_once_and_not_after_the_result(desk: Desk) -> None:
    file, done = desk.asked(), desk.finished()
    for one, status in ((file, 302), (file, 422), (done, 422)):
        answer = Client().post(f"/layanan/berkas/lacak/{word_of(one)}/tarik")
        assert answer.status_code == status
        assert status == 302 or "tidak dapat ditarik lagi" in text(answer)


def test_a_wrong_result_is_corrected_by_somebody_else(desk: Desk) -> None:
    file = desk.finished()
    place = f"/layanan/berkas/lacak/{word_of(file)}"
    key = new_id()
    for _try in range(2):
        sent = Client().post(f"{place}/perbaiki", {"submission": key, "text": "Nama saya Rina, bukan Rini."})
        assert sent.status_code == 302
    asked = Correction.objects.get()
    assert "Menunggu jawaban kantor" in text(Client().get(place))
    commands.answer_correction(asked, outcome="right", answer="Sudah dicetak ulang.", **desk.of(desk.budi))
    assert "Sudah dicetak ulang." in text(Client().get(place))


def test_a_result_that_is_not_there_cannot_be_corrected(desk: Desk) -> None:
    file = desk.processed()
    asked = {"submission": new_id(), "text": "Salah nama."}
    answer = Client().post(f"/layanan/berkas/lacak/{word_of(file)}/perbaiki", asked)
    assert answer.status_code == 422
    assert not Correction.objects.exists()
