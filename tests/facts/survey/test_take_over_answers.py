"""Invitations and answers of past services, taken over at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kinerja.facts.service.commands import label_in
from kinerja.facts.service.models import Service
from kinerja.facts.survey.commands import PastService, open_survey, take_over_answers
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.models import Invitation, RespondentCount, Response
from kinerja.facts.survey.terms import ELEMENTS, LEAVING
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden
from tests.cast import Cast


def services(cast: Cast, n: int, answered: int) -> list[PastService]:
    unit = cast.units["DUKCAPIL-L"]
    service = Service.objects.create(code="ktp", name="KTP-el", unit=unit)
    officer = label_in("loket", employee=cast.sari, **cast.by)
    then = cast.now - timedelta(days=3)
    return [
        PastService(
            "ticket", new_id(), then, service.pk, unit.pk, officer.pk,
            then.date() if place < answered else None,
            dict.fromkeys(ELEMENTS, 3) | {"U4": None} if place < answered else None,
        )
        for place in range(n)
    ]  # fmt: skip


def test_those_who_were_asked_are_the_denominator_and_no_answer_tells_whose_it_is(cast: Cast) -> None:
    survey = open_survey("skm", form="skm", **cast.by)
    assert take_over_answers(survey, asked=services(cast, 10, 6), **cast.by) == 6
    found = ask_survey(survey, on=cast.today)
    assert (found["total"]["n"], found["response"]["invited"], found["response"]["answered"]) == (6, 10, 6)
    assert found["total"]["filled"]["U4"] == 0
    asked = Invitation.objects.filter(answered_on__isnull=True).first()
    assert asked is not None
    assert asked.opens_at == asked.finished_at + LEAVING
    assert set(Response.objects.values_list("u1", "scale")) == {(3, "1-4")}


def test_only_personnel_takes_over_answers(cast: Cast) -> None:
    survey = open_survey("skm", form="skm", **cast.by)
    with pytest.raises(Forbidden):
        take_over_answers(survey, asked=[], actor=cast.actor("sari"), now=cast.now)


def test_what_respondents_told_is_counted_by_month(cast: Cast) -> None:
    told: list[dict[str, str]] = [{"age": "to40", "sex": "man"}, {"age": "to40"}, {}]
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)]
    asked = [
        replace(one, about=about, answered_on=day)
        for one, about, day in zip(services(cast, 3, 3), told, days, strict=True)
    ]
    take_over_answers(open_survey("skm", **cast.by), asked=asked, **cast.by)
    assert set(RespondentCount.objects.values_list("month", "trait", "value", "n")) == {
        (date(2026, 2, 1), "age", "to40", 1), (date(2026, 2, 1), "sex", "man", 1), (date(2026, 3, 1), "age", "to40", 1)
    }  # fmt: skip
