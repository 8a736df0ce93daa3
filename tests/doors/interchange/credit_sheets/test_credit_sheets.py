"""Opening balances as a file: out, into an empty cell, out again."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.doors.cli.main import carry_out
from kinerja.doors.interchange.credit_sheets.sheet import COLUMNS
from kinerja.outcomes.credit.models import CreditBalance
from tests.outcomes.credit.papers import balance, record

pytestmark = pytest.mark.django_db


def told(capsys: Any, *words: str) -> tuple[dict[str, Any], int]:
    status = carry_out([*words, "--json"])
    return json.loads(capsys.readouterr().out), status


def sheet(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "pak.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")
    return str(path)


def row(employee: Any, **changes: str) -> str:
    facts = {
        "nip": employee.nip, "jenjang": "Ahli Pertama", "golongan": "III/a", "dihitung_sampai": "2024-12-31",
        "angka_kredit_jenjang": '"62,125"', "angka_kredit_pangkat": '"12,5"', "nomor_pak": "800/1", "tanggal_pak":
        "2025-01-20", "pejabat": "Kepala BKPSDM",
    }  # fmt: skip
    return ",".join((facts | changes)[name] for name in COLUMNS)


def test_what_is_taken_in_is_written_out_the_same(cast: Any, tmp_path: Path, capsys: Any) -> None:
    file = sheet(tmp_path, *sorted([row(cast.tono), row(cast.wati, golongan="III/b")]))
    found, status = told(capsys, "import-credits", file)
    assert (status, found["new"], found["committed"]) == (0, 2, True)
    assert CreditBalance.objects.get(employee=cast.tono).points == Decimal("62.125")
    out = tmp_path / "out.csv"
    assert told(capsys, "export-credits", str(out))[0]["rows"] == 2
    again, _status = told(capsys, "import-credits", str(out))
    assert (again["new"], again["unchanged"]) == (0, 2)
    first = out.read_bytes()
    told(capsys, "export-credits", str(out))
    assert out.read_bytes() == first == Path(file).read_bytes()


def test_a_dry_run_stores_nothing(cast: Any, tmp_path: Path, capsys: Any) -> None:
    assert told(capsys, "import-credits", sheet(tmp_path, row(cast.tono)), "--dry-run")[1] == 0
    assert not CreditBalance.objects.exists()


def test_rows_are_rejected_by_line_with_a_sentence_and_nothing_is_stored(
    cast: Any, tmp_path: Path, capsys: Any
) -> None:
    stranger = row(cast.tono, nip="199001012020031001")
    file = sheet(tmp_path, row(cast.tono), stranger, row(cast.wati, dihitung_sampai="2024-12-15"), row(cast.tono))
    found, status = told(capsys, "import-credits", file)
    assert status == 1
    assert [one["line"] for one in found["rejected"]] == [3, 4, 5]
    assert cast.tono.nip not in json.dumps(found)
    assert not CreditBalance.objects.exists()


def test_other_content_needs_a_reason(cast: Any, tmp_path: Path, capsys: Any) -> None:
    record(cast, balance(cast.tono))
    file = sheet(tmp_path, row(cast.tono))
    assert told(capsys, "import-credits", file)[1] == 1
    assert told(capsys, "import-credits", file, "--correct", "Salah ketik")[0]["corrected"] == 1


def test_the_line_is_that_of_the_editor(cast: Any, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "pak.csv"
    file.write_text(";".join(COLUMNS) + "\n" + row(cast.sari, jenjang="Utama").replace(",", ";"), encoding="utf-8-sig")
    found, _status = told(capsys, "import-credits", str(file))
    assert [one["line"] for one in found["rejected"]] == [2]
