"""Lists and single objects agree, for everybody in the cast."""

from __future__ import annotations

import pytest

from kinerja.platform.access.actors import Actor, public
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.work.planning.models import Plan
from tests.cast import PEOPLE
from tests.work.planned import Year

OWNERS = ("sekda", "dewi", "budi", "sari", "hasan", "andi", "wati", "yusuf", "tono")


@pytest.fixture
def plans(year: Year) -> dict[str, Plan]:
    return {name: year.draft(name) for name in OWNERS}


def everybody(year: Year) -> list[Actor]:
    return [*(year.cast.actor(p.username) for p in PEOPLE), year.cast.system, public(year.cast.today)]


def test_the_list_of_plans_and_the_single_plan_agree_for_everybody(year: Year, plans: dict[str, Plan]) -> None:
    for actor in everybody(year):
        listed = set(Plan.objects.visible_to(actor))
        assert listed == {p for p in plans.values() if judge(actor, Permission.PLAN_SEE, p)}, actor.name


def test_the_plans_to_answer_and_the_permission_to_agree_are_the_same(year: Year, plans: dict[str, Plan]) -> None:
    for actor in everybody(year):
        listed = set(Plan.objects.answered_by(actor))
        assert listed == {p for p in plans.values() if judge(actor, Permission.PLAN_AGREE, p)}, actor.name


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("sari", {"sari"}),
        ("budi", {"budi", "sari"}),
        ("dewi", {"dewi", "budi", "sari"}),
        ("tono", {"tono"}),
        ("sekda", {"sekda", "dewi", "hasan", "andi", "wati", "yusuf", "tono"}),
        ("hasan", set(OWNERS)),
        ("andi", set(OWNERS)),
        ("walikota", set(OWNERS)),
    ],
)
def test_everybody_sees_what_his_place_gives(year: Year, plans: dict[str, Plan], who: str, sees: set[str]) -> None:
    seen = set(Plan.objects.visible_to(year.cast.actor(who)))
    assert {name for name, plan in plans.items() if plan in seen} == sees


def test_the_public_sees_no_plan(year: Year, plans: dict[str, Plan]) -> None:
    assert not Plan.objects.visible_to(public(year.cast.today)).exists()


def test_a_rater_keeps_seeing_what_he_rated_after_people_moved_on(year: Year) -> None:
    plan = year.draft("tono")
    Plan.objects.filter(pk=plan.pk).update(rater=year.cast.wati)
    assert set(Plan.objects.visible_to(year.cast.actor("wati"))) == {plan}


def test_the_plans_to_review_and_the_permission_are_the_same(year: Year, plans: dict[str, Plan]) -> None:
    for actor in everybody(year):
        listed = set(Plan.objects.reviewed_by_role(actor))
        assert listed == {p for p in plans.values() if judge(actor, Permission.PLAN_REVIEW, p)}, actor.name


def test_what_waits_is_what_was_reviewed(year: Year) -> None:
    year.draft("dewi")
    plan = year.reviewed("sari")
    assert list(Plan.objects.waiting_for(year.cast.actor("budi"))) == [plan]
    assert not Plan.objects.waiting_for(year.cast.actor("sekda")).exists()


@pytest.mark.parametrize("permission", [Permission.CYCLE_CHANGE, Permission.INDICATOR_ADOPT])
def test_a_no_says_whom_to_ask(year: Year, permission: Permission) -> None:
    verdict = judge(year.cast.actor("tono"), permission)
    assert not verdict
    assert "kepegawaian" in verdict.reason
