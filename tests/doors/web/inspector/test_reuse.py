"""Questions about evidence reach the inspector with their answer, or after the time to answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.platform.access.actors import Actor, Role
from kinerja.work.activity.commands import compare_evidence, explain_flag
from kinerja.work.activity.models import EvidenceFlag
from tests.doors.web.places import Scene
from tests.harness.budget import query_budget

PAGE = "/pengawasan/bukti"


def shown(cast: Any) -> str:
    return cast.client("andi").get(PAGE).content.decode()


def test_an_open_question_is_its_owners_alone(cast: Any, scene: Scene) -> None:
    assert scene.flag.answered_at is None
    assert cast.sari.name not in shown(cast)


def test_it_is_shown_with_the_answer_and_a_way_to_the_evidence(cast: Any, scene: Scene) -> None:
    said = {"reason": "document", "answer": "Satu foto untuk dua hari"}
    explain_flag(scene.flag, **said, actor=cast.actor("sari"), now=cast.now)
    text = shown(cast)
    assert cast.sari.name in text
    assert "Satu foto untuk dua hari" in text
    assert f'href="/bukti/{scene.flag.report.evidence.get().pk}"' in text


def test_it_is_shown_without_one_when_the_time_to_answer_is_over(cast: Any, scene: Scene) -> None:
    EvidenceFlag.objects.filter(pk=scene.flag.pk).update(raised_at=cast.now - timedelta(days=7, seconds=1))
    assert "belum dijawab dalam 7 hari" in shown(cast)


def test_an_inspector_from_outside_the_staff_sees_it_too(cast: Any, scene: Scene) -> None:
    outside = Actor("Auditor", cast.today, roles=frozenset({Role.INSPECTOR}))
    assert not EvidenceFlag.objects.visible_to(outside, cast.now).exists()
    EvidenceFlag.objects.filter(pk=scene.flag.pk).update(raised_at=cast.now - timedelta(days=8))
    assert EvidenceFlag.objects.visible_to(outside, cast.now).exists()
    nobody = Actor("Tamu", cast.today)
    assert not EvidenceFlag.objects.visible_to(nobody, cast.now).exists()


@pytest.mark.parametrize("more", [0, 20])
def test_the_page_costs_the_same_for_many(cast: Any, scene: Scene, more: int) -> None:
    for n in range(more):
        scene._report(scene.evidence.file.pk, day=cast.today - timedelta(days=n % 3), text=f"Loket {n}")
    compare_evidence(**cast.by)
    EvidenceFlag.objects.update(raised_at=cast.now - timedelta(days=8))
    client = cast.client("andi")
    with query_budget():
        client.get(PAGE)
