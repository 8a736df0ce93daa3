"""Lists and single objects agree, for everybody in the cast."""

from __future__ import annotations

from uuid import uuid4

import pytest

from kinerja.platform.access.actors import public
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.work.activity.commands import declare, submit_idea
from kinerja.work.activity.models import DeclaredResult, Idea
from tests.cast import PEOPLE
from tests.work.planned import Year, indicators_of

OWNERS = ("dewi", "budi", "sari", "hasan", "andi", "wati", "yusuf", "tono")


@pytest.fixture
def ideas(year: Year) -> dict[str, Idea]:
    return {
        name: submit_idea(title=name, benefit="untuk warga", submission=uuid4(), **year.as_(name)) for name in OWNERS
    }


def test_the_ideas_to_decide_and_the_permission_are_the_same(year: Year, ideas: dict[str, Idea]) -> None:
    for actor in [*(year.cast.actor(p.username) for p in PEOPLE), year.cast.system, public(year.cast.today)]:
        listed = set(Idea.objects.decided_by(actor))
        assert listed == {i for i in ideas.values() if judge(actor, Permission.IDEA_CONFIRM, i)}, actor.name
        assert listed <= set(Idea.objects.visible_to(actor)), actor.name
        assert set(Idea.objects.waiting_for(actor)) == listed


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("sari", {"sari"}),
        ("budi", {"budi", "sari"}),
        ("dewi", {"dewi", "budi", "sari"}),
        ("tono", {"tono"}),
        ("hasan", set(OWNERS)),
        ("andi", set(OWNERS)),
        ("walikota", set(OWNERS)),
    ],
)
def test_everybody_sees_the_ideas_his_place_gives(year: Year, ideas: dict[str, Idea], who: str, sees: set[str]) -> None:
    seen = set(Idea.objects.visible_to(year.cast.actor(who)))
    assert {name for name, idea in ideas.items() if idea in seen} == sees


def test_the_public_sees_no_idea(year: Year, ideas: dict[str, Idea]) -> None:
    assert not Idea.objects.visible_to(public(year.cast.today)).exists()


def test_who_sees_the_plan_sees_what_was_declared(year: Year) -> None:
    (indicator,) = indicators_of(year.agreed())
    declared = declare(
        indicator, period=year.periods[0], value="3", evidence="Buku", submission=uuid4(), **year.as_("sari")
    )
    for person in PEOPLE:
        actor = year.cast.actor(person.username)
        seen = DeclaredResult.objects.visible_to(actor).filter(pk=declared.pk).exists()
        assert seen == bool(judge(actor, Permission.PLAN_SEE, indicator.result.plan)), person.username
    assert not DeclaredResult.objects.visible_to(year.cast.actor("tono")).exists()
