"""My front page and who looked at my data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kinerja.doors.duties import Duty
from kinerja.doors.web.shown.duties import duty_lines
from kinerja.people.accounts.models import User
from kinerja.pure.lib.sentences import sentence
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)


def test_it_shows_what_is_owed_until_when_and_how_it_stands(scene: Scene, sari: Client) -> None:
    text = sari.get("/saya").content.decode()
    assert "Laporkan realisasi 1 indikator" in text
    assert "menunggu penilaian" in text
    assert "100 persen" in text


def test_it_is_calm_where_nothing_waits(cast: Any) -> None:
    text = cast.client("walikota").get("/saya").content.decode()
    assert "Tidak ada yang menunggu Anda" in text


def test_an_account_without_staff_record_gets_a_sentence(cast: Any, client: Client) -> None:
    client.force_login(User.objects.create_user("tamu"))
    response = client.get("/saya")
    assert response.status_code == 403
    assert "belum dikaitkan dengan data pegawai" in response.content.decode()


@pytest.mark.parametrize(
    ("until", "words", "urgent", "late"),
    [
        (date(2026, 3, 8), "terlambat 2 hari", True, True),
        (date(2026, 3, 10), "hari ini", True, False),
        (date(2026, 3, 17), "7 hari lagi", True, False),
        (date(2026, 3, 18), "8 hari lagi", False, False),
        (None, "tanpa batas waktu", False, False),
    ],
)
def test_dates_speak(until: date | None, words: str, urgent: bool, late: bool) -> None:
    (line,) = duty_lines([Duty(sentence("Kerjakan."), until, "employee:plan")], TODAY)
    assert (line.when, line.urgent, line.late) == (words, urgent, late)


def test_the_nearest_end_comes_first() -> None:
    owed = [Duty(sentence(str(n)), until, "employee:plan") for n, until in enumerate([None, date(2026, 5, 1), TODAY])]
    assert [line.text for line in duty_lines(owed, TODAY)] == ["2", "1", "0"]


def test_a_look_of_the_rater_is_seen_by_its_owner(scene: Scene, sari: Client, budi: Client) -> None:
    assert "Belum ada yang membuka" in sari.get("/saya/jejak").content.decode()
    budi.get(f"/tim/penilaian/{scene.evaluation.pk}")
    text = sari.get("/saya/jejak").content.decode()
    assert "Budi Santosa, S.E." in text
    assert "10 Mar 2026 10.00" in text


def test_ones_own_looks_and_those_at_others_stay_out(scene: Scene, cast: Any, sari: Client, budi: Client) -> None:
    budi.get(f"/tim/penilaian/{scene.evaluation.pk}")
    sari.get(f"/saya/penilaian/{scene.evaluation.pk}")
    assert "Sari" not in sari.get("/saya/jejak").content.decode().split("<main")[1]
    assert "Belum ada yang membuka" in cast.client("tono").get("/saya/jejak").content.decode()
