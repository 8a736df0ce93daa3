"""Weights of a draft: what they would change is seen before anything is saved."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kinerja.work.planning.models import Plan
from tests.work.planned import Year
from tests.work.planning.commands.test_weigh_results import stored, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Any) -> Plan:
    return three(Year(cast))


def typed(plan: Plan, *weights: str, **more: str) -> dict[str, Any]:
    keys = plan.results.order_by("order").values_list("pk", flat=True)
    fields = {f"bobot-{key}": weight for key, weight in zip(keys, weights, strict=True)}
    return {"version": Plan.objects.get(pk=plan.pk).version, **fields, **more}


def shown(response: Any) -> list[tuple[str, str]]:
    return [(f"{shift.before:f}", f"{shift.after:f}") for shift in response.context["shifts"]]


def test_the_page_begins_with_what_is_saved(plan: Plan, sari: Client) -> None:
    assert f"/saya/rencana/{plan.pk}/bobot" in sari.get(f"/saya/rencana/{plan.pk}").content.decode()
    page = sari.get(f"/saya/rencana/{plan.pk}/bobot")
    assert shown(page) == [("33.33", "33.33")] * 3
    assert "semua hasil kerja utama sama pentingnya" in page.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_typed_weights_are_tried_with_and_without_script_and_not_saved(
    plan: Plan, sari: Client, headers: dict[str, str]
) -> None:
    sent = typed(plan, "50", "30", "", hitung="1")
    page = sari.post(f"/saya/rencana/{plan.pk}/bobot", sent, headers=headers)
    assert page.status_code == 200
    assert shown(page) == [("33.33", "62.50"), ("33.33", "37.50"), ("33.33", "0.00")]
    text = page.content.decode()
    assert "1 belum berbobot" in text
    assert ("<html" in text) == (not headers)
    assert stored(plan) == [None] * 3


def test_a_sum_that_is_not_a_hundred_is_said_with_the_number(plan: Plan, sari: Client) -> None:
    page = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "50", "30", "10,5", hitung="1"))
    assert "sekarang 90,5" in page.content.decode()
    whole = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "50", "30", "20", hitung="1"))
    assert "Jumlah bobot sekarang 100 dari 100." in whole.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize(
    ("wrong", "said"), [("1.5", "tidak dikenali"), ("120", "paling besar 100"), ("0", "lebih dari 0")]
)
def test_what_is_no_weight_is_said_and_nothing_is_compared(
    plan: Plan, sari: Client, headers: dict[str, str], wrong: str, said: str
) -> None:
    page = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, wrong, "30", "", hitung="1"), headers=headers)
    assert shown(page) == []
    assert said in page.content.decode()


def test_an_even_share_fills_the_fields_and_saves_nothing(plan: Plan, sari: Client) -> None:
    page = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "", "", "", rata="1"))
    text = page.content.decode()
    assert text.count('value="33,33"') == 2
    assert 'value="33,34"' in text
    assert stored(plan) == [None] * 3


def test_weights_are_saved_and_shown_on_the_plan(plan: Plan, sari: Client) -> None:
    assert sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "50", "30", "20")).status_code == 302
    assert stored(plan) == [50, 30, 20]
    assert "Bobot: 50%" in sari.get(f"/saya/rencana/{plan.pk}").content.decode()


def test_a_wrong_number_keeps_what_was_typed(plan: Plan, sari: Client) -> None:
    page = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "lima", "30", "20"))
    assert page.status_code == 422
    assert 'value="lima"' in page.content.decode()
    stale = sari.post(f"/saya/rencana/{plan.pk}/bobot", typed(plan, "50", "30", "20") | {"version": 1})
    assert stale.status_code == 409
    assert stored(plan) == [None] * 3
