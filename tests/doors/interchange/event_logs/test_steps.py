"""Logs in which one row is one step of a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.facts.service.models import Event, Request

from .conftest import ONE_ROW_A_STEP, Bring, stored_cases, stored_steps

HEAD = "no,langkah,waktu,petugas\n"
ROWS = (
    "1,terima,2025-01-02T08:00+07:00,Ani\n"
    "2,terima,2025-01-02T09:00+07:00,Ani\n"
    "1,putus,2025-01-04T08:00+07:00,Budi\n"
    "1,periksa,2025-01-03T08:00+07:00,Citra\n"
    "1,kirim,2025-01-04T08:00+07:00,Dedi\n"
)


def test_it_orders_steps_by_time_then_by_the_file(bring: Bring) -> None:
    outcome = bring(HEAD + ROWS, ONE_ROW_A_STEP)
    assert (outcome.document["rows"], outcome.document["events"], outcome.document["cases"]) == (5, 5, 2)
    assert stored_steps("1") == [("terima", "Ani"), ("periksa", "Citra"), ("putus", "Budi"), ("kirim", "Dedi")]


def test_it_opens_with_the_first_step_and_closes_with_the_last(bring: Bring) -> None:
    bring(HEAD + ROWS, ONE_ROW_A_STEP)
    assert stored_cases()["1"] == ("2025-01-02 01:00:00", "2025-01-04 01:00:00", "Dedi")
    assert stored_cases()["2"] == ("2025-01-02 02:00:00", "2025-01-02 02:00:00", "Ani")


@pytest.mark.parametrize(("pick", "closer"), [("first", "Citra"), ("last", "Budi")])
def test_it_closes_with_the_step_a_rule_names(bring: Bring, pick: str, closer: str) -> None:
    rule = f'[closing]\nactivities = ["periksa", "putus"]\npick = "{pick}"\n'
    outcome = bring(HEAD + ROWS, ONE_ROW_A_STEP + rule)
    assert stored_cases()["1"][2] == closer
    assert stored_cases()["2"] == ("2025-01-02 02:00:00", None, None)
    assert outcome.document["open"] == 1


def test_it_takes_fields_of_the_case_from_its_first_row(bring: Bring) -> None:
    mapping = ONE_ROW_A_STEP + 'opened = "masuk"\nclosed = "selesai"\nin_charge = "pj"\ndeadline = "batas"\n'
    head = "no,langkah,waktu,petugas,masuk,selesai,pj,batas\n"
    first = "1,periksa,2025-01-03,Ani,2025-01-01,2025-01-09,Eka,2025-01-10\n"
    later = "1,terima,2025-01-02,Budi,2024-01-01,,Fajar,\n"
    bring(head + first + later, mapping)
    assert stored_cases()["1"] == ("2024-12-31 17:00:00", "2025-01-08 17:00:00", "Ani")
    assert Request.objects.values_list("in_charge__label", flat=True).get() == "Eka"


def test_it_counts_identical_rows_once(bring: Bring) -> None:
    outcome = bring(HEAD + ROWS + ROWS.splitlines()[0] + "\n", ONE_ROW_A_STEP)
    assert (outcome.document["duplicates"], outcome.document["events"]) == (1, 5)


def test_it_adds_nothing_when_the_same_file_comes_again(bring: Bring) -> None:
    bring(HEAD + ROWS, ONE_ROW_A_STEP)
    before = list(Event.objects.order_by("id").values_list("id", flat=True))
    again = bring(HEAD + ROWS, ONE_ROW_A_STEP)
    assert (again.document["new"], again.document["changed"], again.document["unchanged"]) == (0, 0, 2)
    assert list(Event.objects.order_by("id").values_list("id", flat=True)) == before


def test_it_replaces_the_steps_of_a_corrected_case(bring: Bring) -> None:
    bring(HEAD + ROWS, ONE_ROW_A_STEP)
    corrected = bring(HEAD + ROWS.replace("1,periksa,2025-01-03T08:00+07:00,Citra\n", ""), ONE_ROW_A_STEP)
    assert corrected.document["changed_fields"] == {"events": 1}
    assert stored_steps("1") == [("terima", "Ani"), ("putus", "Budi"), ("kirim", "Dedi")]


def test_it_shows_the_step_that_changed(bring: Bring) -> None:
    bring(HEAD + ROWS, ONE_ROW_A_STEP)
    corrected = bring(HEAD + ROWS.replace("Citra", "Cici"), ONE_ROW_A_STEP)
    (example,) = corrected.document["examples"]
    assert (example["case"], example["field"]) == ("1", "events")
    assert "Citra" in example["before"]
    assert "Cici" in example["after"]


def test_it_completes_a_case_with_the_rows_that_were_rejected(bring: Bring, tmp_path: Path) -> None:
    rejects = tmp_path / "ditolak.csv"
    bring(HEAD + ROWS.replace("2025-01-03T08:00+07:00", "kamis"), ONE_ROW_A_STEP, "--skip-rejected", rejects)
    assert len(stored_steps("1")) == 3
    corrected = rejects.read_text(encoding="utf-8").replace(",kamis,", ",2025-01-03T08:00+07:00,")
    outcome = bring(corrected, ONE_ROW_A_STEP)
    assert (outcome.document["changed"], outcome.document["rows"]) == (1, 1)
    assert stored_steps("1") == [("terima", "Ani"), ("periksa", "Citra"), ("putus", "Budi"), ("kirim", "Dedi")]
    assert stored_cases()["1"] == ("2025-01-02 01:00:00", "2025-01-04 01:00:00", "Dedi")


def test_it_refuses_steps_without_name_or_time(bring: Bring) -> None:
    outcome = bring(HEAD + "1,,2025-01-02,Ani\n1,terima,,Ani\n", ONE_ROW_A_STEP)
    assert outcome.document["rejected"] == {"no_activity": 1, "no_instant": 1}
