"""Logs in which one row is one case."""

from __future__ import annotations

from pathlib import Path

from kinerja.facts.service.models import LogImport, Request

from .conftest import ONE_ROW_A_CASE, Bring, stored_cases

HEAD = "no,masuk,selesai,petugas\n"


def test_it_stores_cases_in_utc_and_leaves_open_ones_open(bring: Bring) -> None:
    outcome = bring(HEAD + "1,2025-01-02,2025-01-03T10:00:00+08:00,Ani\n2,2025-01-02 08:30,,\n")
    assert outcome.status == 0
    assert (outcome.document["cases"], outcome.document["open"], outcome.document["new"]) == (2, 1, 2)
    assert stored_cases() == {
        "1": ("2025-01-01 17:00:00", "2025-01-03 02:00:00", "Ani"),
        "2": ("2025-01-02 01:30:00", None, None),
    }


def test_it_counts_identical_rows_and_lets_the_last_row_of_a_key_win(bring: Bring) -> None:
    rows = "1,2025-01-02,,Ani\n1,2025-01-02,,Ani\n1,2025-01-02,2025-01-05,Budi\n2,2025-01-02,,Ani\n"
    outcome = bring(HEAD + rows)
    assert (outcome.document["rows"], outcome.document["cases"]) == (4, 2)
    assert (outcome.document["duplicates"], outcome.document["replaced"]) == (1, 1)
    assert stored_cases()["1"] == ("2025-01-01 17:00:00", "2025-01-04 17:00:00", "Budi")


def test_it_adds_nothing_when_the_same_file_comes_again(bring: Bring) -> None:
    content = HEAD + "1,2025-01-02,2025-01-03,Ani\n2,2025-01-02,,\n"
    bring(content)
    again = bring(content)
    assert (again.document["new"], again.document["changed"], again.document["unchanged"]) == (0, 0, 2)
    assert Request.objects.count() == 2


def test_it_updates_from_a_corrected_file_and_says_what_changed(bring: Bring) -> None:
    bring(HEAD + "1,2025-01-02,2025-01-03,Ani\n2,2025-01-02,,\n")
    corrected = bring(HEAD + "1,2025-01-02,2025-01-04,Budi\n2,2025-01-02,,\n3,2025-01-02,,\n")
    assert (corrected.document["new"], corrected.document["changed"], corrected.document["unchanged"]) == (1, 1, 1)
    assert corrected.document["changed_fields"] == {"closed": 1, "officer": 1, "in_charge": 1}
    first = corrected.document["examples"][0]
    assert (first["case"], first["field"]) == ("1", "closed")
    assert first["after"].startswith("2025-01-03 17:00:00")
    assert stored_cases()["1"] == ("2025-01-01 17:00:00", "2025-01-03 17:00:00", "Budi")


def test_it_keeps_and_counts_a_close_before_the_opening(bring: Bring) -> None:
    outcome = bring(HEAD + "1,2025-01-05,2025-01-02,Ani\n")
    assert outcome.document["negative_durations"] == 1
    assert "1" in stored_cases()


def test_it_stores_nothing_on_a_dry_run(bring: Bring) -> None:
    outcome = bring(HEAD + "1,2025-01-02,,\n", ONE_ROW_A_CASE, "--dry-run")
    assert (outcome.status, outcome.document["new"], outcome.document["committed"]) == (0, 1, False)
    assert not Request.objects.exists()
    assert not LogImport.objects.exists()


def test_it_refuses_the_whole_file_for_one_bad_row_and_names_it(bring: Bring) -> None:
    outcome = bring(HEAD + "1,2025-01-02,,\n2,kemarin,,\n3,,,\n,2025-01-02,,\n5,2025-01-02\n")
    assert outcome.status == 1
    assert outcome.document["rejected"] == {"bad_instant": 1, "no_instant": 1, "no_case": 1, "columns": 1}
    assert [row["row"] for row in outcome.document["first_rejected"]] == [2, 3, 4, 5]
    assert "Baris data 2 (baris 3 dalam berkas)" in outcome.complaint
    assert "“kemarin”" in outcome.complaint
    assert not Request.objects.exists()


def test_it_names_no_more_than_twenty_rows(bring: Bring) -> None:
    outcome = bring(HEAD + "".join(f"{n},x,,\n" for n in range(30)))
    assert outcome.complaint.count("dalam berkas") == 20
    assert outcome.document["rejected_rows"] == 30


