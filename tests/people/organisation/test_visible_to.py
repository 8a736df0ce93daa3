"""Who sees whom: lists and single objects answer alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.people.organisation.commands import appoint, end_mandate, end_service
from kinerja.people.organisation.models import Employee, Mandate
from kinerja.people.organisation.queries import actor_for
from kinerja.platform.access.actors import Actor, public, system
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from tests.cast import PEOPLE, Cast
from tests.harness.budget import query_budget

EVERYBODY = {person.username for person in PEOPLE}
SEES = {
    "walikota": EVERYBODY,
    "hasan": EVERYBODY,
    "andi": EVERYBODY,
    "sekda": {"sekda", "dewi", "hasan", "andi", "wati", "yusuf", "tono"},
    "dewi": {"dewi", "budi", "sari"},
    "budi": {"budi", "sari"},
    "sari": {"sari"},
    "wati": {"wati"},
    "yusuf": {"yusuf"},
    "tono": {"tono"},
}


def _names(cast: Cast, actor: Actor) -> set[str]:
    keys = set(Employee.objects.visible_to(actor).values_list("id", flat=True))
    return {person.username for person in PEOPLE if getattr(cast, person.username).pk in keys}


@pytest.mark.parametrize("username", SEES)
def test_it_shows_each_of_the_cast_the_right_people(cast: Cast, username: str) -> None:
    assert _names(cast, cast.actor(username)) == SEES[username]


@pytest.mark.parametrize("username", SEES)
def test_lists_and_single_objects_answer_alike(cast: Cast, username: str) -> None:
    actor = cast.actor(username)
    listed = set(Employee.objects.visible_to(actor))
    for person in cast.people():
        assert bool(judge(actor, Permission.EMPLOYEE_SEE, person)) == (person in listed)


def test_the_public_sees_nobody_and_the_system_everybody(cast: Cast) -> None:
    assert _names(cast, public(cast.today)) == set()
    assert _names(cast, system(cast.today)) == EVERYBODY


def test_a_plh_sees_the_unit_while_it_lasts(cast: Cast) -> None:
    starts, ends = cast.today, cast.today + timedelta(days=5)
    appoint(cast.tono, position=cast.posts["DUKCAPIL-KA"], kind="plh", starts=starts, ends=ends, **cast.by)
    assert _names(cast, cast.actor("tono", starts)) == {"tono", "dewi", "budi", "sari"}
    assert _names(cast, cast.actor("dewi", starts)) == {"dewi"}
    assert _names(cast, cast.actor("tono", ends)) == {"tono"}


def test_a_list_costs_one_question(cast: Cast) -> None:
    actor = cast.actor("dewi")
    with query_budget(1):
        list(Employee.objects.visible_to(actor))


def test_a_role_ends_with_its_mandate(cast: Cast) -> None:
    mandate = Mandate.objects.get(employee=cast.hasan)
    end_mandate(mandate, ends=date(2026, 3, 1), **cast.by)
    assert cast.actor("hasan").roles == frozenset()
    assert cast.actor("hasan", date(2026, 2, 28)).roles == {"personnel"}


def test_who_has_left_is_nobody(cast: Cast) -> None:
    user = cast.user("andi")
    end_service(cast.andi, left_on=cast.today, **cast.by)
    actor = actor_for(user, cast.today)
    assert (actor.employee_id, actor.roles) == (None, frozenset())
    assert not Employee.objects.visible_to(actor).exists()
    user.refresh_from_db()
    assert not user.is_active


def test_an_actor_costs_one_question(cast: Cast) -> None:
    user = cast.user("hasan")
    with query_budget(1):
        actor_for(user, cast.today)
