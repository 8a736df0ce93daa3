from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.platform.audit.models import Entry
from tests.judgement.history.papers import paper, take_over
from tests.judgement.objected import objected
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db


def test_it_shows_all_regimes_in_the_words_of_each(cast):
    town = Town(cast)
    objected(town, town.plan(cast.sari, ("declared", {}, 4)))
    take_over(
        cast, paper(cast.sari, 2019), paper(cast.sari, 2018, predicate="needs_improvement", total_value=Decimal("70.1"))
    )
    page = cast.client("sari").get("/saya/riwayat-penilaian").content.decode()
    assert page.index("Awal Maret") < page.index(">2019<") < page.index(">2018<")
    assert "PermenPANRB 6/2022" in page
    assert "PP 46/2011" in page
    assert "Cukup" in page
    assert "Mengapa nilai ini?" in page
    assert "dihitung ulang: sama" in page
    assert "tertulis 70,1, menurut rumusnya 89,55" in page
    assert "Nilai 70,1 termasuk kelas Cukup." in page


def test_a_correction_shows_what_stood_before(cast):
    take_over(cast, paper(cast.sari))
    take_over(cast, paper(cast.sari, predicate="very_good"), correction="Keliru menyalin")
    page = cast.client("sari").get("/saya/riwayat-penilaian").content.decode()
    assert "Keliru menyalin; sebelumnya Baik (Arsip BKPSDM," in page


def test_personnel_reads_it_and_leaves_a_trace(cast):
    take_over(cast, paper(cast.sari))
    page = cast.client("hasan").get(f"/kepegawaian/pegawai/{cast.sari.pk}/riwayat-penilaian")
    assert "89,55" in page.content.decode()
    assert Entry.objects.filter(verb="history.seen", thing_id=str(cast.sari.pk)).count() == 1


def test_ten_years_cost_no_statement_more_than_one(cast, django_assert_num_queries, django_assert_max_num_queries):
    client = cast.client("sari")
    take_over(cast, paper(cast.sari, 2014))
    client.get("/saya/riwayat-penilaian")
    with django_assert_max_num_queries(12) as one:
        client.get("/saya/riwayat-penilaian")
    take_over(cast, *(paper(cast.sari, year) for year in range(2015, 2021)))
    with django_assert_num_queries(len(one)):
        client.get("/saya/riwayat-penilaian")
