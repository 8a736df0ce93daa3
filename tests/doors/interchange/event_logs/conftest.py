"""Bringing small logs in by the command itself, and looking at what is stored."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kinerja.doors.cli.main import main
from kinerja.facts.service.models import Event, Request

ONE_ROW_A_CASE = """
[source]
format = "csv"
[service]
code = "izin"
name = "Izin"
[columns]
case = "no"
opened = "masuk"
closed = "selesai"
officer = "petugas"
"""

ONE_ROW_A_STEP = """
[source]
format = "csv"
[service]
code = "izin"
[columns]
case = "no"
activity = "langkah"
at = "waktu"
officer = "petugas"
"""


@dataclass
class Outcome:
    """What the command answered."""

    status: int
    document: dict[str, Any]
    complaint: str


Bring = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _in_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    monkeypatch.setenv("KINERJA_DEBUG", "1")


def call(*words: str | Path) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main([str(word) for word in words])
    return Outcome(status, json.loads(out.getvalue()) if out.getvalue() else {}, err.getvalue())


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Bring:
    """Import `content` (text, or bytes as they are) with a mapping; more words go to the command."""

    def run(content: str | bytes, mapping: str = ONE_ROW_A_CASE, *more: str | Path, name: str = "log.csv") -> Outcome:
        log, described = tmp_path / name, tmp_path / "peta.toml"
        log.write_bytes(content if isinstance(content, bytes) else content.encode())
        described.write_text(mapping, encoding="utf-8")
        return call("import-log", log, "--mapping", described, "--json", *more)

    return run


def stored_cases() -> dict[str, tuple[str, str | None, str | None]]:
    """Key -> opened, closed, closed by."""
    rows = Request.objects.values_list("case_key", "opened_at", "closed_at", "closed_by__label")
    return {key: (f"{opened:%F %T}", f"{closed:%F %T}" if closed else None, by) for key, opened, closed, by in rows}


def stored_steps(case: str) -> list[tuple[str, str | None]]:
    """Activity and officer, in order."""
    steps = Event.objects.filter(request__case_key=case).order_by("seq")
    return list(steps.values_list("activity", "officer__label"))
