"""Every worked case a lawyer can read in `kinerja/pure/law/cases`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kinerja.pure.law.findings import Confidence, Finding
from kinerja.pure.law.sample_size import sample_size
from tests.pure.law.reading import answer, cases, files, shown

ALL = cases()
WORKED = (
    "Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 D1 D3 D4 D5 D7 D9 D11 D13 N1 N2 N4 N5 N6 N8 N10 N11 O1 O2 O4 O7 O8 O9 "
    "E1 E2 E3 E5 E7 E9 E10 E12 E13 A1 A2 A3 A4 A7 A8 A10 A14 S1 S2 S3 S5 S7 P1 P2 P3 P4 P6 P8 P9 P10 "
    "T1 T2 T4 T5 T7 T9 I1 I3 I5 X1 X2 X4 X5 X6 X14 X15"
).split()
TABLE = files()["sample_size.toml"]


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_it_answers_as_the_case_says(case: dict[str, Any]) -> None:
    found = answer(case)
    assert shown(found, case["expect"]) == case["expect"]
    if isinstance(found, Finding):
        assert set(case["cites"]) <= {cite.text for cite in found.cites}
        assert found.confidence is Confidence(case["confidence"])
        assert all(because.text for because in found.because)


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_it_rounds_to_the_places_the_case_prints(case: dict[str, Any]) -> None:
    found = shown(answer(case), case["expect"])
    for name, expected in case["expect"].items():
        if isinstance(expected, Decimal):
            assert str(found[name]) == str(expected)


def test_it_has_every_worked_case_once() -> None:
    ids = [case["id"] for case in ALL]
    assert len(ids) == len(set(ids))
    assert {one.split(".")[0] for one in ids} == set(WORKED)


@pytest.mark.parametrize(("population", "respondents"), TABLE["table"], ids=lambda one: str(one))
def test_it_prints_the_table_of_krejcie_and_morgan(population: int, respondents: int) -> None:
    found = sample_size(population, TABLE["on"])
    assert found.value == respondents
    assert [cite.text for cite in found.cites] == TABLE["cites"]
