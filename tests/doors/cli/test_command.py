"""The `kinerja` command as a program: exit status, and which words go where."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.harness.cells import Cell, free_port


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_makes_a_cell_in_an_empty_home_and_prints_one_document(empty_cell: Cell) -> None:
    done = empty_cell.kinerja("doctor", "--json")
    checks = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert checks["database"]["ok"], checks
    assert checks["journal"]["ok"], checks
    assert "Membuat basis data" in done.stderr


def test_it_speaks_of_no_new_database_the_second_time(cell: Cell) -> None:
    assert "Membuat" not in cell.kinerja("doctor").stderr


def test_it_says_that_the_port_is_taken(cell: Cell, taken_port: int) -> None:
    done = cell.kinerja("serve", "--port", str(taken_port), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Porta {taken_port} sudah dipakai" in done.stderr
    assert f"Port {taken_port} is taken" in done.stderr


@pytest.mark.parametrize("words", [[], ["serve", "--porta", "1"], ["terbang"], ["doctor", "--format", "xml"]])
def test_it_answers_2_to_what_it_does_not_understand(cell: Cell, words: list[str]) -> None:
    done = cell.kinerja(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "kinerja" in done.stderr


def test_it_tells_where_the_log_is_when_the_database_is_broken(cell: Cell) -> None:
    if cell.url:
        pytest.skip("breaks an SQLite file")
    next(cell.home.glob("*.sqlite3")).write_bytes(b"not a database at all" * 100)
    done = cell.kinerja("serve", "--port", str(free_port()))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(cell.home / "kinerja.log") in done.stderr
    assert "Traceback" in (cell.home / "kinerja.log").read_text()


def test_it_speaks_a_sentence_when_the_home_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = Cell(tmp_path).kinerja("doctor", KINERJA_HOME=str(tmp_path / "file" / "home"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "KINERJA_HOME" in done.stderr
    assert "Traceback" not in done.stderr
