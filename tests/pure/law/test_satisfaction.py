from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.sample_size import enough, sample_size
from kinerja.pure.law.satisfaction import Answers, Element, Grade, WeightMode, grade, satisfaction
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
SCORES = st.lists(st.integers(1, 4), min_size=1, max_size=20)
SURVEYS = st.fixed_dictionaries(dict.fromkeys(Element, SCORES))


def survey(scores: dict[Element, list[int]]) -> dict[Element, Answers]:
    return {element: Answers(sum(given), len(given)) for element, given in scores.items()}


@given(SURVEYS)
def test_it_stays_on_the_scale(scores: dict[Element, list[int]]) -> None:
    found = satisfaction(survey(scores), ON).value
    assert 25 <= found.out_of_hundred <= 100
    assert 1 <= found.index <= 4


@given(SURVEYS, st.sampled_from(Element))
def test_it_never_falls_for_a_better_answer(scores: dict[Element, list[int]], element: Element) -> None:
    better = {**scores, element: [min(4, score + 1) for score in scores[element]]}
    before, after = (satisfaction(survey(one), ON).value for one in (scores, better))
    assert before.out_of_hundred <= after.out_of_hundred
    assert before.grade <= after.grade


@given(SURVEYS)
def test_it_is_lower_by_the_printed_weight(scores: dict[Element, list[int]]) -> None:
    exact, printed = (
        satisfaction(survey(scores), ON, mode).value for mode in (WeightMode.EXACT, WeightMode.PRINTED_0_11)
    )
    assert abs(exact.out_of_hundred * Decimal("0.99") - printed.out_of_hundred) <= Decimal("0.01")


def test_it_needs_all_nine_elements() -> None:
    full = {element: Answers(4, 1) for element in Element}
    without = {**full, Element.U4: Answers(0, 0)}
    del without[Element.U9]
    with pytest.raises(Invalid, match="U4, U9"):
        satisfaction(without, ON)


@pytest.mark.parametrize("answers", [Answers(41, 10), Answers(9, 10)])
def test_it_refuses_totals_off_the_scale(answers: Answers) -> None:
    full = {element: Answers(4, 1) for element in Element}
    with pytest.raises(Invalid, match="U2"):
        satisfaction({**full, Element.U2: answers}, ON)


def test_it_rounds_before_it_grades() -> None:
    assert grade(Decimal("88.305"), ON).value is Grade.A
    assert grade(Decimal("88.304"), ON).value is Grade.B


@pytest.mark.parametrize("value", ["100.01", "24.74"])
def test_it_grades_only_what_a_survey_can_give(value: str) -> None:
    with pytest.raises(Invalid):
        grade(Decimal(value), ON)


@given(st.integers(1, 2_000_000), st.integers(1, 2_000_000))
def test_it_never_asks_fewer_of_more_people(a: int, b: int) -> None:
    few, many = sorted((a, b))
    assert sample_size(few, ON).value <= sample_size(many, ON).value <= 384
    assert sample_size(few, ON).value <= few


def test_it_warns_of_too_small_a_sample() -> None:
    assert enough(80, 100, ON).value
    short = enough(79, 100, ON)
    assert not short.value
    assert short.because[1].text == "Responden yang menjawab 79 dari 80 yang diperlukan."


def test_it_needs_people_to_ask() -> None:
    with pytest.raises(Invalid):
        sample_size(0, ON)
