"""The pages of a ward, as the nurse in charge uses them."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from kinerja.facts.care.models import QualityCount
from tests.cast import Cast
from tests.harness.budget import PAGE_BUDGET, query_budget

HEADINGS = "kode_unit;tanggal;sif;indikator;pembilang;penyebut\n"


def shift(cast: Cast, **numbers: object) -> dict[str, object]:
    return {"ward": cast.units["RSUD"].pk, "day": "2026-03-10", "shift": "morning", **numbers}


def test_a_nurse_counts_a_shift(cast: Cast) -> None:
    yusuf = cast.client("yusuf")
    page = yusuf.post("/ruang", shift(cast, doctor_visit_n=9, doctor_visit_d=10), follow=True)
    assert "1 hitungan tersimpan" in page.text
    assert "9 / 10" in page.text
    assert QualityCount.objects.get().counted_by == cast.yusuf


def test_what_was_typed_is_not_lost(cast: Cast) -> None:
    yusuf = cast.client("yusuf")
    page = yusuf.post("/ruang", shift(cast, doctor_visit_n=11, doctor_visit_d=10, postponed_surgery_n=1))
    assert page.status_code == 422
    assert 'value="11"' in page.text
    assert "Isi keduanya" in page.text
    assert not QualityCount.objects.exists()


def test_all_numbers_of_a_shift_or_none(cast: Cast) -> None:
    yusuf = cast.client("yusuf")
    wrong = shift(cast, doctor_visit_n=9, doctor_visit_d=10, patient_identification_n=5, patient_identification_d=4)
    page = yusuf.post("/ruang", wrong)
    assert page.status_code == 422
    assert "5 lebih besar daripada 4" in page.text
    assert not QualityCount.objects.exists()
    assert "sedikitnya satu indikator" in yusuf.post("/ruang", shift(cast)).text
    assert "belum tiba" in yusuf.post("/ruang", shift(cast, day="2026-03-12", doctor_visit_n=1, doctor_visit_d=2)).text


def test_a_correction_keeps_the_old_numbers(cast: Cast) -> None:
    yusuf = cast.client("yusuf")
    yusuf.post("/ruang", shift(cast, doctor_visit_n=9, doctor_visit_d=10))
    where = f"/ruang/hitungan/{QualityCount.objects.get().pk}"
    assert yusuf.post(where, {"numerator": 8, "denominator": 10, "reason": ""}).status_code == 422
    assert yusuf.post(where, {"numerator": 8, "denominator": 10, "reason": "Salah ketik"}).status_code == 302
    assert QualityCount.objects.count() == 2
    assert QualityCount.objects.current().get().numerator == 8


def test_the_month_is_added_up_from_raw_counts(cast: Cast) -> None:
    yusuf = cast.client("yusuf")
    yusuf.post("/ruang", shift(cast, doctor_visit_n=1, doctor_visit_d=1))
    yusuf.post("/ruang", shift(cast, shift="night", day="2026-03-09", doctor_visit_n=50, doctor_visit_d=100))
    with query_budget(PAGE_BUDGET):
        page = yusuf.get("/ruang/mutu")
    assert "51 / 101" in page.text
    assert "50,5%" in page.text
    assert "belum memenuhi" in page.text


def test_a_sheet_is_checked_row_by_row(cast: Cast) -> None:
    text = HEADINGS + "\n".join([
        "RSUD;2026-03-09;pagi;Kepatuhan waktu visite dokter;9;10",
        "RSUD;2026-03-09;pagi;doctor_visit;8;10",
        "SDN1;2026-03-09;pagi;doctor_visit;8;10",
        "RSUD;2026-03-19;pagi;doctor_visit;8;10",
        "RSUD;2026-03-09;siang;doctor_visit;11;10",
        "RSUD;2026-03-09;subuh;doctor_visit;1;10",
        "RSUD;2026-03-09;malam;senyum;1;10",
    ])  # fmt: skip
    yusuf = cast.client("yusuf")
    page = yusuf.post("/ruang/lembar", {"file": SimpleUploadedFile("mutu.csv", text.encode())}, follow=True)
    for sentence in ("sudah ada pada baris 2", "bukan ruang Anda", "belum tiba", "lebih besar daripada 10",
                     "pagi, siang, atau malam", "tidak dikenal pada"):  # fmt: skip
        assert sentence in page.text
    assert yusuf.post(page.redirect_chain[0][0]).status_code == 422
    assert not QualityCount.objects.exists()


def test_a_clean_sheet_is_applied_once(cast: Cast) -> None:
    text = HEADINGS + "RSUD;2026-03-09;pagi;doctor_visit;9;10\nRSUD;09/03/2026;malam;doctor_visit;7;10\n"
    yusuf = cast.client("yusuf")
    page = yusuf.post("/ruang/lembar", {"file": SimpleUploadedFile("mutu.csv", text.encode())}, follow=True)
    where = page.redirect_chain[0][0]
    assert yusuf.post(where).status_code == 302
    assert yusuf.post(where).status_code == 422
    assert QualityCount.objects.count() == 2
    assert cast.client("tono").get(where).status_code == 404


def test_a_workbook_with_dates_and_numbers_is_read_as_a_sheet(cast: Cast) -> None:
    book, content = Workbook(), BytesIO()
    for row in (
        ["Ruang", "Tanggal", "Shift", "Indikator mutu", "Numerator", "Denominator"],
        ["RSUD", date(2026, 3, 9), "Pagi", "doctor_visit", 9, 10.0],
        ["RSUD", "10/03/2026", "malam", "Kepatuhan identifikasi pasien", "20", 20],
    ):
        book.active.append(row)
    book.save(content)
    yusuf, file = cast.client("yusuf"), SimpleUploadedFile("mutu.xlsx", content.getvalue())
    page = yusuf.post("/ruang/lembar", {"file": file}, follow=True)
    assert yusuf.post(page.redirect_chain[0][0]).status_code == 302
    kept = QualityCount.objects.order_by("day").values_list("day", "shift", "indicator", "numerator", "denominator")
    assert list(kept) == [
        (date(2026, 3, 9), "morning", "doctor_visit", 9, 10),
        (date(2026, 3, 10), "night", "patient_identification", 20, 20),
    ]
