"""Arranging a hall from nothing to the addresses of its kiosk and board."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing.models import Counter, ServiceLine
from kinerja.facts.service.models import Service
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.facts.queueing.hall import Hall

LINE = {"counters": 1, "minutes_each": 10, "calls": 3, "return_rule": "place"}


@pytest.fixture(autouse=True)
def _today(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: cast.now)


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return Hall(cast)


def arranged(cast: Cast, path: str, **typed: Any) -> Any:
    return cast.client("budi").post(f"/loket/atur/{path}", {"submission": new_id(), **typed})


def seen_of(cast: Cast, path: str) -> str:
    form = cast.client("budi").get(f"/loket/atur/{path}").context["form"]
    return str(form["seen"].value())


def test_a_hall_begins_with_a_queue_and_a_counter(cast: Cast) -> None:
    unit = cast.units["DUKCAPIL-L"]
    service = Service.objects.create(code="ktp", name="KTP-el", unit=unit)
    page = cast.client("budi").get("/loket/atur", follow=True).content.decode()
    assert "Belum ada ruang layanan" in page
    assert arranged(cast, f"{unit.pk}/antrean", service=service.pk, letter="a", **LINE).status_code == 302
    line = ServiceLine.objects.get()
    assert (line.letter, line.weekly) == ("A", None)
    page = cast.client("budi").get(f"/loket/atur/{unit.pk}").content.decode()
    assert "Belum ada loket yang memanggil antrean A" in page
    assert arranged(cast, f"{unit.pk}/loket", number=1, name="", lines=[line.pk]).status_code == 302
    page = cast.client("budi").get(f"/loket/atur/{unit.pk}").content.decode()
    assert "Belum ada loket" not in page
    kiosk = next(word for word in page.split('"') if "/mesin/" in word)
    assert Client().get(kiosk.removeprefix("http://testserver")).status_code == 200


def test_a_quota_the_counters_cannot_serve_is_told_with_what_to_do_and_nothing_is_lost(cast: Cast, hall: Hall) -> None:
    path = f"antrean/{hall.ktp.pk}"
    typed = LINE | {"quota": 5000, "bring": "KTP lama\nKK asli", "seen": seen_of(cast, path)}
    sent = arranged(cast, path, **typed)
    assert sent.status_code == 422
    page = sent.content.decode()
    assert "Kuota 5000 melebihi" in page or "Kuota 5.000 melebihi" in page
    assert "KTP lama" in page
    hall.ktp.refresh_from_db()
    assert hall.ktp.quota is None


def test_hours_of_its_own_are_told_and_taken_back(cast: Cast, hall: Hall) -> None:
    path = f"antrean/{hall.ktp.pk}"
    own = LINE | {"own_hours": "on", "day_0": "08.00-11.00", "day_1": "08.00-11.00"}
    assert arranged(cast, path, **own, seen=seen_of(cast, path)).status_code == 302
    hall.ktp.refresh_from_db()
    assert hall.ktp.weekly == {"0": [["08:00", "11:00"]], "1": [["08:00", "11:00"]]}
    assert "Senin–Selasa 08:00–11:00" in cast.client("budi").get(f"/loket/atur/{hall.unit.pk}").content.decode()
    assert arranged(cast, path, **LINE, seen=seen_of(cast, path)).status_code == 302
    hall.ktp.refresh_from_db()
    assert hall.ktp.weekly is None


def test_own_hours_without_any_are_asked_for(cast: Cast, hall: Hall) -> None:
    path = f"antrean/{hall.ktp.pk}"
    sent = arranged(cast, path, **LINE, own_hours="on", seen=seen_of(cast, path))
    assert sent.status_code == 422
    assert "Tulis jam sedikitnya satu hari" in sent.content.decode()


def test_a_number_that_hangs_already_is_refused(cast: Cast, hall: Hall) -> None:
    sent = arranged(cast, f"{hall.unit.pk}/loket", number=1, name="", lines=[hall.ktp.pk])
    assert sent.status_code == 422
    assert "sudah mempunyai loket dengan nomor itu" in sent.content.decode()


def test_sending_twice_makes_one_counter(cast: Cast, hall: Hall) -> None:
    typed = {"submission": new_id(), "number": 7, "name": "Prioritas", "lines": [hall.ktp.pk]}
    for _ in range(2):
        assert cast.client("budi").post(f"/loket/atur/{hall.unit.pk}/loket", typed).status_code == 302
    assert Counter.objects.filter(number=7).count() == 1


def test_a_counter_that_is_taken_away_is_not_offered_and_comes_back(cast: Cast, hall: Hall) -> None:
    tomorrow = cast.today + timedelta(days=1)
    assert arranged(cast, f"loket/{hall.two.pk}/tiadakan", closed_on=cast.today).status_code == 422
    assert arranged(cast, f"loket/{hall.two.pk}/tiadakan", closed_on=tomorrow).status_code == 302
    assert "sampai sebelum" in cast.client("budi").get(f"/loket/atur/{hall.unit.pk}").content.decode()
    assert arranged(cast, f"loket/{hall.two.pk}/pakai-lagi").status_code == 302
    hall.two.refresh_from_db()
    assert hall.two.closed_on is None


def test_an_old_form_is_told_that_the_queue_has_changed(cast: Cast, hall: Hall) -> None:
    path = f"antrean/{hall.ktp.pk}"
    old = seen_of(cast, path)
    assert arranged(cast, path, **LINE, seen=old).status_code == 302
    assert arranged(cast, path, **LINE | {"minutes_each": 20}, seen=old).status_code == 409
    hall.ktp.refresh_from_db()
    assert hall.ktp.minutes_each == 10


def test_others_neither_see_nor_change_it(cast: Cast, hall: Hall) -> None:
    for who in ("sari", "tono"):
        assert cast.client(who).get("/loket/atur").status_code == 403
        assert cast.client(who).get(f"/loket/atur/{hall.unit.pk}").status_code == 404
        assert cast.client(who).post(f"/loket/atur/antrean/{hall.ktp.pk}", LINE).status_code == 404
