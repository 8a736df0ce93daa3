"""The pages of a school, as its head and its teacher use them."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from kinerja.facts.teaching.models import LessonRecord, Observation, SchoolClosure, Slot, Timetable
from tests.cast import Cast
from tests.facts.teaching.school import LINE, SCORES, TUESDAY, School
from tests.harness.budget import PAGE_BUDGET, query_budget

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = "kelas;mata_pelajaran;hari;dari_jam;sampai_jam;nip\n"


def workbook(rows: list[list[object]]) -> SimpleUploadedFile:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return SimpleUploadedFile("jadwal.xlsx", content.getvalue(), XLSX)


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)


def test_a_teacher_confirms_in_one_tap(school: School) -> None:
    slot, wati = school.slot(), school.cast.client("wati")
    page = wati.get("/sekolah")
    assert "IV A" in page.text
    assert "Terlaksana" in page.text
    sent = wati.post(f"/sekolah/pelajaran/{slot.pk}/{TUESDAY}", {"state": "held", "line": LINE}, follow=True)
    assert LINE in sent.text
    assert LessonRecord.objects.get().recorded_by == school.wati


def test_what_was_typed_is_not_lost(school: School) -> None:
    slot = school.slot()
    page = school.cast.client("wati").post(f"/sekolah/pelajaran/{slot.pk}/{TUESDAY}", {"state": "held", "line": "ok"})
    assert page.status_code == 422
    assert 'value="ok"' in page.text
    assert "apa yang sudah dikuasai murid" in page.text


def test_a_head_sees_the_holes_and_names_a_substitute(school: School) -> None:
    slot, head = school.slot(), school.cast.client("maryam")
    page = head.get("/sekolah/hari")
    assert "Belum dikonfirmasi: catat" in page.text
    said = {"state": "substituted", "reason": "leave", "substitute": str(school.rudi.pk)}
    sent = head.post(f"/sekolah/pelajaran/{slot.pk}/{TUESDAY}", said, follow=True)
    assert sent.redirect_chain == [(f"/sekolah/hari?hari={TUESDAY}", 302)]
    assert "Rudi Salim" in sent.text


def test_a_correction_says_that_it_is_one(school: School) -> None:
    slot = school.slot()
    school.confirm(slot)
    where, wati = f"/sekolah/pelajaran/{slot.pk}/{TUESDAY}", school.cast.client("wati")
    assert wati.post(where, {"state": "not_held", "reason": "duty"}).status_code == 422
    assert wati.post(where, {"state": "not_held", "reason": "duty", "correct": "1"}).status_code == 302
    assert LessonRecord.objects.get().state == "not_held"


def test_a_head_fills_the_week(school: School) -> None:
    head = school.cast.client("maryam")
    said = {"group": "v b", "subject": "IPA", "weekday": 0, "first_hour": 1, "last_hour": 2, "teacher": school.rudi.pk}
    page = head.post("/sekolah/jadwal", said, follow=True)
    assert "V B" in page.text
    again = head.post("/sekolah/jadwal", said | {"group": "VI"})
    assert again.status_code == 422
    assert "Guru ini sudah mengajar pada jam itu" in again.text
    head.post(f"/sekolah/jadwal/{Slot.objects.get().pk}/akhiri")
    assert not Slot.objects.exists()


def test_a_head_opens_the_term_and_closes_the_school(school: School) -> None:
    Timetable.objects.all().delete()
    head = school.cast.client("maryam")
    assert "Buka jadwal" in head.get("/sekolah/jadwal").text
    term = {"name": "Genap", "starts": "2026-01-05", "ends": "2026-06-20", "bells": "07.00-07.35"}
    assert head.post("/sekolah/jadwal/buka", term | {"bells": "pagi"}).status_code == 422
    assert head.post("/sekolah/jadwal/buka", term).status_code == 302
    days = {"starts": "2026-03-12", "ends": "2026-03-13", "reason": "Banjir"}
    assert "Banjir" in head.post("/sekolah/jadwal/tutup", days, follow=True).text
    closure = SchoolClosure.objects.get()
    assert closure.ends == date(2026, 3, 14)
    page = head.post(f"/sekolah/jadwal/tutup/{closure.pk}/batal", follow=True)
    assert "kembali ke jadwal" in page.text
    assert "Banjir" not in page.text
    assert head.post(f"/sekolah/jadwal/tutup/{closure.pk}/batal").status_code == 404


def test_a_term_may_have_a_shorter_friday(school: School) -> None:
    Timetable.objects.all().delete()
    head = school.cast.client("maryam")
    term = {"name": "Genap", "starts": "2026-01-05", "ends": "2026-06-20", "bells": "07.00-07.35\n07.35-08.10"}
    wrong = head.post("/sekolah/jadwal/buka", term | {"friday": "siang"})
    assert wrong.status_code == 422
    assert "siang" in wrong.text
    page = head.post("/sekolah/jadwal/buka", term | {"friday": "07.00-07.25"}, follow=True)
    assert "Jam pelajaran hari Jumat:" in page.text
    assert "07:00–07:25" in page.text
    assert Timetable.objects.get().own_bells == {"4": [["07:00", "07:25"]]}


def test_a_sheet_is_checked_row_by_row_before_anything_changes(school: School) -> None:
    school.slot(weekday=3)
    wati, rudi = school.wati.nip, school.rudi.nip
    text = HEADINGS + "\n".join([
        f"V;IPA;Senin;1;2;{rudi}",
        f"VI;IPS;Senin;2;3;{rudi}",
        f"V;IPS;Senin;2;2;{wati}",
        f"V;IPS;Minggu;2;2;{wati}",
        f"V;IPS;Selasa;x;2;{wati}",
        "V;IPS;Selasa;1;2;123456789012345678",
        f"VII;PJOK;Kamis;1;1;{wati}",
    ])  # fmt: skip
    head = school.cast.client("maryam")
    page = head.post("/sekolah/jadwal/lembar", {"file": SimpleUploadedFile("jadwal.csv", text.encode())}, follow=True)
    for sentence in ("Guru ini sudah mempunyai pelajaran pada jam itu (baris 2)", "V sudah mempunyai pelajaran",
                     "Tulis Senin sampai Sabtu", "harus bilangan bulat", "Tidak ada pegawai aktif",
                     "di jadwal yang tersimpan", "mata_pelajaran: IPS"):  # fmt: skip
        assert sentence in page.text
    where = page.redirect_chain[0][0]
    assert head.post(where).status_code == 422
    assert Slot.objects.count() == 1


def test_a_clean_sheet_is_applied_once(school: School) -> None:
    text = HEADINGS + f"V;IPA;Senin;1;2;{school.rudi.nip}\nV;IPS;Senin;3;4;{school.wati.nip}\n"
    head = school.cast.client("maryam")
    page = head.post("/sekolah/jadwal/lembar", {"file": SimpleUploadedFile("jadwal.csv", text.encode())}, follow=True)
    where = page.redirect_chain[0][0]
    assert Slot.objects.count() == 0
    assert "Rudi Salim" in page.text
    assert head.post(where).status_code == 302
    assert head.post(where).status_code == 422
    assert Slot.objects.count() == 2
    assert school.cast.client("wati").get(where).status_code == 403


def test_a_workbook_is_read_as_a_sheet(school: School) -> None:
    """Numbers are numbers, the NIP is text; a NIP that was typed as a number has lost its last digits."""
    headings = ["Rombel", "Mapel", "Hari", "Dari Jam Ke", "Sampai Jam Ke", "NIP Guru"]
    right = [["V", "IPA", "Senin", 1, 2, school.rudi.nip], ["v", "IPS", "Jum'at", 3.0, "4", school.wati.nip]]
    head = school.cast.client("maryam")
    spoilt = head.post(
        "/sekolah/jadwal/lembar",
        {"file": workbook([headings, *right, ["V", "PJOK", "Rabu", 1, 1, 1.99107e17]])},
        follow=True,
    )
    assert "baris" in spoilt.text
    assert head.post(spoilt.redirect_chain[0][0]).status_code == 422
    assert not Slot.objects.exists()
    page = head.post("/sekolah/jadwal/lembar", {"file": workbook([headings, *right])}, follow=True)
    assert head.post(page.redirect_chain[0][0]).status_code == 302
    kept = Slot.objects.order_by("weekday").values_list(
        "group", "subject", "weekday", "first_hour", "last_hour", "teacher"
    )
    assert list(kept) == [("V", "IPA", 0, 1, 2, school.rudi.pk), ("V", "IPS", 4, 3, 4, school.wati.pk)]


def test_an_observation_goes_to_the_teacher_and_back(school: School) -> None:
    head, wati = school.cast.client("maryam"), school.cast.client("wati")
    form = head.get("/sekolah/supervisi").context["form"]
    said = {"teacher": school.wati.pk, "day": TUESDAY, "lesson": "IV A", "submission": form["submission"].value()}
    sheet = head.post("/sekolah/supervisi", said)
    assert head.post("/sekolah/supervisi", said).url == sheet.url
    assert wati.get(sheet.url).status_code == 404
    filled = {**SCORES, "version": 1, "notes": "Aktif", "next_step": ""}
    assert head.post(sheet.url, {**filled, "send": ""}).status_code == 422
    assert head.post(sheet.url, {**filled, "next_step": "Tanya tiap kelompok", "send": ""}).status_code == 302
    assert "Murid saling menghargai" not in wati.get(sheet.url).text
    assert wati.post(sheet.url, {"version": 2, "reply": ""}).status_code == 422
    assert "final" in wati.post(sheet.url, {"version": 2, "reply": "Sependapat"}, follow=True).text
    assert Observation.objects.get().state == "final"


def test_the_rubric_speaks_the_readers_language_on_the_sheet_and_in_a_refusal(school: School) -> None:
    head = school.cast.client("maryam")
    head.post("/bahasa", {"language": "en", "next": "/"})
    form = head.get("/sekolah/supervisi").context["form"]
    said = {"teacher": school.wati.pk, "day": TUESDAY, "lesson": "IV A", "submission": form["submission"].value()}
    place = head.post("/sekolah/supervisi", said).url
    sheet = head.get(place).text
    assert "Climate of the class" in sheet
    assert "The pupils respect each other and dare to try." in sheet
    assert "Suasana kelas" not in sheet
    gap = {code: score for code, score in SCORES.items() if code not in ("climate", "checking")}
    refused = head.post(place, {**gap, "version": 1, "notes": "", "next_step": "x", "send": ""}).text
    assert "Checking understanding, Climate of the class" in refused


@pytest.mark.parametrize("where", ["/sekolah", "/sekolah/hari", "/sekolah/jadwal", "/sekolah/supervisi"])
def test_ten_times_the_lessons_cost_no_statement_more(school: School, where: str) -> None:
    head = school.cast.client("maryam")
    school.slot()
    for hour in range(1, 5):
        for weekday in range(5):
            if (weekday, hour) not in ((1, 1), (1, 2)):
                school.slot(group=f"G{hour}", weekday=weekday, first_hour=hour, last_hour=hour, teacher=school.rudi.pk)
    with query_budget(PAGE_BUDGET):
        assert head.get(where).status_code == 200
    assert school.cast.client("wati").get("/sekolah/supervisi").status_code == 200
