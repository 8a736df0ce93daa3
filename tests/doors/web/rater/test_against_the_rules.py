"""Who tries what is not his hears why in one sentence, nothing changes, and the trail remembers the attempt."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Appointment
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db

ENOUGH = {"result_rating": "above", "behaviour_rating": "meets", "reason": "Lihat angkanya.", "version": "1"}
WATCHED = ("evaluation", "planning", "measurement", "activity")


@pytest.fixture
def address(scene: Scene) -> str:
    Evaluation.objects.filter(pk=scene.evaluation.pk).update(suggested="above")
    return f"/tim/penilaian/{scene.evaluation.pk}"


def everything() -> list[tuple[str, Any]]:
    """All rows of what people planned, measured and judged."""
    tables = [table for app in WATCHED for table in apps.get_app_config(app).get_models()]
    return [(table.__name__, row) for table in tables for row in table._base_manager.order_by("pk").values()]


def stand_in(scene: Scene, who: str) -> None:
    post = scene.cast.posts["DUKCAPIL-L-KA"]
    organisation.appoint(getattr(scene.cast, who), position=post, kind="plt", starts=scene.cast.today, **scene.cast.by)


def refused(who: Client, address: str, form: dict[str, Any], status: int, words: str) -> None:
    """The sentence is said, and no table of what people planned, measured or judged differs from before."""
    before = everything()
    response = who.post(address, form)
    assert response.status_code == status
    assert words in response.content.decode()
    assert everything() == before


def attempts() -> list[tuple[str, str]]:
    rows = Entry.objects.filter(verb="audit.refused")
    return [(row.actor_name, row.data["command"].rsplit(".", 1)[-1]) for row in rows]


@pytest.mark.parametrize("act", ["", "/rancangan"])
def test_who_stands_in_for_his_own_rater_does_not_rate_himself(
    scene: Scene, sari: Client, address: str, act: str
) -> None:
    stand_in(scene, "sari")
    refused(sari, address + act, ENOUGH, 403, "Tidak seorang pun menetapkan penilaiannya sendiri")
    assert [command for _, command in attempts()] == ["share_draft" if act else "finalise"]


def test_who_lost_the_post_hears_that_it_is_no_longer_his(scene: Scene, budi: Client, address: str) -> None:
    Appointment.objects.filter(employee=scene.cast.budi).update(ends=scene.cast.today)
    refused(budi, address, ENOUGH, 403, "tidak lagi memegang jabatan penilai")
    assert len(attempts()) == 1
    assert budi.get(address).status_code == 404


def test_a_stranger_does_not_learn_that_it_exists(scene: Scene, address: str) -> None:
    stranger = scene.cast.client("tono")
    assert stranger.post(address, ENOUGH).status_code == 404


def test_an_unfinished_form_of_somebody_else_shows_him_nothing(scene: Scene, sari: Client, address: str) -> None:
    refused(sari, address, {"version": "1"}, 404, "")


def test_of_a_page_opened_twice_the_second_is_told(scene: Scene, budi: Client, address: str) -> None:
    assert budi.post(address, ENOUGH).status_code == 302
    refused(budi, address, ENOUGH | {"result_rating": "meets"}, 409, "sudah ditetapkan")
    assert scene.evaluation.result_rating == "above"


def test_a_draft_is_not_shared_of_what_is_final(scene: Scene, budi: Client, address: str) -> None:
    budi.post(address, ENOUGH)
    response = budi.post(f"{address}/rancangan", ENOUGH)
    assert response.status_code in (409, 422)
    assert not SharedDraft.objects.exists()


def test_an_objection_on_the_fifteenth_day_is_too_late(
    scene: Scene, sari: Client, budi: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    budi.post(address, ENOUGH)
    mine = f"/saya/penilaian/{scene.evaluation.pk}"
    assert sari.post(mine, {"do": "sign", "note": ""}).status_code == 302
    form = {"do": "object", "reasons": "Jaringan putus sebelas hari.", "submission": str(new_id())}
    at = scene.cast.now
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(days=15))
    refused(sari, mine, form, 422, "paling lambat")
    assert not Objection.objects.exists()
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(days=14))
    assert sari.post(mine, form).status_code == 302
    assert Objection.objects.get().reasons == "Jaringan putus sebelas hari."
