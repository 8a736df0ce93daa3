"""Questions about ratings: where they leave the suggestion, and one level for everybody."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.patterns import FEWEST, differing, raters_of_one_level
from kinerja.work.planning.models import Period
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(cast: Any) -> Town:
    made = Town(cast)
    Period.objects.filter(pk=made.period.pk).update(state="evaluating")
    return made


def _final(town: Town, ratings: list[str], suggested: str = "meets") -> None:
    for person, rating in zip(town.colleagues(len(ratings)), ratings, strict=True):
        plan = town.plan(person)
        Evaluation.objects.create(
            plan=plan, period=town.period, employee=person, unit=plan.unit, rater=town.cast.budi,
            suggested=suggested, result_rating=rating, behaviour_rating="meets", predicate="good", state="final",
            finalised_by=town.cast.budi, finalised_at=town.cast.now, reason="dialog kinerja",
        )  # fmt: skip


def test_only_what_leaves_the_suggestion_is_listed(town: Town) -> None:
    _final(town, ["meets", "above", "meets"])
    assert [e.result_rating for e in differing(town.period)] == ["above"]


def test_without_suggestion_nothing_can_differ(town: Town) -> None:
    _final(town, ["above", "below"], suggested="")
    assert not differing(town.period)


def test_one_level_for_all_is_a_question_from_some_people_on(town: Town) -> None:
    _final(town, ["meets"] * (FEWEST - 1))
    assert not raters_of_one_level(town.period)
    _final(town, ["meets"])
    (row,) = raters_of_one_level(town.period)
    assert (row["finalised_by"], row["people"], row["rating"]) == (town.cast.budi.pk, FEWEST, "meets")
    _final(town, ["above"])
    assert not raters_of_one_level(town.period)


def test_the_page_asks_and_does_not_accuse(town: Town) -> None:
    _final(town, ["above", *["meets"] * 5])
    text = town.cast.client("andi").get("/pengawasan/penilaian").content.decode()
    assert "Bahan untuk bertanya, bukan temuan" in text
    assert "dialog kinerja" in text
