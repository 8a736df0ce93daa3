"""`kinerja demo` as a program."""

from __future__ import annotations

import json

from tests.harness.cells import Cell


def test_it_builds_once_and_never_over_what_is_there(cell: Cell) -> None:
    built = cell.kinerja("demo", "--staff", "60", "--json")
    assert built.returncode == 0, built.stderr
    document = json.loads(built.stdout)
    assert document["built"] is True
    assert document["staff"] >= 60
    assert {type(document[name]) for name in ("staff", "cases", "plans", "declared", "evaluations")} == {int}
    assert "setahun permohonan" in built.stderr

    kept = cell.kinerja("demo", "--if-empty", "--json")
    assert kept.returncode == 0, kept.stderr
    assert json.loads(kept.stdout) == {"built": False}

    refused = cell.kinerja("demo", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Basis data ini sudah berisi instansi.")
