"""Answers given elsewhere: taken by the mapping, once, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kinerja.facts.service.models import Officer, Service
from kinerja.facts.survey.models import Response, Survey
from kinerja.facts.survey.terms import COLUMNS
from tests.doors.interchange.event_logs.conftest import call
from tests.doors.interchange.survey_sheets.conftest import COLUMNS as ROLES
from tests.doors.interchange.survey_sheets.conftest import ELEMENTS, HEADING, SURVEY, USUAL, Bring, row


def stored() -> list[tuple[Any, ...]]:
    rows = Response.objects.order_by("source_row").values_list("day", "service__name", "officer__label", "u1", "u9")
    return [(str(day) if day else None, *rest) for day, *rest in rows]


def test_it_takes_every_row_and_makes_what_it_does_not_know(bring: Bring) -> None:
    done = bring([row("R1", 4), row("R2", 3, service="Akta Kelahiran", officer=""), row("R3", *"123412341")])
    assert (done.status, done.document["responses"], done.document["new"]) == (0, 3, 3)
    assert done.document["new_services"] == ["Akta Kelahiran", "KTP"]
    assert stored() == [
        ("2026-01-15", "KTP", "Sari", 4, 4),
        ("2026-01-15", "Akta Kelahiran", None, 3, 3),
        ("2026-01-15", "KTP", "Sari", 1, 1),
    ]
    assert set(Service.objects.values_list("code", "name")) == {("KTP", "KTP"), ("akta-kelahiran", "Akta Kelahiran")}
    assert list(Officer.objects.values_list("register", "label")) == [("SKM", "Sari")]
    assert Survey.objects.get().name == "SKM 2026"


def test_a_service_is_found_by_code_or_name_whatever_the_capitals(bring: Bring) -> None:
    Service.objects.create(code="ktp", name="KTP elektronik")
    done = bring([row("R1", 4, service="KTP"), row("R2", 4, service="ktp ELEKTRONIK")])
    assert done.document["new_services"] == []
    assert Response.objects.values("service").distinct().count() == 1


def test_the_same_file_again_changes_nothing_and_a_corrected_one_only_what_differs(bring: Bring) -> None:
    rows = [row("R1", 4), row("R2", 3)]
    bring(rows)
    assert bring(rows).document["unchanged"] == 2
    again = bring([row("R1", 4), row("R2", *"333333332"), row("R3", 1)], name="perbaikan.csv")
    assert [again.document[name] for name in ("new", "changed", "unchanged")] == [1, 1, 1]
    assert [found[-1] for found in stored()] == [4, 2, 1]


def test_numbers_that_begin_anew_every_day_or_service_are_different_people(bring: Bring) -> None:
    done = bring([row(1, 4), row(1, 3, day="2026-01-16"), row(1, 2, service="KIA")])
    assert done.document["new"] == 3


def test_without_respondents_a_row_is_known_by_file_and_place(bring: Bring) -> None:
    mapping = USUAL.replace('respondent = "no"\n', "")
    rows = [row("", 4), row("", 4), row("", 4)]
    assert bring(rows, mapping).document["new"] == 3
    assert bring(rows, mapping).document["unchanged"] == 3
    assert bring(rows, mapping, name="februari.csv").document["new"] == 3
    assert bring([row("", 4, day="2026-02-01")], mapping).document["new"] == 1


def test_a_row_said_twice_counts_once_and_two_opinions_of_one_person_are_asked_about(bring: Bring) -> None:
    done = bring([row("R1", 4), row("R1", 4)])
    assert (done.document["duplicates"], done.document["responses"]) == (1, 1)
    done = bring([row("R1", 4), row("R1", 3)])
    assert done.status == 1
    assert "Baris data 2 (baris 3 dalam berkas): responden “R1” sudah ada di baris data 1" in done.complaint


def test_no_respondent_can_be_read_in_the_database(bring: Bring) -> None:
    bring([row("081234567890", 4)])
    kept = Response.objects.get()
    assert "081234567890" not in str(vars(kept))
    assert len(kept.source_key) == 64


@pytest.mark.parametrize(
    ("scale", "texts", "answers"),
    [
        ("1-4", ["1", " 4 ", "4.0", "3,00"], [1, 4, 4, 3]),
        ("1-5", ["1", "5", "3", "2"], [1, 5, 3, 2]),
        ("0-10", ["0", "10", "7", "5"], [0, 10, 7, 5]),
    ],
)
def test_every_scale_is_kept_as_given(bring: Bring, scale: str, texts: list[str], answers: list[int]) -> None:
    cells = [f'"{text}"' for text in texts] + [texts[0]] * 5
    done = bring([row("R1", *cells)], USUAL.replace("[columns]", f'scale = "{scale}"\n[columns]'))
    assert done.status == 0, done.complaint
    kept = Response.objects.get()
    assert [getattr(kept, column) for column in COLUMNS[:4]] == answers
    assert kept.scale == scale


def test_labels_stand_for_numbers_and_may_turn_a_scale_round(bring: Bring) -> None:
    labels = '[labels]\n"Sangat  baik" = 4\n"Baik" = 3\n"1" = 4\n"4" = 1\n'
    cells = ["SANGAT BAIK", " baik ", "1", "4", "2", "3", "baik", "baik", "Baik"]
    bring([row("R1", *cells)], USUAL + labels)
    kept = Response.objects.get()
    assert [getattr(kept, column) for column in COLUMNS] == [4, 3, 4, 1, 2, 3, 3, 3, 3]


def test_blanks_and_codes_for_do_not_know_are_not_answered(bring: Bring) -> None:
    missing = '[missing]\nvalues = ["9", "TT", "Tidak Tahu"]\n'
    done = bring([row("R1", "9", "tt", "", " ", "tidak  tahu", "4", "4", "4", "4")], USUAL + missing)
    assert (done.document["blank_answers"], done.document["blank_share"]) == (5, pytest.approx(5 / 9))
    kept = Response.objects.get()
    assert [getattr(kept, column) for column in COLUMNS] == [None] * 5 + [4] * 4


@pytest.mark.parametrize(
    ("answer", "named"), [("5", "“5” bukan jawaban pada skala 1-4"), ("0", "“0”"), ("3.5", "“3.5”"), ("baik", "“baik”")]
)
def test_an_answer_off_the_scale_is_named_with_row_column_and_what_to_do(bring: Bring, answer: str, named: str) -> None:
    done = bring([row("R1", 4), row("R2", *"4444", answer, *"4444")])
    assert done.status == 1
    assert "Baris data 2 (baris 3 dalam berkas): kolom “q5” (U5)" in done.complaint
    assert named in done.complaint
    assert "[labels]" in done.complaint
    assert done.document["rejected"] == {"off_scale": 1}
    assert not Response.objects.exists()


def test_rejected_rows_may_be_left_out_and_written_down(bring: Bring, tmp_path: Path) -> None:
    left = tmp_path / "ditolak.csv"
    done = bring([row("R1", 4), row("R2", 7), row("R3", 4, day="kemarin")], USUAL, "--skip-rejected", left)
    assert (done.status, done.document["new"], done.document["rejected_rows"]) == (0, 1, 2)
    written = left.read_text().splitlines()
    assert written[0].endswith("kinerja_row,kinerja_reason")
    assert written[1].startswith("R2,2026-01-15")
    assert "Tanggal “kemarin” tidak dikenali" in written[2]


def test_days_are_local_and_may_be_written_in_several_ways(bring: Bring) -> None:
    days = ["2026-01-15", "15-01-2026", "15/01/2026", "2026-01-14T23:30:00Z", "2026-01-15 08:00", ""]
    bring([row(place, 4, day=day) for place, day in enumerate(days)])
    assert [found[0] for found in stored()] == ["2026-01-15"] * 5 + [None]


def test_a_format_of_dates_is_kept_to(bring: Bring) -> None:
    mapping = '[source]\ndate_format = "%m/%d/%Y"\n' + USUAL
    assert bring([row("R1", 4, day="01/15/2026")], mapping).status == 0
    assert "tidak sesuai format %m/%d/%Y" in bring([row("R1", 4, day="2026-01-15")], mapping).complaint


def test_looking_first_stores_nothing(bring: Bring) -> None:
    done = bring([row("R1", 4)], USUAL, "--dry-run")
    assert (done.document["new"], done.document["new_services"], done.document["committed"]) == (1, ["KTP"], False)
    assert [model.objects.count() for model in (Response, Service, Survey)] == [0, 0, 0]


def test_a_file_of_one_service_names_it_in_the_mapping(bring: Bring) -> None:
    columns = ROLES.replace('service = "layanan"\n', "")
    bring([row("R1", 4)], SURVEY + '[service]\ncode = "akta"\nname = "Akta"\n' + columns + ELEMENTS)
    assert stored()[0][1] == "Akta"


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (SURVEY + ROLES, "[elements] belum ada di peta.toml"),
        (USUAL.replace('U3 = "q3"', 'U3 = "waktu"'), "Kolom “waktu” tidak ada di baris pertama skm.csv"),
        (USUAL.replace("U3", "U33"), "[elements] U33 di peta.toml tidak dikenal"),
        (USUAL.replace("respondent", "responden"), "[columns] responden di peta.toml tidak dikenal. Maksudnya"),
        (USUAL.replace('code = "SKM"', 'code = "SKM"\nscale = "1-6"'), "[survey] scale di peta.toml tertulis “1-6”"),
        (USUAL + '[labels]\n"baik" = 7\n', "[labels] baik di peta.toml harus bilangan bulat pada skala 1-4"),
        (USUAL + '[labels]\n"baik" = "tiga"\n', "harus bilangan bulat pada skala 1-4"),
        (USUAL + "[missing]\nvalues = 9\n", "[missing] values di peta.toml harus daftar teks"),
        (USUAL.replace('"SKM"', '"S K M"'), "kode “S K M” hanya boleh huruf"),
        ('[source]\ntimezone = "Palu"\n' + USUAL, "[source] timezone di peta.toml"),
        (USUAL + '[service]\ncode = "ktp"\n', "[service] di peta.toml tertulis bersama [columns] service"),
        ("[survey\n", "bukan TOML yang benar"),
    ],
)
def test_a_mapping_with_a_slip_is_refused_by_key(bring: Bring, mapping: str, sentence: str) -> None:
    done = bring([row("R1", 4)], mapping)
    assert done.status == 1
    assert sentence in done.complaint
    assert not Response.objects.exists()


def test_a_spreadsheet_is_read_like_text(db: None, tmp_path: Path) -> None:
    book = Workbook()
    for cells in [HEADING, row("R1", 4), row("R2", *[3, 4.0, "", "4", 2, 1, 3, 3, 3])]:
        book.active.append(cells)
    book.save(tmp_path / "skm.xlsx")
    (tmp_path / "peta.toml").write_text('[source]\nformat = "xlsx"\n' + USUAL)
    done = call("import-survey", tmp_path / "skm.xlsx", "--mapping", tmp_path / "peta.toml", "--json")
    assert done.status == 0, done.complaint
    assert [found[-2:] for found in stored()] == [(4, 4), (3, 3)]
