"""What is published: shown as it is, and verifiable by anybody."""

from __future__ import annotations

import csv
import hashlib
from typing import Any

import pytest
from django.test import Client

from kinerja.doors.web.public.published import days_words, shown
from tests.doors.web.places import Scene
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db


def test_before_the_first_publication_it_says_so(cast: Any, client: Client) -> None:
    assert "Belum ada hasil yang diterbitkan" in client.get("/hasil").content.decode()
    assert client.get("/").status_code == 200


def test_anybody_sees_the_newest_within_the_budget(scene: Scene, client: Client) -> None:
    assert scene.publication.version == 1
    with query_budget():
        text = client.get("/hasil").content.decode()
    assert "Dinas Kependudukan dan Pencatatan Sipil" in text
    assert scene.publication.digest in text
    assert "cocok dengan sidiknya" in text


def test_few_people_are_hidden_and_the_page_says_why(scene: Scene, client: Client) -> None:
    content = scene.publication.content
    content["units"][0]["predicates"]["good"] = None
    assert shown(scene.publication).units[0].predicates[1] == "dirahasiakan (<10)"
    text = client.get("/hasil").content.decode()
    assert "Mengapa ada yang dirahasiakan?" in text
    assert "Sari" not in text


def test_a_hidden_part_hides_the_drawing_too(scene: Scene) -> None:
    total = scene.publication.content["total"]
    total["predicates"] = {code: {"n": 20, "percent": 20} for code in total["predicates"]}
    total["evaluated"] = 100
    assert shown(scene.publication).chart is not None
    total["predicates"]["poor"] = None
    assert shown(scene.publication).chart is None


def test_the_json_is_what_the_digest_was_taken_of(scene: Scene, client: Client) -> None:
    response = client.get(f"/hasil/{scene.publication.pk}.json")
    assert hashlib.sha256(response.content).hexdigest() == scene.publication.digest
    assert response["Content-Disposition"] == 'attachment; filename="kinerja-2026-P1-v1.json"'


def test_the_csv_has_a_row_for_every_unit(scene: Scene, client: Client) -> None:
    text = client.get(f"/hasil/{scene.publication.pk}.csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    assert head[:4] == ["code", "name", "on_time_n", "on_time_value"]
    assert [row[0] for row in rows] == [*(unit["code"] for unit in scene.publication.content["units"]), ""]
    (dukcapil,) = [row for row in rows if row[0] == "DUKCAPIL"]
    assert dukcapil[2:4] == ["35", "100"]


def test_the_front_page_shows_the_newest_to_the_public(scene: Scene, client: Client) -> None:
    assert scene.publication.version == 1
    assert "Hasil terbaru: Januari–Februari" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("days", "words"), [(11.14, "11,1 hari"), (1, "1 hari"), (0.5, "12 jam"), (0.03, "kurang dari satu jam")]
)
def test_short_times_are_said_in_hours(days: float, words: str) -> None:
    assert days_words(days) == words
