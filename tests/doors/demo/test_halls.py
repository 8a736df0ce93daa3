"""The hall of the demo city: a month of days that hang together, full pages, and something to do today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.doors.demo import hall_voices
from kinerja.doors.web.shown import voices
from kinerja.facts.queueing.figures.asking import ask_handling, ask_waiting
from kinerja.facts.queueing.figures.staffing import past_of, uncovered, week_of
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Counter, DayFlag, LineDay, Ticket, Visit
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.models import Survey
from kinerja.people.organisation.models import Unit
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

pytestmark = pytest.mark.usefixtures("untouched")


def test_it_invites_as_the_counter_does() -> None:
    assert (hall_voices.ORIGIN, hall_voices.REGISTER) == (voices.ORIGIN, voices.REGISTER)


def hall() -> Unit:
    return Unit.objects.get(code="DUKCAPIL")


def test_every_history_is_whole_and_every_number_given_once(demo_city: DemoCity) -> None:
    assert demo_city.counts["visits"] == Ticket.objects.count() > 500
    assert not list(broken_histories())
    for line, day, last in LineDay.objects.values_list("line", "day", "last_number"):
        numbers = Ticket.objects.filter(line=line, day=day).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, last + 1))


def test_all_that_can_happen_in_a_hall_has_happened(demo_city: DemoCity) -> None:
    assert {"done", "left", "no_show", "closed", "waiting"} <= set(Ticket.objects.values_list("stage", flat=True))
    assert set(Visit.objects.values_list("priority", flat=True)) > {"none"}
    assert Ticket.objects.filter(intervals__stage="held").exists()
    assert Ticket.objects.filter(day=today_at(hall(), demo_city.now), stage="waiting").count() == 7


def test_waits_are_those_of_a_hall_and_some_were_told_beforehand(demo_city: DemoCity) -> None:
    total = ask_waiting()["total"]
    assert 60 < total["p50"] < 30 * 60
    assert 0.01 < total["abandonment"]["share"] < 0.12
    kept = total["kept_promise"]
    assert kept["n"] > 50
    assert 0.3 < kept["share"] < 0.9
    assert len(ask_handling()["groups"]) == Counter.objects.count() >= 2


def test_leaders_see_gaps_and_questions_and_citizens_were_heard(demo_city: DemoCity) -> None:
    today = today_at(hall(), demo_city.now)
    past = past_of(hall(), None, since=today - timedelta(weeks=4), until=today)
    assert uncovered(past), "the counters open late on Mondays"
    assert week_of(past).n > 400
    assert DayFlag.objects.visible_to(demo_city.actor("dewi"), demo_city.now).exists()
    assert DayFlag.objects.filter(officer__user__username="sari", kind="overnight").exists()
    found = ask_survey(Survey.objects.get(code="skm"), on=today)
    assert found["total"]["n"] > 150
    assert 70 < found["total"]["index"] < 90
    assert found["total"]["lowest"][:2] == ["U3", "U9"]