def test_it_skips_rejected_rows_into_a_file_that_can_be_sent_again(bring: Bring, tmp_path: Path) -> None:
    rejects = tmp_path / "ditolak.csv"
    outcome = bring(HEAD + "1,2025-01-02,,\n2,kemarin,,Ani\n", ONE_ROW_A_CASE, "--skip-rejected", rejects)
    assert (outcome.status, outcome.document["cases"], outcome.document["rejected_rows"]) == (0, 1, 1)
    heading, row = rejects.read_text(encoding="utf-8").splitlines()
    assert heading == "no,masuk,selesai,petugas,kinerja_row,kinerja_reason"
    assert row.startswith("2,kemarin,,Ani,2,")
    corrected = bring(rejects.read_text(encoding="utf-8").replace("kemarin", "2025-01-03"))
    assert (corrected.status, corrected.document["new"]) == (0, 1)
    assert stored_cases()["2"] == ("2025-01-02 17:00:00", None, "Ani")


def test_it_loses_nothing_of_a_row_that_is_too_short_or_too_long(bring: Bring, tmp_path: Path) -> None:
    rejects = tmp_path / "ditolak.csv"
    rows = "1,2025-01-02,,,\n2,2025-01-02\n3,2025-01-02,,Ani,lebih\n"
    outcome = bring(HEAD + rows, ONE_ROW_A_CASE, "--skip-rejected", rejects)
    assert (outcome.document["cases"], outcome.document["rejected"]) == (1, {"columns": 2})
    _, short, long = rejects.read_text(encoding="utf-8").splitlines()
    assert short.startswith("2,2025-01-02,,,2,")
    assert long.startswith("3,2025-01-02,,Ani,3,")
    assert long.endswith(",lebih")


def test_it_refuses_to_write_rejected_rows_over_the_log(bring: Bring, tmp_path: Path) -> None:
    outcome = bring(HEAD + "1,2025-01-02,,\n", ONE_ROW_A_CASE, "--skip-rejected", tmp_path / "log.csv")
    assert outcome.status == 1
    assert "tidak boleh ditulis di atas" in outcome.complaint


def test_it_refuses_a_file_of_which_nothing_can_be_taken(bring: Bring, tmp_path: Path) -> None:
    outcome = bring(HEAD + "1,x,,\n", ONE_ROW_A_CASE, "--skip-rejected", tmp_path / "r.csv")
    assert outcome.status == 1
    assert "Tidak ada baris" in outcome.complaint


def test_it_reads_other_forms_of_time_and_what_means_empty(bring: Bring) -> None:
    mapping = (
        ONE_ROW_A_CASE.replace("[service]", 'datetime_format = "%d/%m/%Y %H:%M"\ndelimiter = ";"\n[service]')
        + '[missing]\nclosed = ["-"]\npetugas = []\n'
    ).replace("petugas = []", 'officer = ["NONE"]')
    outcome = bring("no;masuk;selesai;petugas\n1;02/01/2025 08:00;-;NONE\n", mapping)
    assert outcome.status == 0, outcome.complaint
    assert stored_cases() == {"1": ("2025-01-02 01:00:00", None, None)}


def test_it_leaves_blank_lines_out_and_still_counts_lines(bring: Bring) -> None:
    outcome = bring('no,masuk,selesai,petugas\n\n1,2025-01-02,,"dua\nbaris"\n2,x,,\n')
    assert outcome.document["first_rejected"][0] == {
        "row": 2,
        "line": 5,
        "reason": "bad_instant",
        "sentence": outcome.document["first_rejected"][0]["sentence"],
    }


def test_it_keeps_attributes_and_which_of_them_say_nothing(bring: Bring) -> None:
    mapping = ONE_ROW_A_CASE + '[attributes]\nbagian = "petugas"\njenis = "no"\n'
    bring(HEAD + "1,2025-01-02,,\n2,2025-01-02,,Ani\n", mapping)
    found = dict(Request.objects.values_list("case_key", "attributes"))
    assert found == {"1": {"bagian": None, "jenis": "1"}, "2": {"bagian": "Ani", "jenis": "2"}}


def test_it_keeps_signs_that_loading_could_mistake(bring: Bring) -> None:
    mapping = ONE_ROW_A_CASE + '[attributes]\ncatatan = "catatan"\n'
    strange = 'a\\N\tb"c'
    cell = strange.replace('"', '""')
    bring(f'no,masuk,selesai,petugas,catatan\n"\\N {cell}",2025-01-02,,,"{cell}"\n', mapping)
    assert dict(Request.objects.values_list("case_key", "attributes")) == {f"\\N {strange}": {"catatan": strange}}
