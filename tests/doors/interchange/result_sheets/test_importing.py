from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kinerja.judgement.history.models import PastResult
from kinerja.people.organisation.models import Employee
from tests.doors.interchange.event_logs.conftest import call
from tests.doors.interchange.result_sheets.conftest import BUDI, SARI, USUAL

ROW = f"{SARI};2019;92,25;85.50;89,55;Baik;Rahmat"


def test_it_stores_what_is_written(bring):
    done = bring([ROW, f"'{BUDI};2020;95;90;93;AMAT  BAIK;"])
    assert (done.status, done.document["new"], done.document["people"]) == (0, 2, 2), done.complaint
    sari = PastResult.objects.get(employee=Employee.objects.get(nip=SARI))
    assert (sari.plan_value, sari.behaviour_value, sari.total_value) == (
        Decimal("92.25"), Decimal("85.5"), Decimal("89.55"),
    )  # fmt: skip
    assert (sari.starts, sari.ends, sari.predicate, sari.rater_name) == (
        date(2019, 1, 1), date(2020, 1, 1), "good", "Rahmat",
    )  # fmt: skip
    assert sari.source == "Rekap PPKP (hasil.csv)"
    assert sari.stated["behaviour_value"] == "85.50"
    assert SARI not in str(sari.stated)
    assert PastResult.objects.get(employee__nip=BUDI).predicate == "very_good"


def test_a_trial_stores_nothing_and_the_same_file_again_changes_nothing(bring):
    assert bring([ROW], "--dry-run").document["new"] == 1
    assert not PastResult.objects.exists()
    bring([ROW])
    again = bring([ROW])
    assert (again.status, again.document["new"], again.document["unchanged"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("row", "reason", "words"),
    [
        (f"{SARI};2019;92,25;85;89;Lumayan;", "bad_result", "[predicates]"),
        (f"{SARI};2019;92,25;85;89;;", "bad_result", "tidak dihitungkan"),
        (f"{SARI};19;92,25;85;89;Baik;", "bad_result", "bukan tahun"),
        (f"{SARI};2013;92,25;85;89;Baik;", "bad_result", "PP 46/2011"),
        (f"{SARI};2019;sembilan;85;89;Baik;", "bad_result", "bukan nilai"),
        (f"{SARI};2019;92.123,5;85;89;Baik;", "bad_result", "bukan nilai"),
        ("1,99107E+17;2019;92,25;85;89;Baik;", "bad_result", "Teks"),
        ("199001012015031999;2019;92,25;85;89;Baik;", "unknown_person", "tidak dikenal"),
    ],
)
def test_a_bad_row_is_told_and_nothing_is_stored(bring, row, reason, words):
    done = bring([ROW, row])
    assert (done.status, done.document["rejected"]) == (1, {reason: 1})
    assert words in done.complaint
    assert "199001012015031999" not in done.complaint
    assert not PastResult.objects.exists()


def test_the_same_year_twice_names_the_first_row(bring):
    done = bring([ROW, ROW])
    assert done.status == 1
    assert "baris data 1" in done.complaint


def test_good_rows_can_be_kept_and_the_rest_sent_again(bring, tmp_path):
    rest = tmp_path / "sisa.csv"
    done = bring([ROW, f"{BUDI};2020;95;90;93;Lumayan;"], "--skip-rejected", rest)
    assert (done.status, done.document["new"], done.document["rejected_rows"]) == (0, 1, 1)
    rest.write_text(rest.read_text().replace("Lumayan", "Baik"))
    (tmp_path / "peta.toml").write_text(USUAL)
    again = call("import-results", rest, "--mapping", tmp_path / "peta.toml", "--json")
    assert again.document["new"] == 1, again.complaint


def test_other_content_needs_a_reason(bring):
    bring([ROW])
    changed = ROW.replace("89,55", "98,55")
    done = bring([changed])
    assert (done.status, done.document["rejected"]) == (1, {"stated_otherwise": 1})
    assert "nilai akhir" in done.complaint
    assert bring([changed], "--correct", "Salah ketik", "--dry-run").document["corrected"] == 1
    assert bring([changed], "--correct", "Salah ketik").document["corrected"] == 1
    assert PastResult.objects.current().get().total_value == Decimal("98.55")
    assert PastResult.objects.count() == 2


def test_parts_of_a_year_and_ratings(bring):
    mapping = """
        [results]
        source = "e-Kinerja"
        [columns]
        nip = "nip"
        starts = "dari"
        ends = "sampai"
        predicate = "predikat"
        result_rating = "hasil"
        behaviour_rating = "perilaku"
        surveyed = "360"
        """
    heading = "nip,dari,sampai,predikat,hasil,perilaku,360"
    done = bring([f"{SARI},2023-01-01,31/03/2023,Kurang/Misconduct,DIATAS EKSPEKTASI,Di bawah ekspektasi,ya"],
                 mapping=mapping, heading=heading)  # fmt: skip
    assert done.status == 0, done.complaint
    one = PastResult.objects.get()
    assert (one.starts, one.ends, one.regime) == (date(2023, 1, 1), date(2023, 4, 1), "P6_2022_SE3_2023")
    assert (one.predicate, one.result_rating, one.behaviour_rating, one.surveyed) == ("poor", "above", "below", True)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('predicate = "Kategori"', "", "[columns] predicate"),
        ('year = "Tahun"', "", "starts dan ends"),
        ('"very_good"', '"hebat"', "[predicates] Amat Baik"),
        ('source = "Rekap PPKP"', "", "[results] source"),
        ('nip = "NIP"', 'nipp = "NIP"', "“nip”"),
    ],
)
def test_a_mapping_that_is_not_whole_names_the_key(bring, before, after, words):
    done = bring([ROW], mapping=USUAL.replace(before, after))
    assert done.status == 1
    assert words in done.complaint


def test_a_thousand_rows_cost_no_statement_more(bring, cast, django_assert_max_num_queries):
    rows = [f"{SARI};{year};92,25;85,50;89,55;Baik;" for year in range(2014, 2021)]
    with django_assert_max_num_queries(20) as one:
        bring(rows[:1])
    with django_assert_max_num_queries(len(one)):
        bring(rows[1:])
