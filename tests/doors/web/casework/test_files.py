"""The desk of files: what is open, what may follow, and what a second press of an old page does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile, Correction
from kinerja.facts.casework.words import word_of
from kinerja.facts.service.models import Request
from kinerja.facts.service.terms import Channel
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.files.finishing import take_from_public
from tests.cast import Cast
from tests.facts.casework.desk import Desk
from tests.harness.budget import query_budget
from tests.platform.files.samples import photo


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def page(desk: Desk, who: str, path: str) -> str:
    return desk.cast.client(who).get(path).content.decode()


def press(desk: Desk, file: CaseFile, step: str, words: str = "", who: str = "sari", seen: int | None = None) -> Any:
    typed = {"step": step, "words": words, "seen": file.version if seen is None else seen}
    answer = desk.cast.client(who).post(f"/berkas/{file.pk}", typed)
    file.refresh_from_db()
    return answer


def test_it_is_carried_from_receipt_to_hand_over(desk: Desk) -> None:
    file = desk.asked()
    for step, stage in (("check", "checked"), ("process", "processed"), ("approve", "approved"), ("ready", "ready")):
        assert press(desk, file, step).status_code == 302
        assert file.stage == stage
    assert press(desk, file, "hand_over").status_code == 302
    request = Request.objects.get(pk=file.request_id)
    assert request.closed_by is not None
    assert request.closed_by.employee_id == desk.cast.sari.pk
    assert "Langkah berikut" not in page(desk, "sari", f"/berkas/{file.pk}")


def test_a_step_that_cannot_follow_is_a_sentence(desk: Desk) -> None:
    file = desk.asked()
    answer = press(desk, file, "approve")
    assert answer.status_code == 422
    assert "Periksa dahulu" in answer.content.decode()
    assert file.stage == "received"


def test_words_for_the_citizen_are_asked_for_and_kept(desk: Desk) -> None:
    file = desk.asked()
    press(desk, file, "check")
    answer = press(desk, file, "return", "kk")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Sebutkan apa yang kurang" in shown
    assert ">kk</textarea>" in shown
    assert press(desk, file, "return", "Foto KK terpotong; kirim ulang utuh.").status_code == 302
    assert "jam berhenti" in page(desk, "sari", "/berkas?tampil=warga")


def test_an_old_page_does_not_act_twice(desk: Desk) -> None:
    file = desk.asked()
    old = file.version
    press(desk, file, "check")
    answer = press(desk, file, "process", who="budi", seen=old)
    assert answer.status_code == 409
    assert "sedang diperiksa" in answer.content.decode()
    assert file.stage == "checked"


def test_what_is_due_first_stands_first_and_costs_the_same_for_many(desk: Desk) -> None:
    client = desk.cast.client("sari")
    desk.asked()
    client.get("/berkas")
    with query_budget(12):
        assert client.get("/berkas").status_code == 200
    late = desk.asked()
    desk.later(days=9)
    for _n in range(20):
        desk.asked()
    with query_budget(12):
        shown = client.get("/berkas").content.decode()
    assert "lewat sejak" in shown
    assert shown.index(late.code) < shown.index(CaseFile.objects.latest("received_at").code)


def test_the_page_of_a_file_stays_within_its_budget_wherever_the_file_stands(desk: Desk) -> None:
    client = desk.cast.client("sari")
    for file in (desk.asked(), desk.processed(), desk.finished()):
        client.get(f"/berkas/{file.pk}")
        with query_budget(12):
            assert client.get(f"/berkas/{file.pk}").status_code == 200


def test_lists_are_narrowed(desk: Desk) -> None:
    mine, pile = desk.processed(), desk.asked()
    for shown, there, absent in (("saya", mine, pile), ("tumpukan", pile, mine)):
        text = page(desk, "sari", f"/berkas?tampil={shown}")
        assert there.code in text
        assert absent.code not in text


def test_it_is_found_by_code_and_by_name_of_the_applicant(desk: Desk) -> None:
    file, other = desk.asked(name="Rina Palupi"), desk.asked(name="Joko")
    for text in (file.code.lower(), "palupi"):
        found = desk.cast.client("sari").post("/berkas/cari", {"text": text}).content.decode()
        assert file.code in found
        assert other.code not in found
    none = desk.cast.client("sari").post("/berkas/cari", {"text": "Siapa"})
    assert "Tidak ada berkas unit Anda" in none.content.decode()


def test_looking_at_somebodys_file_is_recorded(desk: Desk) -> None:
    file = desk.asked(name="Rina Palupi")
    shown = page(desk, "sari", f"/berkas/{file.pk}")
    assert word_of(file) not in shown, "whoever holds it acts as the citizen"
    assert shown.count("Rina Palupi") == 1, "once, and nowhere in the frame"
    assert "Sari Wulandari" in shown
    assert Entry.objects.filter(verb="casework.seen").count() == 1
    press(desk, file, "approve")  # refused, and shown once more
    assert Entry.objects.filter(verb="casework.seen").count() == 2


def test_a_search_by_name_is_recorded_and_one_by_code_tells_nothing_new(desk: Desk) -> None:
    file = desk.asked(name="Rina Palupi")
    desk.asked(name="Joko")
    for text in (file.code, "palupi", "Siapa"):
        desk.cast.client("sari").post("/berkas/cari", {"text": text})
    assert [one.thing_id for one in Entry.objects.filter(verb="casework.name.seen")] == [str(file.pk)]


def test_a_paper_is_served_so_that_nothing_in_it_runs(desk: Desk) -> None:
    stored = take_from_public([photo()], name="kk.jpg", **desk.of(desk.rina))
    file = desk.asked(papers=[commands.Given(stored, "Kartu Keluarga asli")])
    place = f"/berkas/{file.pk}/dokumen/{file.papers.get().pk}"
    answer = desk.cast.client("sari").get(place)
    assert answer.status_code == 200
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")
    for who in ("tono", "hasan"):
        assert desk.cast.client(who).get(place).status_code == 404
    assert Client().get(place).status_code == 302


def test_it_is_handed_on_within_the_office(desk: Desk) -> None:
    file = desk.asked()
    other = desk.cast.units["DUKCAPIL"]
    client, place = desk.cast.client("sari"), f"/berkas/{file.pk}/teruskan"
    press(desk, file, "check")
    late = client.post(place, {"unit": other.pk, "seen": file.version - 1})
    assert late.status_code == 409, "an old page does not give away what a colleague took up"
    assert f'name="seen" value="{file.version}"' in late.content.decode()
    assert client.post(place, {"unit": other.pk, "seen": file.version}).status_code == 302
    file.refresh_from_db()
    assert (file.unit_id, file.officer) == (other.pk, None)


def test_another_dinas_sees_and_does_nothing(desk: Desk) -> None:
    file = desk.asked()
    assert press(desk, file, "check", who="tono").status_code == 404
    assert file.code not in page(desk, "tono", "/berkas")


def test_it_is_received_at_the_counter_with_the_same_receipt(desk: Desk) -> None:
    typed = {"name": "Mbah Surip", "phone": "0812 3456 7890", "submission": new_id()}
    typed |= {"paper_0": SimpleUploadedFile("kk.jpg", photo(60, 40), "image/jpeg")}
    answer = desk.cast.client("sari").post("/berkas/terima/ktp-baru", typed)
    assert answer["Location"].startswith("/layanan/berkas/tanda-terima/")
    assert Request.objects.get().channel == Channel.COUNTER
    assert desk.cast.client("tono").get("/berkas/terima/ktp-baru").status_code == 404


def test_a_correction_is_answered_by_a_colleague_only(desk: Desk) -> None:
    file = desk.finished()
    asked = commands.ask_correction(file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))
    assert "Minta rekan lain" in page(desk, "sari", "/berkas/perbaikan")
    place, typed = f"/berkas/perbaikan/{asked.pk}", {"outcome": "right", "answer": "Sudah dicetak ulang."}
    assert desk.cast.client("sari").post(place, typed).status_code in (409, 422)
    assert desk.cast.client("budi").post(place, typed | {"answer": ""}).status_code == 422
    assert desk.cast.client("budi").post(place, typed).status_code == 302
    assert Correction.objects.get().outcome == "right"
    assert "Semua permintaan perbaikan sudah dijawab" in page(desk, "budi", "/berkas/perbaikan")


def test_both_results_stand_after_a_changed_standard(desk: Desk) -> None:
    file = desk.finished(days=4)
    longer = desk.promise(9, date(2026, 3, 1))
    commands.replay(longer, **desk.of(desk.hasan))
    shown = page(desk, "sari", f"/berkas/{file.pk}")
    assert "Menurut standar versi 1" in shown
    assert "Menurut standar versi 2" in shown
