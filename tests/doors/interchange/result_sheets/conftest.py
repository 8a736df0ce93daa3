"""Bringing small files of results in by the command itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.doors.interchange.event_logs.conftest import Outcome, call

HEADING = "NIP;Tahun;Nilai SKP;Perilaku;Nilai Akhir;Kategori;Penilai"
USUAL = """
[source]
delimiter = ";"
[results]
source = "Rekap PPKP"
[columns]
nip = "NIP"
year = "Tahun"
plan_value = "Nilai SKP"
behaviour_value = "Perilaku"
total_value = "Nilai Akhir"
predicate = "Kategori"
rater = "Penilai"
[predicates]
"Amat Baik" = "very_good"
"""
SARI, BUDI = "199107082015032004", "198005202005011003"

Bring = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _in_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    monkeypatch.setenv("KINERJA_DEBUG", "1")


@pytest.fixture
def bring(cast: Any, tmp_path: Path) -> Bring:
    def run(rows: Sequence[str], *more: str | Path, mapping: str = USUAL, heading: str = HEADING) -> Outcome:
        file, described = tmp_path / "hasil.csv", tmp_path / "peta.toml"
        file.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        described.write_text(mapping, encoding="utf-8")
        return call("import-results", file, "--mapping", described, "--json", *more)

    return run
