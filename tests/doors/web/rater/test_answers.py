"""Answers a rater owes: to plans, and to ideas."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kinerja.work.activity.models import Idea
from kinerja.work.planning.models import Indicator, Plan
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(scene: Scene) -> Plan:
    Indicator.objects.filter(result__plan=scene.plan).update(aspect="quantity")
    Plan.objects.filter(pk=scene.plan.pk).update(state="reviewed", reviewed_at=scene.cast.now, agreed_at=None)
    return Plan.objects.get(pk=scene.plan.pk)


def test_proposed_plans_stand_on_top(plan: Plan, budi: Client) -> None:
    text = budi.get("/tim/rencana").content.decode()
    assert "is-urgent" in text
    assert f"/tim/rencana/{plan.pk}" in text


def test_the_next_level_answers_a_late_plan_and_is_offered_no_page_that_is_closed_to_it(plan: Plan, cast: Any) -> None:
    year = f"/tim/anggota/{plan.employee_id}/segmen"
    Plan.objects.filter(pk=plan.pk).update(answer_due=cast.today - timedelta(days=3))
    text = cast.client("dewi").get(f"/tim/rencana/{plan.pk}").content.decode()
    assert 'value="agree"' in text
    assert year not in text
    assert year in cast.client("budi").get(f"/tim/rencana/{plan.pk}").content.decode()


def test_a_plan_is_agreed(plan: Plan, budi: Client) -> None:
    assert budi.post(f"/tim/rencana/{plan.pk}", {"answer": "agree", "version": plan.version}).status_code == 302
    assert Plan.objects.get(pk=plan.pk).state == "agreed"


def test_a_plan_goes_back_with_words_that_its_owner_reads(plan: Plan, budi: Client, sari: Client) -> None:
    sent = {"answer": "send_back", "version": plan.version, "reason": "Targetnya terlalu rendah."}
    assert budi.post(f"/tim/rencana/{plan.pk}", sent).status_code == 302
    assert "Targetnya terlalu rendah." in sari.get("/saya/rencana").content.decode()


def test_without_words_it_does_not_go_back(plan: Plan, budi: Client) -> None:
    response = budi.post(f"/tim/rencana/{plan.pk}", {"answer": "send_back", "version": plan.version, "reason": " "})
    assert response.status_code == 422
    assert "Tuliskan apa yang perlu diperbaiki" in response.content.decode()


def test_a_plan_that_changed_meanwhile_waits(plan: Plan, budi: Client) -> None:
    response = budi.post(f"/tim/rencana/{plan.pk}", {"answer": "agree", "version": plan.version + 1})
    assert response.status_code == 409
    assert Plan.objects.get(pk=plan.pk).state == "reviewed"


def test_nobody_agrees_the_plans_of_others(plan: Plan, cast: Any) -> None:
    sent = {"answer": "agree", "version": plan.version}
    for who in ("sari", "tono", "hasan"):
        assert cast.client(who).post(f"/tim/rencana/{plan.pk}", sent).status_code == 404


def test_an_idea_is_confirmed(scene: Scene, budi: Client, sari: Client) -> None:
    assert scene.idea.title in budi.get("/tim/inisiatif").content.decode()
    budi.post(f"/tim/inisiatif/{scene.idea.pk}", {"decision": "confirm", "answer": "Kita mulai Senin."})
    assert Idea.objects.get().state == "confirmed"
    assert "Kita mulai Senin." in sari.get("/saya/inisiatif").content.decode()


def test_an_idea_is_declined_only_with_a_reason(scene: Scene, budi: Client) -> None:
    response = budi.post(f"/tim/inisiatif/{scene.idea.pk}", {"decision": "decline", "answer": ""})
    assert response.status_code == 422
    assert "Tuliskan alasannya" in response.content.decode()
    assert Idea.objects.get().state == "submitted"


def test_an_idea_decided_by_another_is_said_so(scene: Scene, budi: Client) -> None:
    address, sent = f"/tim/inisiatif/{scene.idea.pk}", {"decision": "confirm", "answer": "Baik."}
    budi.post(address, sent)
    assert budi.post(address, sent).status_code == 409
