"""`kinerja figures ratings FILE`: the figures of a file, and gentle words for files that are not as they should be."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.doors.cli.conftest import Ask, Type
from tests.pure.statistics.test_rater_effects import LME4, ninety

COLUMNS = ("--rater", "penilai", "--rated", "pegawai", "--score", "nilai")
HEAD = ["penilai", "pegawai", "nilai"]


def rows() -> list[list[str]]:
    scores, rated, rater = ninety()
    return [[f"R{j:02}", f"P{i}", str(y)] for y, i, j in zip(scores, rated, rater, strict=True)]


def write(path: Path, lines: list[list[str]], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([HEAD, *lines])
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write(tmp_path / "nilai.csv", rows())


def test_both_estimates_with_raw_and_adjusted_values(sheet: Path, ask: Ask) -> None:
    found = ask("ratings", str(sheet), *COLUMNS)
    for name in ("ml", "reml"):
        mean, rater, rated, residual, _deviance = LME4[name]
        assert found[name]["mean"] == pytest.approx(mean, rel=1e-4)
        assert found[name]["sd"] == pytest.approx({"rater": rater, "rated": rated, "residual": residual}, rel=1e-4)
    assert [len(found["rated"]), len(found["raters"]), found["n"], found["parts"]] == [9, 12, 90, 1]
    first = found["rated"][0]
    given = [float(score) for _rater, person, score in rows() if person == "P0"]
    assert (first["rated"], first["n"]) == ("P0", len(given))
    assert first["raw"] == pytest.approx(sum(given) / len(given))
    assert first["adjusted"] == pytest.approx(LME4["reml"][0] - 1.56946, abs=1e-4)
    assert sum(one["leniency"] for one in found["raters"]) == pytest.approx(0, abs=1e-4)
    assert found["reciprocity"] is None


def test_files_as_offices_have_them(tmp_path: Path, sheet: Path, ask: Ask) -> None:
    expected = ask("ratings", str(sheet), *COLUMNS)
    comma = [[rater, person, score.replace(".", ",")] for rater, person, score in rows()]
    packed = tmp_path / "nilai.csv.gz"
    packed.write_bytes(gzip.compress(sheet.read_bytes()))
    book = Workbook()
    for line in [HEAD, *rows()]:
        book.active.append(line)  # type: ignore[union-attr]
    book.save(tmp_path / "nilai.xlsx")
    for path in (write(tmp_path / "titik-koma.csv", comma, ";"), packed, tmp_path / "nilai.xlsx"):
        assert ask("ratings", str(path), *COLUMNS) == expected


def test_rows_without_a_score_are_counted_apart(tmp_path: Path, ask: Ask) -> None:
    spoilt = [*rows(), ["R00", "P0", ""], ["R01", "P1", "NA"], ["", "P1", "3"], ["R02", "P2", "baik"]]
    found = ask("ratings", str(write(tmp_path / "nilai.csv", spoilt)), *COLUMNS)
    assert (found["n"], found["blank"], found["unreadable"], found["unreadable_rows"]) == (90, 3, 1, [94])
    assert any("baris 94" in line for line in found["warnings"])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "kosong|berisi nilai"),
        ([["R1", "P1", "x"]], "berisi nilai"),
        ([["R1", "P1", "3"], ["R1", "P2", "4"]], "sedikitnya dua penilai"),
        ([["R1", "P1", "3"], ["R2", "P1", "3"], ["R1", "P2", "3"], ["R2", "P2", "3"]], "Semua nilai sama"),
    ],
)
def test_what_cannot_be_reckoned_is_a_sentence(tmp_path: Path, typed: Type, lines: list[list[str]], said: str) -> None:
    answer = typed("figures", "ratings", str(write(tmp_path / "nilai.csv", lines)), *COLUMNS)
    assert answer.status == 1
    assert any(one in answer.complaint for one in said.split("|"))


def test_a_column_that_is_not_there_and_a_file_that_is_not_there(tmp_path: Path, sheet: Path, typed: Type) -> None:
    wrong = typed("figures", "ratings", str(sheet), "--rater", "siapa", *COLUMNS[2:])
    assert "“siapa” tidak ada" in wrong.complaint
    assert "penilai, pegawai, nilai" in wrong.complaint
    assert "tidak dapat dibuka" in typed("figures", "ratings", str(tmp_path / "tidak-ada.csv"), *COLUMNS).complaint
    assert "ketiga kolomnya" in typed("figures", "ratings", str(sheet)).complaint
    assert "Hanya figures ratings" in typed("figures", "accuracy", str(sheet)).complaint


def test_people_read_leniency_in_words_and_few_raters_unadjusted(tmp_path: Path, typed: Type) -> None:
    lines = [*rows(), ["R00", "Baru", "3"], ["R01", "Baru", "4"]]
    shown = typed("figures", "ratings", str(write(tmp_path / "nilai.csv", lines)), *COLUMNS).printed
    new = next(line for line in shown.splitlines() if line.startswith("Baru"))
    assert new.split()[1:5] == ["2", "3.500", "-", "3.500"]
    assert "seperti yang lain" in shown
    assert "bukan nilai" in shown


def test_mutual_ratings_are_looked_at_when_asked(tmp_path: Path, ask: Ask) -> None:
    people = [f"P{n}" for n in range(8)]
    lines = [[one, other, str(3 + (hash_of(one, other) % 3))] for one in people for other in people if one != other]
    found = ask("ratings", str(write(tmp_path / "nilai.csv", lines)), *COLUMNS, "--mutual")
    assert found["reciprocity"]["pairs"] == 28
    assert found["reciprocity"]["likeness"] > 0.5, "both directions of a pair were made alike"


def hash_of(one: str, other: str) -> int:
    """The same for both directions."""
    low, high = sorted((int(one[1:]), int(other[1:])))
    return low * 7 + high * 3 + low * high
