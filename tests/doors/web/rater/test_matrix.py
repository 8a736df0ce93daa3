"""The matrix as its owner fills it, and as the person it speaks of sees it."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.work.planning.models import ExpectedResult, MatrixCell
from tests.cast import SINCE, Cast
from tests.harness.budget import query_budget
from tests.work.planned import Year

CELL = {
    "version": "0", "role": "member", "method": "indirect", "product": "service", "text": "Loket terlayani",
    "split": "", "part": "", "share": "", "measure_unit": "",
}  # fmt: skip


@pytest.fixture
def year(cast: Cast) -> Year:
    return Year(cast)


def place(year: Year, result: ExpectedResult) -> str:
    return f"/tim/matriks/{result.pk}/{year.cast.sari.pk}"


def written(year: Year) -> ExpectedResult:
    return ExpectedResult.objects.get(plan=year.written("budi"))


def sent(year: Year, result: ExpectedResult, **changes: Any) -> Any:
    return year.cast.client("budi").post(place(year, result), {**CELL, **changes})


def test_a_cell_is_filled_and_seen_by_both_and_the_finding_goes_away(year: Year) -> None:
    result = written(year)
    before = year.cast.client("budi").get("/tim/matriks").content.decode()
    assert "belum didukung seorang pun" in before
    assert sent(year, result).status_code == 302
    after = year.cast.client("budi").get("/tim/matriks").content.decode()
    assert "Loket terlayani" in after
    assert "belum didukung" not in after
    mine = year.cast.client("sari").get("/saya/pembagian").content.decode()
    assert "Loket terlayani" in mine
    assert "Mendukung hasil Budi Santosa" in mine


def test_the_second_writer_sees_the_newest_state_and_keeps_what_was_typed(year: Year) -> None:
    result = written(year)
    sent(year, result)
    again = sent(year, result, text="Yang kedua")
    page = again.content.decode()
    assert again.status_code == 409
    assert "Loket terlayani" in page
    assert "Yang kedua" in page
    assert 'name="version" value="1"' in page
    assert MatrixCell.objects.get().text == "Loket terlayani"


def test_what_is_missing_is_said_beside_what_was_typed(year: Year) -> None:
    answer = sent(year, written(year), method="direct", split="area", text="Kalimat saya")
    assert answer.status_code == 422
    assert "aspek atau wilayah" in answer.content.decode()
    assert "Kalimat saya" in answer.content.decode()


def test_a_cell_is_emptied(year: Year) -> None:
    result = written(year)
    sent(year, result)
    budi = year.cast.client("budi")
    assert budi.post(f"{place(year, result)}/kosongkan", {"version": "7"}).status_code == 409
    assert budi.post(f"{place(year, result)}/kosongkan", {"version": "1"}).status_code == 302
    assert not MatrixCell.objects.exists()


def test_the_row_is_taken_into_the_draft(year: Year) -> None:
    result, plan = written(year), year.draft("sari")
    sent(year, result)
    sari = year.cast.client("sari")
    answer = sari.post(f"/saya/rencana/{plan.pk}/ambil-pembagian", {"version": str(plan.version)})
    assert answer.status_code == 302
    assert plan.results.get().superior_result == result
    assert "sudah ada di SKP Anda" in sari.get("/saya/pembagian").content.decode()


@pytest.mark.parametrize("people", [1, 12])
def test_the_page_costs_the_same_whatever_the_number_of_staff(year: Year, people: int) -> None:
    written(year)
    for n in range(people):
        nip = f"1985021420110120{n:02d}"
        one = organisation.hire(f"Pegawai {n}", kind="pns", nip=nip, rank="III/a", **year.cast.by)
        organisation.appoint(one, position=year.cast.posts["DUKCAPIL-L-LOKET"], starts=SINCE, **year.cast.by)
    budi = year.cast.client("budi")
    with query_budget():
        assert budi.get("/tim/matriks").status_code == 200
