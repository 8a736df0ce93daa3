"""The page of a number asks, after its owner has left, how the service was."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.doors.web.shown.voices import invite_who_is_served
from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import ServiceLine, Ticket, Visit
from kinerja.facts.queueing.words import word_of_visit
from kinerja.facts.survey.models import Invitation, Response
from kinerja.facts.survey.terms import ELEMENTS, OPEN_FOR
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget

ASKS, LATER, THANKS = "Isi survei", "Mulai pukul", "jawaban survei Anda sudah diterima"


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    found = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


def serve(hall: Hall, ticket: Ticket) -> None:
    commands.call(ticket, counter=hall.one, **hall.by)
    commands.start(ticket, **hall.by)
    hall.later(5)
    invite_who_is_served(ticket, hall.now)
    commands.finish(ticket, **hall.by)


def served(hall: Hall, *lines: ServiceLine) -> Visit:
    visit = hall.visit(*lines or (hall.ktp,))
    for ticket in visit.tickets.order_by("letter"):
        serve(hall, ticket)
    return visit


def page(visit: Visit) -> str:
    answer = Client().get(reverse("citizen:ticket", args=[word_of_visit(visit.pk)]))
    return re.sub(r"\s+", " ", answer.content.decode())


def press(visit: Visit) -> Any:
    return Client().post(reverse("citizen:ticket_survey", args=[word_of_visit(visit.pk)]))


def filled() -> dict[str, str]:
    return dict.fromkeys(ELEMENTS, "4") | {"submission": str(new_id())}


def test_it_says_from_when_and_asks_five_minutes_after_leaving(hall: Hall) -> None:
    visit = served(hall)
    opens = (hall.now + timedelta(minutes=5)).astimezone(hall.cast.now.tzinfo)
    assert LATER in page(visit)
    assert ASKS not in page(visit)
    assert press(visit)["Location"] == reverse("citizen:ticket", args=[word_of_visit(visit.pk)])
    hall.now = opens
    assert ASKS in page(visit)


def test_the_press_leads_to_the_questions_and_the_answer_is_thanked_for(hall: Hall) -> None:
    visit = served(hall)
    hall.later(5)
    place = press(visit)["Location"]
    assert place.startswith("/layanan/survei/")
    assert Client().get(place).status_code == 200
    Client().post(place, filled())
    kept = Response.objects.get()
    assert (kept.service, kept.unit, kept.officer.employee) == (hall.ktp.service, hall.unit, hall.cast.sari)
    assert THANKS in page(visit)
    assert press(visit)["Location"] == reverse("citizen:ticket", args=[word_of_visit(visit.pk)])


def test_a_look_makes_no_token_and_a_new_press_ends_the_former(hall: Hall) -> None:
    visit = served(hall)
    hall.later(5)
    before = Invitation.objects.values_list("token_hash", flat=True).get()
    page(visit)
    assert Invitation.objects.values_list("token_hash", flat=True).get() == before
    assert Client().get(reverse("citizen:ticket_survey", args=[word_of_visit(visit.pk)])).status_code == 405
    first, second = (press(visit)["Location"] for _ in range(2))
    assert [Client().get(place).status_code for place in (first, second)] == [404, 200]


def test_nobody_is_asked_while_another_number_of_the_visit_goes_on(hall: Hall) -> None:
    visit = hall.visit(hall.ktp, hall.family)
    serve(hall, visit.tickets.get(letter="A"))
    hall.later(30)
    assert ASKS not in page(visit)
    assert LATER not in page(visit)
    assert press(visit)["Location"] == reverse("citizen:ticket", args=[word_of_visit(visit.pk)])


def test_two_services_are_asked_about_one_after_the_other(hall: Hall) -> None:
    visit = served(hall, hall.ktp, hall.family)
    hall.later(5)
    assert page(visit).count(ASKS) == 1
    Client().post(press(visit)["Location"], filled())
    assert "satu layanan lagi?" in page(visit)
    Client().post(press(visit)["Location"], filled())
    assert {kept.service for kept in Response.objects.all()} == {hall.ktp.service, hall.family.service}
    assert THANKS in page(visit)


def test_after_thirty_days_it_is_over(hall: Hall) -> None:
    visit = served(hall)
    hall.now += OPEN_FOR + timedelta(minutes=5)
    assert "sudah lewat" in page(visit)
    assert press(visit)["Location"] == reverse("citizen:ticket", args=[word_of_visit(visit.pk)])


def test_who_went_without_being_served_is_not_asked(hall: Hall) -> None:
    visit = hall.visit()
    commands.leave(visit.tickets.get(), **hall.by)
    hall.later(10)
    assert ASKS not in page(visit)
    assert LATER not in page(visit)


def test_a_polling_page_learns_in_time_that_the_survey_opens(hall: Hall) -> None:
    visit = served(hall)
    place = reverse("citizen:ticket_poll", args=[word_of_visit(visit.pk)])
    tag = Client().get(place)["ETag"]
    hall.later(4)
    assert Client().get(place, headers={"If-None-Match": tag}).status_code == 304
    hall.later(1)
    fresh = Client().get(place, headers={"If-None-Match": tag})
    assert (fresh.status_code, ASKS in fresh.content.decode()) == (200, True)


def test_it_costs_the_page_one_statement_more(hall: Hall) -> None:
    waiting, done = hall.visit(), served(hall, hall.ktp, hall.family)
    page(waiting)  # from here on the process knows its agency
    with query_budget(12) as few:
        page(waiting)
    with query_budget(12) as many:
        page(done)
    assert len(many) <= len(few) + 1


def test_a_foreign_word_asks_nothing(db: None) -> None:
    assert Client().post(reverse("citizen:ticket_survey", args=["A" * 38])).status_code == 404
