"""Bringing small files of visits in by the command itself, and looking at what is stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.facts.queueing.models import VisitRecord
from tests.doors.interchange.event_logs.conftest import Outcome, call

CALLS = """
[source]
timezone = "WIB"
date_format = "%y%m%d"
time_format = "%H:%M:%S"
[service]
code = "loket"
name = "Loket Disdukcapil"
[columns]
ticket = "no"
service = "jenis"
priority = "prioritas"
date = "tanggal"
issued = "ambil"
called = "panggil"
started = "mulai"
finished = "selesai"
outcome = "hasil"
officer = "petugas"
[outcomes]
AGENT = "served"
HANG = "left"
ABSEN = "no_show"
PHANTOM = "void"
[missing]
officer = ["NO_SERVER"]
"""
HEAD = "no,jenis,prioritas,tanggal,ambil,panggil,mulai,selesai,hasil,petugas\n"
ROWS = """A1,KTP,0,250106,8:00:00,8:05:00,8:05:10,8:10:10,AGENT,Sari
A2,KK,1,250106,0:00:00,0:00:00,8:20:00,8:21:00,AGENT,Sari
A3,KTP,0,250106,8:30:00,8:40:00,0:00:00,0:00:00,HANG,NO_SERVER
A1,KTP,0,250106,23:59:30,0:00:30,0:00:30,0:04:00,AGENT,Budi
A4,,0,250107,9:00:00,9:10:00,,,ABSEN,
A5,KTP,0,250107,9:00:00,9:00:00,0:00:00,0:00:00,PHANTOM,NO_SERVER
"""
WHOLE = HEAD + ROWS

Bring = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _in_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    monkeypatch.setenv("KINERJA_DEBUG", "1")


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Bring:
    """Import `content` (text, or bytes as they are) with a mapping; more words go to the command."""

    def run(content: str | bytes = WHOLE, mapping: str = CALLS, *more: str | Path, name: str = "antre.csv") -> Outcome:
        log, described = tmp_path / name, tmp_path / "peta.toml"
        log.write_bytes(content if isinstance(content, bytes) else content.encode())
        described.write_text(mapping, encoding="utf-8")
        return call("import-visits", log, "--mapping", described, "--json", *more)

    return run


def stored() -> list[tuple[int, str, str, list[str | None], str, str | None]]:
    """Row, ticket, service, clocks in UTC, outcome and officer, in order of the rows."""
    rows = VisitRecord.objects.order_by("visit_import", "row").select_related("officer")
    return [
        (
            one.row,
            one.ticket,
            one.kind,
            [f"{at:%d %T}" if at else None for at in (one.issued_at, one.called_at, one.started_at, one.finished_at)],
            one.outcome,
            one.officer.label if one.officer else None,
        )
        for one in rows
    ]
