"""The console: every press once, and never on an old page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import CounterShift, Ticket
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    found = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture
def sari(hall: Hall) -> Client:
    return hall.cast.client("sari")


def place(hall: Hall, n: int = 0) -> str:
    return reverse("counter:console", args=[hall.counters[n].pk])


def press(client: Client, hall: Hall, press: str, **more: object):
    return client.post(place(hall), {"press": press} | more)


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_morning_by_keys(hall: Hall, sari: Client) -> None:
    first, second = hall.take(), hall.take()
    press(sari, hall, "next")
    for key in ("again", "start"):
        press(sari, hall, key, ticket=first.pk)
    hall.later(5)
    press(sari, hall, "next", ticket=first.pk)  # finishes the one and calls the other
    for ticket in (first, second):
        ticket.refresh_from_db()
    assert (first.stage, first.calls, second.stage, second.counter) == ("done", 2, "called", hall.one)
    assert "A002" in text(sari.get(place(hall)))


def test_a_press_on_an_old_page_does_nothing_and_says_so(hall: Hall, sari: Client) -> None:
    ticket = hall.served()
    answer = press(sari, hall, "next", ticket=ticket.pk, seen=ticket.version - 1)
    assert answer.status_code == 422
    assert "Tombol itu sudah ditekan" in text(answer)
    assert Ticket.objects.get(pk=ticket.pk).stage == "served"


def test_when_nobody_waits_it_says_so(hall: Hall, sari: Client) -> None:
    assert "Tidak ada yang menunggu." in text(press(sari, hall, "next"))


def test_who_was_second_reads_who_was_first(hall: Hall, sari: Client) -> None:
    ticket = hall.take()
    commands.call(ticket, counter=hall.two, **hall.of(hall.budi))
    answer = press(sari, hall, "call", ticket=ticket.pk)
    assert answer.status_code == 409
    assert "A001 baru saja diambil Loket 2" in text(answer)


def test_hold_transfer_and_a_second_service(hall: Hall, sari: Client) -> None:
    ticket = hall.served()
    press(sari, hall, "add", ticket=ticket.pk, line="B")
    assert "Pilih antrean tujuan." in text(press(sari, hall, "transfer", ticket=ticket.pk, line="Q"))
    press(sari, hall, "hold", ticket=ticket.pk, reason="files")
    assert "melengkapi berkas" in text(sari.get(place(hall)))
    press(sari, hall, "resume", ticket=ticket.pk)
    press(sari, hall, "transfer", ticket=ticket.pk, line="C", reason="salah pilih")
    assert dict(Ticket.objects.values_list("letter", "stage")) == {"A": "transferred", "B": "waiting", "C": "waiting"}


def test_a_counter_is_opened_and_closed(hall: Hall, sari: Client) -> None:
    assert press(sari, hall, "close")["Location"] == reverse("counter:home")
    assert sari.get(place(hall))["Location"] == reverse("counter:home")
    hall.later(1)
    sari.post(reverse("counter:home"), {"counter": hall.one.pk})
    assert CounterShift.objects.running().filter(counter=hall.one, officer=hall.cast.sari).exists()
    answer = sari.post(reverse("counter:home"), {"counter": hall.two.pk})
    assert "sedang dibuka petugas lain" in text(answer)


def test_a_foreign_number_or_counter_is_not_there(hall: Hall, sari: Client) -> None:
    assert press(sari, hall, "call", ticket="0190a000-0000-7000-8000-000000000000").status_code == 404
    assert hall.cast.client("tono").get(place(hall)).status_code == 404
    assert press(sari, hall, "dance").status_code == 422


def test_the_console_costs_the_same_with_a_full_hall(hall: Hall, sari: Client) -> None:
    for _ in range(3):
        hall.take()
    sari.get(place(hall))  # from here on the process knows its agency
    with query_budget(12) as few:
        sari.get(place(hall))
    for _ in range(25):
        hall.take()
    with query_budget(12) as many:
        sari.get(place(hall))
    assert len(few) == len(many)


def test_who_went_away_while_served_or_held_is_let_go(hall: Hall, sari: Client) -> None:
    held = hall.served()
    press(sari, hall, "hold", ticket=held.pk, reason="files")
    assert text(sari.get(place(hall))).count('value="leave"') == 1
    press(sari, hall, "leave", ticket=held.pk)
    served = hall.served()
    assert 'value="leave" data-key="p"' in text(sari.get(place(hall)))
    press(sari, hall, "leave", ticket=served.pk)
    assert list(Ticket.objects.values_list("stage", flat=True)) == ["left", "left"]


def test_a_held_number_that_a_colleague_took_up_is_not_taken_twice(hall: Hall, sari: Client) -> None:
    ticket = commands.hold(hall.served(), reason="files", **hall.by)
    commands.resume(ticket, counter=hall.two, **hall.of(hall.budi))
    answer = press(sari, hall, "resume", ticket=ticket.pk)
    assert answer.status_code == 409
    assert "A001 baru saja diambil Loket 2" in text(answer)
