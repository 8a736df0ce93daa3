"""A citizen at the kiosk, with the ticket in hand, before the board."""

from __future__ import annotations

import re
from datetime import time

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.doors.web.citizen.views import kiosk as taking
from kinerja.doors.web.ui import clock
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import Ticket, Visit
from kinerja.facts.queueing.words import visit_meant_by, word_of_kiosk, word_of_visit
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.harness.budget import query_budget


@pytest.fixture
def hall(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Hall:
    found = Hall(cast)
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


def kiosk(hall: Hall) -> str:
    return reverse("citizen:kiosk", args=[hall.unit.code, word_of_kiosk(hall.unit.pk)])


def press(hall: Hall, *lines: object, **more: object):
    given = {"lines": [str(line.pk) for line in lines], "priority": "none", "submission": str(new_id())}
    return Client().post(kiosk(hall), given | more)


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_two_presses_give_a_number_and_its_page(hall: Hall) -> None:
    hall.take()
    answer = press(hall, hall.ktp, hall.family, priority="elderly")
    page = text(Client().get(answer["Location"]))
    assert "A002" in page
    assert "B001" in page
    assert "Anda berikutnya" in page  # the elderly go first
    assert "Surat hilang dari polisi" in page
    assert "<svg" in page
    assert f'href="{kiosk(hall)}"' in page


def test_the_same_form_twice_is_the_same_number(hall: Hall) -> None:
    key = str(new_id())
    first, second = (press(hall, hall.ktp, submission=key)["Location"] for _ in range(2))
    assert first == second
    assert Ticket.objects.count() == 1


def test_without_a_choice_it_says_what_to_do_and_keeps_the_page(hall: Hall) -> None:
    answer = press(hall)
    assert answer.status_code == 422
    assert "Pilih satu sampai 5 pelayanan." in text(answer)


def test_a_closed_hall_says_when_it_opens(hall: Hall) -> None:
    hall.later(8 * 60)
    page = text(Client().get(kiosk(hall)))
    assert "Sekarang tutup. Nomor dapat diambil lagi Rabu, 11 Maret pukul 08.00." in page
    assert press(hall, hall.ktp).status_code == 422


def test_a_queue_that_is_used_up_cannot_be_chosen(hall: Hall) -> None:
    for _ in range(3):
        hall.take(hall.birth)
    page = text(Client().get(kiosk(hall)))
    assert f'value="{hall.birth.pk}" disabled' in page
    assert "nomor hari ini habis" in page


def test_only_the_device_of_the_hall_is_a_kiosk(hall: Hall) -> None:
    other = reverse("citizen:kiosk", args=[hall.unit.code, word_of_kiosk(hall.cast.units["RSUD"].pk)])
    assert Client().get(other).status_code == 404
    assert Client().get(reverse("citizen:kiosk", args=[hall.unit.code, "0" * 24])).status_code == 404
    assert (
        Client().get(reverse("citizen:kiosk", args=["RSUD", word_of_kiosk(hall.cast.units["RSUD"].pk)])).status_code
        == 404
    )


def test_a_phone_is_offered_only_what_is_open_to_it(hall: Hall) -> None:
    page = text(Client().get(reverse("citizen:phone", args=[hall.unit.code])))
    assert "KTP-el" in page
    assert "Kartu Keluarga" not in page


def test_words_cannot_be_guessed_or_changed(hall: Hall) -> None:
    word = word_of_visit(hall.visit().pk)
    assert visit_meant_by(word) == Visit.objects.get().pk
    for wrong in (word[:-1] + ("A" if word[-1] != "A" else "B"), word[1:], "", "é", "x" * 400):
        assert visit_meant_by(wrong) in (None, Visit.objects.get().pk if wrong[:-1] == word[:-1] else None)
    assert Client().get(reverse("citizen:ticket", args=[word[:20] + "AAAA" + word[24:]])).status_code == 404


def test_a_number_is_given_up_by_its_own_page_only(hall: Hall) -> None:
    mine, other = hall.visit(), hall.visit()
    place = reverse("citizen:ticket", args=[word_of_visit(mine.pk)])
    assert Client().post(place, {"ticket": other.tickets.get().pk}).status_code == 404
    assert Client().post(place, {"ticket": "x"}).status_code == 404
    assert Client().post(place, {"ticket": mine.tickets.get().pk}).status_code == 302
    assert (mine.tickets.get().stage, other.tickets.get().stage) == ("left", "waiting")


def test_it_counts_who_goes_before_and_says_next_only_to_the_next(hall: Hall) -> None:
    first, visit = hall.take(), hall.visit(hall.ktp, hall.family)
    place = reverse("citizen:ticket", args=[word_of_visit(visit.pk)])
    hall.take(priority="elderly")
    hall.take()
    page = text(Client().get(place))
    assert "2 orang di depan Anda" in page
    assert page.count("Anda berikutnya") == 1
    commands.leave(first, **hall.by)
    assert "1 orang di depan Anda" in text(Client().get(place))


def test_the_page_follows_the_number(hall: Hall) -> None:
    visit = hall.visit()
    place = reverse("citizen:ticket_poll", args=[word_of_visit(visit.pk)])
    commands.call_next(hall.one, **hall.by)
    assert "Silakan ke Loket 1" in text(Client().get(place))


def test_the_board_shows_five_calls_and_no_names(hall: Hall) -> None:
    called = []
    for n in range(6):
        hall.later(1)
        ticket = hall.take()
        commands.call(ticket, counter=hall.counters[n % 2], **hall.of((hall.sari, hall.budi)[n % 2]))
        commands.start(ticket, **hall.of((hall.sari, hall.budi)[n % 2]))
        commands.finish(ticket, **hall.of((hall.sari, hall.budi)[n % 2]))
        called.append(str(ticket))
    with query_budget(8):
        page = text(Client().get(reverse("citizen:board", args=[hall.unit.code])))
    assert re.findall(r'data-call="(\w+)"', page) == called[:0:-1]
    assert hall.cast.sari.name not in page


@pytest.mark.parametrize("what", ["board", "ticket"])
def test_an_unchanged_hall_costs_one_statement_and_a_change_is_seen(hall: Hall, what: str) -> None:
    word = word_of_visit(hall.visit().pk)
    place = (
        reverse("citizen:board_poll", args=[hall.unit.code])
        if what == "board"
        else reverse("citizen:ticket_poll", args=[word])
    )
    tag = Client().get(place)["ETag"]
    with query_budget(1):
        assert Client().get(place, headers={"If-None-Match": tag}).status_code == 304
    other = reverse("citizen:ticket_poll", args=[word_of_visit(hall.visit().pk)])
    tag = Client().get(place)["ETag"]
    assert Client().get(other, headers={"If-None-Match": tag}).status_code == 200  # a claim holds for its own address
    commands.call_next(hall.one, **hall.by)
    changed = Client().get(place, headers={"If-None-Match": tag})
    assert (changed.status_code, changed["ETag"] != tag) == (200, True)
    hall.later(11)
    assert Client().get(place, headers={"If-None-Match": changed["ETag"]}).status_code == 200  # a claim ends


def test_a_page_of_a_citizen_is_light(hall: Hall) -> None:
    page = Client().get(kiosk(hall)).content
    assert len(page) < 15_000
    assert b"bootstrap" not in page


def test_a_network_that_takes_numbers_without_end_is_told_to_come(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_AN_HOUR", 2)
    client = Client(REMOTE_ADDR="10.7.7.7")
    taken = [
        client.post(f"/layanan/{hall.unit.code}", {"lines": [hall.ktp.pk], "submission": new_id()}) for _n in range(3)
    ]
    assert [one.status_code for one in taken] == [302, 302, 429]
    assert "Ambil nomor di mesin antrean" in taken[-1].content.decode()


def test_it_says_before_one_leaves_home_whether_the_hall_is_open(hall: Hall, cast: Cast) -> None:
    """A Tuesday of Ramadan at 10.00: offices rest half an hour at noon, and twelve hours later all are closed."""
    assert "buka · 08.00–12.00, 12.30–15.00" in text(Client().get("/layanan"))
    assert "buat janji" not in text(Client().get("/layanan"))
    slots = {"weekdays": [2], "minutes": 30, "capacity": 1, "since": cast.today, **hall.of(hall.budi)}
    commands.offer_appointments(hall.ktp, opens=time(8), closes=time(10), **slots)
    assert f'href="/layanan/{hall.unit.code}/janji"' in text(Client().get("/layanan"))
    hall.later(60 * 12)
    assert "tutup; buka lagi Rabu, 11 Maret pukul 08.00" in text(Client().get("/layanan"))
    with query_budget(12):
        Client().get("/layanan")
