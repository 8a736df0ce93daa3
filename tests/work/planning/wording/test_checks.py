"""Every sentence of cases.toml gets exactly the remarks it deserves; what the house brings along gets none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kinerja.work.planning.examples import examples
from kinerja.work.planning.template_sets import template_sets
from kinerja.work.planning.terms import LibraryState
from kinerja.work.planning.wording import Wording, check_wording
from kinerja.work.planning.wording.checks import Kind

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


def remarks(case: dict[str, Any]) -> list[Any]:
    lacks = case.get("lacks", [])
    beside = {
        "unit": "" if "unit" in lacks else "berkas",
        "has_target": "target" not in lacks,
        "evidence": "" if "evidence" in lacks else "Rekap register",
    }
    return check_wording(Wording(case["text"], Kind(case["kind"]), **beside))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['post']}: {case['text'][:40]}")
def test_it_says_what_is_wrong_and_nothing_else(case: dict[str, Any]) -> None:
    assert [remark.code for remark in remarks(case)] == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["text"][:40])
def test_each_remark_is_a_plain_sentence_with_a_better_example(case: dict[str, Any]) -> None:
    for remark in remarks(case):
        assert str(remark.sentence).endswith(".")
        assert "{" not in str(remark.sentence)
        assert remark.example


def test_only_attendance_of_an_indicator_refuses() -> None:
    refused = {remark.code for case in CASES for remark in remarks(case) if remark.refuses}
    assert refused == {"attendance"}


def test_there_are_cases_of_all_eleven_posts_good_and_bad() -> None:
    assert len(CASES) >= 60
    assert {case["post"] for case in CASES} == {one.group for one in template_sets()}
    for post in {case["post"] for case in CASES}:
        assert {bool(case["expect"]) for case in CASES if case["post"] == post} == {True, False}


OF_THE_HOUSE = [e for e in examples() if e.state == LibraryState.ADOPTED] + [
    line.own for one in template_sets() for line in one.lines if line.own
]


@pytest.mark.parametrize("example", OF_THE_HOUSE, ids=lambda example: example.code)
def test_what_the_house_recommends_passes_its_own_check(example: Any) -> None:
    given = example.definition
    text = Wording(
        given.text, unit=given.measure_unit, has_target=given.target_low is not None,
        source=given.source, evidence=given.evidence,
    )  # fmt: skip
    assert [r.code for r in check_wording(text)] == []
    assert [r.code for r in check_wording(Wording(example.result_text, Kind.RESULT))] == []


def test_an_empty_text_is_left_to_the_form() -> None:
    assert check_wording(Wording("  ")) == []
