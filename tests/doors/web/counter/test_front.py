"""The front desk: numbers given by an officer, arrivals of appointments, and what cannot be given."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import Booking, Ticket, Visit
from kinerja.facts.queueing.slots import slot_days
from kinerja.facts.queueing.words import code_of_booking
from kinerja.platform.access.actors import public
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    made = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def give(hall: Hall, *lines: Any, who: str = "sari", **more: Any) -> Any:
    typed = {"lines": [str(line.pk) for line in lines], "priority": "none", "submission": new_id(), "code": ""} | more
    return hall.cast.client(who).post(f"/loket/meja/{hall.unit.pk}", typed)


def booked(hall: Hall) -> Booking:
    slots = {"weekdays": range(5), "opens": time(8), "closes": time(16), "minutes": 30, "capacity": 3}
    by = hall.of(hall.budi)
    commands.offer_appointments(hall.ktp, **slots, since=hall.cast.today, notice_minutes=0, **by)
    slot, rina = slot_days(hall.ktp, hall.now)[0].slots[0], hall.of(public(hall.cast.today))
    held = commands.hold_slot(hall.ktp, starts=slot.starts, submission=new_id(), **rina)
    return commands.confirm_appointment(held, phone="0812 3456 7890", **rina)


def test_somebody_gets_his_numbers_with_the_reason_why_he_goes_first(hall: Hall) -> None:
    page = hall.cast.client("sari").get(f"/loket/meja/{hall.unit.pk}").content.decode()
    began = re.search(r'name="began" value="([^"]+)"', page)
    assert began
    hall.later(2)
    answer = give(hall, hall.ktp, hall.family, priority="elderly", began=began[1])
    visit = Visit.objects.get()
    assert (visit.channel, visit.priority, visit.tickets.count()) == ("desk", "elderly", 2)
    assert hall.now - visit.opened_at == timedelta(minutes=2), "preparing it took two minutes, and counts as such"
    ticket = hall.cast.client("sari").get(answer["Location"]).content.decode()
    assert f'href="/loket/meja/{hall.unit.pk}"' in ticket
    assert "data-print" in ticket


def test_a_page_that_lay_open_says_nothing_of_who_came_later(hall: Hall) -> None:
    opened = hall.now.isoformat()
    hall.later(60)
    give(hall, hall.ktp, began=opened)
    assert Visit.objects.get().opened_at == hall.now


def test_a_second_press_gives_no_second_number(hall: Hall) -> None:
    key = new_id()
    assert give(hall, hall.ktp, submission=key)["Location"] == give(hall, hall.ktp, submission=key)["Location"]
    assert Ticket.objects.count() == 1


def test_an_appointment_is_checked_in_by_its_code(hall: Hall) -> None:
    booking = booked(hall)
    assert give(hall, code=code_of_booking(booking.pk).lower(), priority="pregnant").status_code == 302
    booking.refresh_from_db()
    assert (booking.state, booking.ticket.visit.channel, booking.ticket.visit.priority) == (
        "checked_in", "desk", "pregnant",
    )  # fmt: skip


def test_what_cannot_be_given_is_a_sentence_and_nothing_is_lost(hall: Hall) -> None:
    nothing = give(hall)
    assert nothing.status_code == 422
    assert "Pilih pelayanannya" in nothing.content.decode()
    wrong = give(hall, code="QQQQQQ", priority="disabled").content.decode()
    assert "bukan janji hari ini" in wrong
    assert 'value="QQQQQQ"' in wrong
    assert '<option value="disabled" selected>' in wrong
    for _n in range(3):
        give(hall, hall.birth)
    full = give(hall, hall.birth)
    assert full.status_code == 422
    assert re.search(rf'value="{hall.birth.pk}" checked', full.content.decode())
    assert Ticket.objects.count() == 3


def test_a_closed_hall_gives_none(hall: Hall) -> None:
    hall.later(60 * 12)
    shown = hall.cast.client("sari").get(f"/loket/meja/{hall.unit.pk}").content.decode()
    assert shown.count("disabled") >= 3
    assert give(hall, hall.ktp).status_code == 422


def test_it_is_for_the_people_of_the_hall(hall: Hall) -> None:
    assert give(hall, hall.ktp, who="tono").status_code == 404
    assert f"/loket/meja/{hall.unit.pk}" in hall.cast.client("sari").get("/loket").content.decode()


def test_it_stays_within_its_budget(hall: Hall) -> None:
    client = hall.cast.client("sari")
    client.get(f"/loket/meja/{hall.unit.pk}")
    with query_budget(12):
        client.get(f"/loket/meja/{hall.unit.pk}")
