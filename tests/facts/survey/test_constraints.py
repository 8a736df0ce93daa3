"""Wrong states cannot be stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.survey.models import FollowUp, Invitation, Response, Survey, SurveyImport
from kinerja.platform.database.keys import new_id
from tests.cast import Cast

Ask = Callable[..., str]


def refused(constraint: str, make: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.parametrize(
    ("scale", "answers"),
    [("1-4", {"u1": 5}), ("1-4", {"u9": 0}), ("1-5", {"u2": 6}), ("1-5", {"u3": 0}), ("0-10", {"u4": 11}), ("1-6", {})],
)
def test_an_answer_lies_on_its_scale(survey: Survey, scale: str, answers: dict[str, int]) -> None:
    refused("response_on_scale", lambda: Response.objects.create(survey=survey, scale=scale, **answers))


@pytest.mark.parametrize(("scale", "low", "high"), [("1-4", 1, 4), ("1-5", 1, 5), ("0-10", 0, 10)])
def test_the_ends_of_a_scale_lie_on_it(survey: Survey, scale: str, low: int, high: int) -> None:
    Response.objects.create(survey=survey, scale=scale, u1=low, u2=high)


def test_an_imported_answer_says_where_it_came_from_and_is_stored_once(cast: Cast, survey: Survey) -> None:
    facts = {"survey": survey, "file_name": "a.csv", "sha256": "", "mapping": {}, "stored_at": cast.now}
    brought = SurveyImport.objects.create(**facts, actor_name="operator")
    refused("response_import_has_source", lambda: Response.objects.create(survey=survey, survey_import=brought))
    refused("response_import_has_source", lambda: Response.objects.create(survey=survey, source_key="a"))
    Response.objects.create(survey=survey, survey_import=brought, source_key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(survey=survey, survey_import=brought, source_key="a")


def test_an_invitation_belongs_to_one_service_and_keeps_its_order(cast: Cast, survey: Survey, invited: Ask) -> None:
    invited(origin_key="A12")
    kept = Invitation.objects.get()

    def changed(**values: Any) -> Callable[[], Any]:
        return lambda: Invitation.objects.filter(pk=kept.pk).update(**values)

    refused("invitation_in_order", changed(opens_at=kept.finished_at - timedelta(minutes=1)))
    refused("invitation_in_order", changed(expires_at=kept.opens_at))
    refused("invitation_answer_whole", changed(answered_on=cast.today))
    refused("invitation_answer_whole", changed(submission=new_id()))
    kept.pk, kept.token_hash = new_id(), "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)


def test_a_follow_up_says_what_and_how(cast: Cast, survey: Survey) -> None:
    facts: dict[str, Any] = {
        "survey": survey, "unit": cast.units["DUKCAPIL-L"], "element": "U3", "action": "Buka loket kelima",
        "due": cast.today, "responsible": cast.sari, "planned_at": cast.now, "planned_by": cast.budi,
    }  # fmt: skip

    def planned(**values: Any) -> Callable[[], Any]:
        return lambda: FollowUp.objects.create(**facts | {"submission": new_id()} | values)

    refused("survey_follow_up_element", planned(element="U0"))
    refused("survey_follow_up_says_what", planned(action=""))
    refused("survey_follow_up_outcome", planned(done_at=cast.now))
    refused("survey_follow_up_outcome", planned(outcome="selesai"))
    planned()()
