"""Bringing small files of answers in by the command itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.doors.interchange.event_logs.conftest import Outcome, call

CODES = [f"U{number}" for number in range(1, 10)]
ELEMENTS = "[elements]\n" + "\n".join(f'{code} = "q{place}"' for place, code in enumerate(CODES, 1)) + "\n"
HEADING = ["no", "tanggal", "layanan", "petugas", *(f"q{place}" for place in range(1, 10))]
COLUMNS = '[columns]\nrespondent = "no"\ndate = "tanggal"\nservice = "layanan"\nofficer = "petugas"\n'
SURVEY = '[survey]\ncode = "SKM"\nname = "SKM 2026"\n'
USUAL = SURVEY + COLUMNS + ELEMENTS

Bring = Callable[..., Outcome]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _in_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    monkeypatch.setenv("KINERJA_DEBUG", "1")


def sheet(rows: Sequence[Sequence[Any]]) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in [HEADING, *rows])


def row(no: Any, *answers: Any, day: str = "2026-01-15", service: str = "KTP", officer: str = "Sari") -> list[Any]:
    """One respondent; a single answer stands for all nine."""
    return [no, day, service, officer, *(answers * 9 if len(answers) == 1 else answers)]


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Bring:
    def run(rows: Sequence[Sequence[Any]], mapping: str = USUAL, *more: str | Path, name: str = "skm.csv") -> Outcome:
        file, described = tmp_path / name, tmp_path / "peta.toml"
        file.write_text(sheet(rows), encoding="utf-8")
        described.write_text(mapping, encoding="utf-8")
        return call("import-survey", file, "--mapping", described, "--json", *more)

    return run


@pytest.fixture
def ask(db: None) -> Ask:
    def run(*words: str) -> dict[str, Any]:
        outcome = call("figures", "survey", *words, "--json")
        assert outcome.status == 0, outcome.complaint
        return outcome.document

    return run
