"""Slots a week and days without, arranged in the browser by who leads the hall."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import AppointmentRule, BlackoutDay, Booking
from kinerja.facts.queueing.slots import slot_days
from kinerja.platform.access.actors import public
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget

SLOTS = {
    "weekdays": ["0", "2"], "opens": "08:00", "closes": "11:00", "minutes": 30, "capacity": 2, "days_ahead": 14,
    "notice_minutes": 0, "until": "",
}  # fmt: skip


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    return Hall(cast)


def press(hall: Hall, path: str, who: str = "budi", **typed: Any) -> Any:
    return hall.cast.client(who).post(f"/loket/atur/{path}", typed)


def offer(hall: Hall, **more: Any) -> Any:
    typed = SLOTS | {"since": hall.cast.today.isoformat()} | more
    return press(hall, f"antrean/{hall.ktp.pk}/janji", **typed)


def page(hall: Hall) -> str:
    text: str = hall.cast.client("budi").get(f"/loket/atur/{hall.unit.pk}/janji").content.decode()
    return text


def test_slots_are_opened_changed_and_ended(hall: Hall) -> None:
    assert "Belum ada slot janji" in page(hall)
    assert offer(hall).status_code == 302
    rules = AppointmentRule.objects.filter(line=hall.ktp)
    assert [(rule.weekday, rule.opens, rule.capacity) for rule in rules] == [(0, time(8), 2), (2, time(8), 2)]
    shown = page(hall)
    assert "Senin 08.00–11.00" in shown
    assert "2 janji tiap 30 menit" in shown

    later = hall.cast.today + timedelta(days=7)
    assert offer(hall, weekdays=["0"], capacity=1, since=later.isoformat()).status_code == 302
    assert page(hall).count("Senin") == 2, "the old one until then, the new one from then on"
    assert press(hall, f"antrean/{hall.ktp.pk}/janji/akhiri", ends=hall.cast.today.isoformat()).status_code == 302
    assert "Belum ada slot janji" in page(hall)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"weekdays": []}, "Hari"),
        ({"since": "2020-01-01"}, "mulai hari ini"),
        ({"closes": "07:00"}, "sesudah slot pertama"),
        ({"capacity": 99}, "melebihi yang dapat dilayani"),
        ({"minutes": 3}, "5"),
    ],
)
def test_what_cannot_be_offered_is_a_sentence(hall: Hall, typed: dict[str, Any], said: str) -> None:
    answer = offer(hall, **typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="11:00"' in answer.content.decode() or "closes" in typed
    assert not AppointmentRule.objects.exists()


def test_a_day_without_says_how_many_promises_it_breaks_and_is_opened_again(hall: Hall) -> None:
    offer(hall, weekdays=[str(n) for n in range(5)])
    slot = slot_days(hall.ktp, hall.now)[1].slots[0]
    rina = hall.of(public(hall.cast.today))
    held = commands.hold_slot(hall.ktp, starts=slot.starts, submission=new_id(), **rina)
    commands.confirm_appointment(held, phone="0812 3456 7890", **rina)
    day = Booking.objects.get().day.isoformat()
    place = f"{hall.unit.pk}/tanpa-janji"
    assert press(hall, place, day=day, line="", reason="").status_code == 422
    answer = hall.cast.client("budi").post(
        f"/loket/atur/{place}", {"day": day, "line": "", "reason": "Pemeliharaan jaringan"}, follow=True
    )
    assert "1 janji batal dengan alasan ini" in answer.content.decode()
    assert "Pemeliharaan jaringan" in page(hall)
    assert Booking.objects.get().state == "cancelled"
    twice = press(hall, place, day=day, line="", reason="Lagi")
    assert twice.status_code == 422
    assert "sudah tercatat tanpa janji" in twice.content.decode()
    blackout = BlackoutDay.objects.get()
    assert press(hall, f"tanpa-janji/{blackout.pk}/buka").status_code == 302
    assert not BlackoutDay.objects.exists()
    assert Booking.objects.get().state == "cancelled", "who was told so need not come"


def test_it_is_for_who_leads_the_hall(hall: Hall) -> None:
    day = hall.cast.today.isoformat()
    for who in ("sari", "tono"):
        assert press(hall, f"{hall.unit.pk}/tanpa-janji", who, day=day, line="", reason="x").status_code == 404
        assert press(hall, f"antrean/{hall.ktp.pk}/janji", who, **SLOTS, since=day).status_code == 404


def test_the_page_costs_the_same_for_many_rules(hall: Hall) -> None:
    offer(hall, weekdays=[str(n) for n in range(7)])
    client = hall.cast.client("budi")
    client.get(f"/loket/atur/{hall.unit.pk}/janji")
    with query_budget(12):
        client.get(f"/loket/atur/{hall.unit.pk}/janji")
