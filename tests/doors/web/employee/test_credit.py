"""Pages of credit points: one's own, the rater's, the desk's."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja.outcomes.credit.models import CreditBalance
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from tests.judgement.history.papers import take_over
from tests.outcomes.credit.papers import balance, quality, record

pytestmark = pytest.mark.django_db


def page(cast: Any, who: str, path: str) -> str:
    answer = cast.client(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def gathered(cast: Any) -> Any:
    record(cast, balance(cast.tono))
    take_over(cast, quality(cast.tono, predicate="very_good"))
    return cast


def test_it_says_what_is_there_what_is_missing_and_how_long(gathered: Any) -> None:
    said = page(gathered, "tono", "/saya/angka-kredit")
    assert "12/12 × 150% (Sangat Baik) × 12,5 (Ahli Pertama) = 18,75." in said
    assert "Angka kreditnya sudah cukup: 58,75 dari 50,00." in said
    assert "Terkumpul 58,75 dari 100,00; masih kurang 41,25." in said
    assert "kira-kira 40 bulan lagi. Ini perkiraan, bukan janji." in said
    assert "800/17/PAK/2025" in said
    assert "pengaturan setempat" in said
    assert gathered.tono.nip not in said


def test_a_paper_says_both_numbers_where_they_part(cast: Any) -> None:
    record(cast, balance(cast.tono, rank_points=Decimal("12.345")))
    said = page(cast, "tono", "/saya/angka-kredit")
    assert "40,00 untuk jenjang, 12,345 untuk pangkat; dihitung sampai 31 Desember 2024" in said


def test_the_list_of_the_desk_is_a_file_too(gathered: Any) -> None:
    answer = gathered.client("hasan").get("/kepegawaian/angka-kredit", {"unduh": "csv", "tabel": "1"})
    (row,) = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))[2:]
    assert (row[0], row[3]) == (gathered.tono.name, "58.75")
    sheet = gathered.client("hasan").get("/kepegawaian/angka-kredit", {"unduh": "xlsx", "tabel": "1"})
    assert load_workbook(BytesIO(sheet.content)).active["D3"].value == 58.75
    assert Entry.objects.filter(verb="audit.exported").count() == 2
    assert gathered.client("sari").get("/kepegawaian/angka-kredit", {"unduh": "csv"}).status_code == 403


def test_a_correction_shows_before_and_after(gathered: Any) -> None:
    take_over(gathered, quality(gathered.tono), correction="Putusan keberatan")
    said = page(gathered, "tono", "/saya/angka-kredit")
    assert "Predikat diubah: sebelumnya Sangat Baik (18,75), sekarang Baik (12,50)." in said


@pytest.mark.parametrize(("who", "words"), [("sari", "Petugas Loket, bukan jabatan fungsional"), ("yusuf", "PPPK")])
def test_who_has_none_reads_why(cast: Any, who: str, words: str) -> None:
    said = page(cast, who, "/saya/angka-kredit")
    assert words in said
    assert "(PDF)" not in said


def test_the_desk_reads_it_and_leaves_a_trace(gathered: Any) -> None:
    path = f"/kepegawaian/pegawai/{gathered.tono.pk}/angka-kredit"
    assert "58,75" in page(gathered, "hasan", path)
    assert Entry.objects.filter(verb="credit.seen", thing_id=str(gathered.tono.pk)).count() == 1
    assert gathered.client("sari").get(path).status_code == 403


def form(cast: Any, **changes: str) -> dict[str, str]:
    return {
        "submission": str(new_id()), "number": "800/9/PAK", "issued_on": "2025-01-20", "level": "ahli_pertama",
        "rank": "III/a", "last_day": "2024-12-31", "points": "62,5", "rank_points": "", **changes,
    }  # fmt: skip


def test_the_desk_records_a_paper_once(cast: Any) -> None:
    path, sent = f"/kepegawaian/pegawai/{cast.tono.pk}/angka-kredit", form(cast)
    client = cast.client("hasan")
    assert client.post(path, sent).status_code == 302
    assert client.post(path, sent).status_code == 302
    row = CreditBalance.objects.get()
    assert (row.points, row.rank_points, row.entered_by) == (Decimal("62.5"), Decimal("62.5"), cast.hasan.name)
    other = client.post(path, form(cast, points="63"))
    assert other.status_code == 422
    assert "sudah tersimpan dengan isi lain" in other.content.decode()
    assert client.post(path, form(cast, points="63", correction="Salah ketik")).status_code == 302
    assert cast.client("tono").post(path, form(cast)).status_code == 403


def test_the_list_names_who_has_enough_and_decides_nothing(gathered: Any) -> None:
    said = page(gathered, "hasan", "/kepegawaian/angka-kredit")
    assert gathered.tono.name in said
    assert "golongan III/b" in said
    assert gathered.wati.name not in said
    assert "saran untuk diperiksa" in said
    elsewhere = page(gathered, "hasan", f"/kepegawaian/angka-kredit?unit={gathered.units['DISDIK'].pk}")
    assert gathered.tono.name not in elsewhere


def test_the_rater_reads_of_the_own_team(gathered: Any) -> None:
    path = f"/tim/anggota/{gathered.tono.pk}/angka-kredit"
    assert "58,75" in page(gathered, "sekda", path)
    assert gathered.client("budi").get(path).status_code == 404


def test_papers_are_one_click_away(gathered: Any) -> None:
    client = gathered.client("tono")
    for name, more in (("konversi", {"tahun": "2025"}), ("akumulasi", {}), ("penetapan", {})):
        sent = client.post(f"/dokumen/{name}-angka-kredit/{gathered.tono.pk}", more)
        assert sent.status_code == 302
        given = client.get(sent["Location"])
        assert given.content.startswith(b"%PDF-1.7")
        assert gathered.client("budi").get(sent["Location"]).status_code == 404
    assert client.post(f"/dokumen/konversi-angka-kredit/{gathered.tono.pk}").status_code == 404
    assert client.post(f"/dokumen/konversi-angka-kredit/{gathered.tono.pk}", {"tahun": "1999"}).status_code == 422


def test_more_years_cost_no_statement_more(gathered: Any, django_assert_max_num_queries: Any) -> None:
    """One to spare: what the house asks once in a while is asked by the clock. Four results more would cost four."""
    for year, who, path in (
        (2023, "tono", "/saya/angka-kredit"),
        (2021, "hasan", "/kepegawaian/angka-kredit"),
        (2019, "sekda", f"/tim/anggota/{gathered.tono.pk}/angka-kredit"),
    ):
        client = gathered.client(who)
        client.get(path)
        with django_assert_max_num_queries(12) as few:
            client.get(path)
        people = gathered.tono, gathered.wati
        take_over(gathered, *(quality(one, year + more) for one in people for more in (0, 1)))
        with django_assert_max_num_queries(len(few) + 1):
            client.get(path)


def test_a_large_city_is_read_by_department(gathered: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.doors.web.personnel.views.credit.MOST_AT_ONCE", 1)
    said = page(gathered, "hasan", "/kepegawaian/angka-kredit")
    assert "Pilih perangkat daerah" in said
    assert gathered.tono.name not in said
    chosen = page(gathered, "hasan", f"/kepegawaian/angka-kredit?unit={gathered.units['KOMINFO'].pk}")
    assert gathered.tono.name in chosen
