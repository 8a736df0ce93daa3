"""What a machine reads on standard output."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest

from kinerja.doors.cli.results import Result, as_json, emit
from kinerja.doors.cli.tables import table


def test_it_prints_every_digit_of_a_number() -> None:
    text = as_json({"exact": Decimal("0.10"), "long": Decimal("123456789012345678.123456789"), "float": 0.1 + 0.2})
    assert '"exact": 0.10,' in text
    assert '"long": 123456789012345678.123456789' in text
    assert json.loads(text)["float"] == 0.1 + 0.2


def test_it_prints_no_number_that_json_does_not_know() -> None:
    assert json.loads(as_json({"n": float("nan"), "d": Decimal("Infinity")})) == {"n": None, "d": None}


def test_it_prints_instants_and_numbers_of_numpy() -> None:
    instant = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
    document = json.loads(as_json({"at": instant, "n": np.int64(3), "yes": True, "x": np.float32(0.5)}))
    assert document == {"at": "2026-03-10T02:00:00+00:00", "n": 3, "yes": True, "x": 0.5}


def test_it_keeps_a_decimal_in_quotes_when_it_was_text() -> None:
    assert json.loads(as_json({"label": "12.5"})) == {"label": "12.5"}


def test_it_prints_csv_with_the_columns_of_all_rows(capsys: pytest.CaptureFixture[str]) -> None:
    emit(Result({}, rows=[{"a": Decimal("1.50")}, {"a": 2, "b": 'x,"y"'}]), "csv")
    assert capsys.readouterr().out == 'a,b\n1.50,\n2,"x,""y"""\n'


def test_it_aligns_numbers_to_the_right() -> None:
    assert table(("siapa", "n"), [("Sari", 7), ("Budi", 120)]).splitlines() == [
        "siapa    n",
        "-----  ---",
        "Sari     7",
        "Budi   120",
    ]
