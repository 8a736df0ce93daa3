from __future__ import annotations

from datetime import date

import pytest

from kinerja.pure.law.findings import Confidence
from kinerja.pure.law.satisfaction import Element
from kinerja.pure.law.survey_forms import Form, survey_form

ON = date(2026, 3, 10)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_asks_each_element_once_with_four_different_answers(form: Form, language: str) -> None:
    found = survey_form(form, ON, language)
    assert [question.element for question in found.questions] == list(Element)
    assert found.name
    for question in found.questions:
        assert question.text.endswith("?")
        assert len(set(question.answers)) == 4


@pytest.mark.parametrize("form", Form)
def test_both_languages_ask_something_else(form: Form) -> None:
    indonesian, english = (survey_form(form, ON, language) for language in ("id", "en"))
    for one, other in zip(indonesian.questions, english.questions, strict=True):
        assert one.text != other.text
        assert not set(one.answers) & set(other.answers)


@pytest.mark.parametrize("form", Form)
def test_its_wording_is_never_shown_as_law(form: Form) -> None:
    assert min(cite.confidence for cite in survey_form(form, ON).cites) is Confidence.MEMORY
