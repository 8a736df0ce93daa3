"""The team: who waits, exceptions first."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.measurement.commands import compute
from tests.doors.web.places import Scene
from tests.harness.budget import query_budget
from tests.judgement.town import A_DAY, NEW_YEAR

pytestmark = pytest.mark.django_db


def _names(client: Client, page: str = "/tim") -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', client.get(page).content.decode())


def _grow(scene: Scene, count: int) -> None:
    for person in scene.town.colleagues(count):
        scene.town.plan(person, ("service.on_time_share", {}, 90))
        for day in range(2):
            scene.town.case(person, NEW_YEAR + day * A_DAY, 9, deadline_at=NEW_YEAR + 2 * A_DAY)
    prepare(scene.town.period, run=compute(scene.town.period, **scene.cast.by), **scene.cast.by)


def test_who_deserves_a_longer_look_comes_first(scene: Scene, budi: Client) -> None:
    _grow(scene, 2)
    assert _names(budi) == ["Rekan 0", "Rekan 1", "Sari Wulandari, A.Md."]
    assert "Datanya belum cukup untuk saran" in budi.get("/tim").content.decode()


def test_ten_times_the_team_costs_the_same_statements(scene: Scene, budi: Client) -> None:
    _grow(scene, 2)
    with query_budget() as few:
        budi.get("/tim")
    _grow(scene, 30)
    with query_budget(len(few)):
        assert len(_names(budi)) == 33


def test_a_rater_sees_nobody_elses_team(scene: Scene, cast: Any) -> None:
    assert _names(cast.client("sekda")) == []


def test_the_room_of_raters_is_shown_to_raters_only(cast: Any, sari: Client, budi: Client) -> None:
    assert 'href="/tim/papan"' in budi.get("/saya").content.decode()
    assert 'href="/tim/papan"' not in sari.get("/saya").content.decode()
