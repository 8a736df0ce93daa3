"""Who was served is invited to the survey, once for every service, by the press that finishes it."""

from __future__ import annotations

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.doors.web.shown.voices import invite_who_is_served
from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import Ticket
from kinerja.facts.service.models import Officer
from kinerja.facts.survey.models import Invitation
from kinerja.facts.survey.terms import LEAVING
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.work.writers import at_once


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    found = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture
def sari(hall: Hall) -> Client:
    return hall.cast.client("sari")


def press(client: Client, hall: Hall, press: str, ticket: Ticket):
    return client.post(reverse("counter:console", args=[hall.one.pk]), {"press": press, "ticket": ticket.pk})


@pytest.mark.parametrize("key", ["finish", "next"])
def test_finishing_invites_for_that_service_and_names_who_gave_it(hall: Hall, sari: Client, key: str) -> None:
    ticket = hall.served()
    hall.later(6)
    assert press(sari, hall, key, ticket).status_code == 302
    made = Invitation.objects.select_related("officer", "survey").get()
    assert (made.origin, made.origin_key, made.survey.code) == ("ticket", str(ticket.pk), "skm")
    assert (made.service, made.unit, made.finished_at) == (hall.ktp.service, hall.unit, hall.now)
    assert made.opens_at == hall.now + LEAVING
    assert made.officer == Officer.objects.get(register="loket", employee=hall.cast.sari)


@pytest.mark.parametrize(("key", "more"), [("hold", {"reason": "files"}), ("leave", {}), ("add", {"line": "B"})])
def test_no_other_press_invites(hall: Hall, sari: Client, key: str, more: dict[str, str]) -> None:
    ticket = hall.served()
    place = reverse("counter:console", args=[hall.one.pk])
    assert sari.post(place, {"press": key, "ticket": ticket.pk} | more).status_code == 302
    assert not Invitation.objects.exists()


def test_a_second_press_leaves_the_invitation_and_its_token_as_they_are(hall: Hall, sari: Client) -> None:
    ticket = hall.served()
    press(sari, hall, "finish", ticket)
    before = Invitation.objects.values_list("token_hash", flat=True).get()
    assert press(sari, hall, "finish", ticket).status_code == 422
    assert Invitation.objects.values_list("token_hash", flat=True).get() == before


def test_a_finish_that_is_refused_invites_nobody(hall: Hall, sari: Client) -> None:
    ticket = hall.take()
    commands.call(ticket, counter=hall.two, **hall.of(hall.budi))
    commands.start(ticket, **hall.of(hall.budi))
    assert press(sari, hall, "finish", ticket).status_code == 422  # Sari does not sit there
    assert not Invitation.objects.exists()
    assert Ticket.objects.get(pk=ticket.pk).stage == "served"


def test_one_officer_keeps_one_label_and_a_namesake_gets_another(hall: Hall, sari: Client) -> None:
    Officer.objects.create(register="loket", label=hall.cast.sari.name, employee=hall.cast.tono)
    for _ in range(2):
        press(sari, hall, "finish", hall.served())
    labels = Officer.objects.filter(employee=hall.cast.sari).values_list("label", flat=True)
    assert list(labels) == [f"{hall.cast.sari.name} (2)"]
    assert Invitation.objects.filter(officer__employee=hall.cast.sari).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_counters_may_finish_the_first_tickets_of_a_house_at_one_moment(hall: Hall) -> None:
    first, second = hall.served(), hall.take()
    commands.call(second, counter=hall.two, **hall.of(hall.budi))
    commands.start(second, **hall.of(hall.budi))
    results = at_once(*(partial(invite_who_is_served, ticket, hall.now) for ticket in (first, second)))
    assert results == [None, None]
    assert set(Invitation.objects.values_list("origin_key", flat=True)) == {str(first.pk), str(second.pk)}
    assert set(Invitation.objects.values_list("survey__code", flat=True)) == {"skm"}
