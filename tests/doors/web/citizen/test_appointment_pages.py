"""An appointment from the first page to the number at the kiosk, without JavaScript."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kinerja.doors.web.citizen.views.appointment_kiosk import SLIPS
from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import Booking, Ticket
from kinerja.facts.queueing.slots import slot_days
from kinerja.facts.queueing.words import code_of_booking, word_of_booking, word_of_kiosk
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget

PHONE = "0812 3456 7890"


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    found = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: found.now)
    slots: dict[str, Any] = {"opens": time(8), "closes": time(16), "minutes": 30, "capacity": 1, "notice_minutes": 0}
    commands.offer_appointments(found.ktp, weekdays=range(5), since=cast.today, **slots, **found.of(found.budi))
    return found


def page_of(hall: Hall) -> str:
    return reverse("citizen:appointments", args=[hall.unit.code])


def hold(hall: Hall, nth: int = 0, **more: Any) -> Any:
    slot = slot_days(hall.ktp, hall.now)[0].slots[nth]
    given = {"line": hall.ktp.pk, "starts": slot.starts.isoformat(), "submission": new_id()}
    return Client().post(page_of(hall), given | more)


def booked(hall: Hall, nth: int = 0) -> str:
    place: str = hold(hall, nth)["Location"]
    assert Client().post(place, {"phone": PHONE, "press": "confirm"}).status_code == 302
    return place


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_it_offers_the_soonest_time_in_the_hall_s_own_zone(hall: Hall) -> None:
    with query_budget(12):
        page = text(Client().get(page_of(hall)))
    assert "Paling cepat: Selasa, 10 Maret pukul 10.30" in page
    assert hall.family.service.name not in page


def test_it_leads_from_time_to_form_to_promise(hall: Hall) -> None:
    place = hold(hall)["Location"]
    assert "Ditahan untuk Anda sampai pukul 10.10" in text(Client().get(place))
    Client().post(place, {"phone": PHONE, "press": "confirm"})
    page = Client().get(place)
    assert "Sudah terdaftar" in text(page)
    assert code_of_booking(Booking.objects.get().pk) in text(page)
    assert "<svg" in text(page)
    assert page["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("phone", ["", "12"])
def test_a_number_that_is_none_stays_in_the_form(hall: Hall, phone: str) -> None:
    answer = Client().post(hold(hall)["Location"], {"phone": phone, "press": "confirm"})
    assert answer.status_code == 422
    assert "misalnya 0812 3456 7890" in text(answer)
    assert f'value="{phone}"' in text(answer) or not phone


def test_a_slot_just_taken_shows_the_others(hall: Hall) -> None:
    starts = slot_days(hall.ktp, hall.now)[0].slots[0].starts.isoformat()
    hold(hall)
    answer = hold(hall, starts=starts)
    assert answer.status_code == 409
    assert "baru saja penuh" in text(answer)
    assert "11.00" in text(answer)


def test_who_loses_his_slot_while_typing_keeps_what_he_typed(hall: Hall) -> None:
    place = hold(hall)["Location"]
    hall.later(11)
    hold(hall)
    answer = Client().post(place, {"phone": PHONE, "press": "confirm"})
    assert "tempatnya dilepas" in text(answer)
    assert f'name="phone" value="{PHONE}"' in text(answer)
    assert Client().get(hold(hall, 2, phone=PHONE)["Location"]).content.count(b"<svg") == 1


def test_a_second_on_the_same_day_is_refused_on_the_form(hall: Hall) -> None:
    booked(hall)
    answer = Client().post(hold(hall, 1)["Location"], {"phone": PHONE, "press": "confirm"})
    assert answer.status_code == 422
    assert "sudah mempunyai janji" in text(answer)
    assert f'value="{PHONE}"' in text(answer)


def test_a_blackout_is_told_on_both_pages(hall: Hall) -> None:
    place = booked(hall)
    commands.black_out(hall.unit, day=hall.cast.today, reason="Pemeliharaan jaringan", **hall.of(hall.budi))
    assert "Pemeliharaan jaringan. Janji ini batal" in text(Client().get(place))
    day = hall.cast.today.isoformat()
    assert "tidak menerima janji: Pemeliharaan jaringan" in text(Client().get(f"{page_of(hall)}?antrean=A&hari={day}"))


def test_it_is_cancelled_on_its_own_page(hall: Hall) -> None:
    place = booked(hall)
    Client().post(place, {"press": "cancel"})
    assert "Dibatalkan" in text(Client().get(place))
    assert Booking.objects.get().state == "cancelled"


def test_the_phone_checks_in_within_the_hour(hall: Hall) -> None:
    place = booked(hall, 4)
    early = Client().post(place, {"press": "come"})
    assert (early.status_code, "dibuka satu jam sebelumnya" in text(early)) == (422, True)
    hall.now = Booking.objects.get().starts
    assert "A001" in text(Client().get(Client().post(place, {"press": "come"})["Location"]))
    assert "Lihat nomor antrean" in text(Client().get(place))


@pytest.mark.parametrize("how", ["typed", "scanned"])
def test_the_kiosk_takes_the_code_and_gives_the_number(hall: Hall, how: str) -> None:
    place, booking = booked(hall), Booking.objects.get()
    kiosk = reverse("citizen:appointment_kiosk", args=[hall.unit.code, word_of_kiosk(hall.unit.pk)])
    assert "Kode janji" in text(Client().get(kiosk))
    wrong = Client().post(kiosk, {"code": "AAAAAA"})
    assert (wrong.status_code, "bukan janji hari ini" in text(wrong)) == (422, True)
    code = code_of_booking(booking.pk)
    answer = Client().post(kiosk, {"code": f"{code[:3]} {code[3:].lower()}" if how == "typed" else f"http://x{place}"})
    assert "A001" in text(Client().get(answer["Location"]))
    assert Ticket.objects.get() == Booking.objects.get().ticket


def test_a_guessed_word_opens_nothing(hall: Hall) -> None:
    booked(hall)
    word = word_of_booking(Booking.objects.get().pk)
    assert Client().get(reverse("citizen:appointment", args=[word[:-4] + "AAAA"])).status_code == 404
    assert Client().get(reverse("citizen:appointments", args=[hall.unit.code]) + "?hari=x").status_code == 200


def test_a_machine_that_holds_all_is_stopped(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.doors.web.citizen.views.appointments.MOST_AN_HOUR", 1)
    hold(hall)
    answer = hold(hall, 1)
    assert (answer.status_code, "Terlalu banyak jam" in text(answer)) == (429, True)


def test_the_console_lists_who_is_expected_without_names(hall: Hall) -> None:
    booked(hall)
    client = hall.cast.client("sari")
    page = text(client.get(reverse("counter:console", args=[hall.one.pk])))
    assert "Janji hari ini yang belum datang" in page
    hall.later(timedelta(days=1).total_seconds() / 60)
    assert "Janji hari ini yang belum datang" not in text(client.get(reverse("counter:console", args=[hall.one.pk])))


def test_the_kiosk_lets_one_go_first_with_an_appointment_too(hall: Hall) -> None:
    booked(hall)
    kiosk = reverse("citizen:appointment_kiosk", args=[hall.unit.code, word_of_kiosk(hall.unit.pk)])
    Client().post(kiosk, {"code": code_of_booking(Booking.objects.get().pk), "priority": "elderly"})
    assert Ticket.objects.get().visit.priority == "elderly"


def test_who_guesses_at_codes_has_to_wait_and_the_right_code_with_him(hall: Hall) -> None:
    booked(hall)
    code = code_of_booking(Booking.objects.get().pk)
    kiosk = reverse("citizen:appointment_kiosk", args=[hall.unit.code, word_of_kiosk(hall.unit.pk)])
    cache.clear()
    for _n in range(SLIPS):
        assert Client().post(kiosk, {"code": "AAAAAA"}).status_code == 422
    stopped = Client().post(kiosk, {"code": code})
    assert "tanya meja depan" in text(stopped)
    assert not Ticket.objects.exists()
    hall.later(20)
    assert Client().post(kiosk, {"code": code}).status_code == 302
