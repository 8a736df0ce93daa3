"""Who answered is counted, and nobody can lay it beside what was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.survey import commands
from kinerja.facts.survey.figures.respondents import asked_and_told, composition
from kinerja.facts.survey.figures.scope import Scope
from kinerja.facts.survey.models import RespondentCount, Response, Survey
from kinerja.platform.access.actors import public
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid
from tests.cast import Cast
from tests.facts.survey.conftest import ALL_FOUR

Ask = Callable[..., str]
MARCH = date(2026, 3, 1)
RINA = {"age": "to40", "sex": "woman", "education": "senior", "occupation": "own"}


def answer(cast: Cast, token: str, **changes: Any) -> None:
    usual: dict[str, Any] = {"answers": ALL_FOUR, "submission": new_id(), "actor": public(cast.today), "now": cast.now}
    commands.answer_survey(token, **usual | changes)


def counts() -> dict[tuple[str, str], int]:
    return {(one.trait, one.value): one.n for one in RespondentCount.objects.all()}


def test_what_is_told_is_counted_by_month_and_unit(cast: Cast, invited: Ask) -> None:
    answer(cast, invited(), about=RINA)
    answer(cast, invited(), about={"age": "to40", "sex": "", "occupation": "student"})
    answer(cast, invited())
    assert counts() == {
        ("age", "to40"): 2, ("sex", "woman"): 1, ("education", "senior"): 1, ("occupation", "own"): 1,
        ("occupation", "student"): 1,
    }  # fmt: skip
    assert set(RespondentCount.objects.values_list("month", "unit__code")) == {(MARCH, "DUKCAPIL-L")}
    assert Response.objects.count() == 3


def test_a_form_sent_twice_is_counted_once(cast: Cast, invited: Ask) -> None:
    token, form = invited(), new_id()
    for _ in range(2):
        answer(cast, token, submission=form, about=RINA)
    assert counts()["age", "to40"] == 1


def test_no_row_is_one_respondents(cast: Cast, invited: Ask) -> None:
    """Neither a key nor an instant nor the order of rows leads from one who told to what he answered."""
    answer(cast, invited(), about=RINA)
    answer(cast, invited(), about=RINA)
    assert RespondentCount.objects.count() == 4
    names = {field.name for field in RespondentCount._meta.get_fields()}
    assert names == {"id", "survey", "unit", "month", "trait", "value", "n"}
    assert not {field.name for field in Response._meta.get_fields()} & set(RINA)


@pytest.mark.parametrize("about", [{"age": "37"}, {"religion": "x"}, {"sex": "to40"}])
def test_what_is_not_offered_is_refused_and_nothing_is_kept(cast: Cast, invited: Ask, about: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="kosongkan"):
        answer(cast, invited(), about=about)
    assert not Response.objects.exists()
    assert counts() == {}


def test_the_database_refuses_an_unknown_band(cast: Cast, survey: Survey) -> None:
    row = {"survey": survey, "unit": cast.units["DUKCAPIL-L"], "month": MARCH, "n": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        RespondentCount.objects.create(trait="age", value="woman", **row)
    RespondentCount.objects.create(trait="sex", value="woman", **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        RespondentCount.objects.create(trait="sex", value="woman", **row)


def told(cast: Cast, survey: Survey, trait: str, **n: int) -> None:
    where = {"survey": survey, "unit": cast.units["DUKCAPIL-L"], "month": MARCH, "trait": trait}
    for value, count in n.items():
        RespondentCount.objects.create(value=value, n=count, **where)


def composed(survey: Survey, scope: Scope) -> dict[str, list[dict[str, Any]]]:
    return composition(asked_and_told(survey, scope)[1])


def test_small_bands_are_hidden_with_those_that_would_give_them_away(cast: Cast, survey: Survey) -> None:
    """Four above 60 are hidden; so is the next smallest, else the total would tell. Nine women and men: nothing."""
    told(cast, survey, "age", to25=20, to40=50, to60=26, over60=4)
    told(cast, survey, "sex", woman=5, man=4)
    told(cast, survey, "education", primary=10, senior=30)
    found = composed(survey, Scope())
    assert [(row["value"], row["n"], row["share"]) for row in found["age"]] == [
        ("to25", None, None), ("to40", 50, 0.5), ("to60", 26, 0.26), ("over60", None, None)
    ]  # fmt: skip
    assert "sex" not in found
    assert "occupation" not in found
    assert [row["n"] for row in found["education"]] == [10, 0, 30, 0]


def test_only_whole_months_of_the_unit_are_counted(cast: Cast, survey: Survey) -> None:
    told(cast, survey, "sex", woman=20, man=30)
    within = Scope(cast.units["DUKCAPIL"], since=date(2026, 3, 15), until=date(2026, 4, 1))
    assert [row["n"] for row in composed(survey, within)["sex"]] == [20, 30]
    assert composed(survey, Scope(cast.units["BKPSDM"])) == {}
    assert composed(survey, Scope(until=date(2026, 3, 20))) == {}
