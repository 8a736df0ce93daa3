"""One statement of its own says the same as the lists it stands for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.commands import appoint, give_mandate
from kinerja.people.organisation.models import Employee, Position
from kinerja.people.organisation.queries import Leading, leading, team_of, units_led_by, who_is
from kinerja.platform.access.actors import Role
from tests.cast import PEOPLE, Cast
from tests.harness.budget import query_budget


def by_the_lists(person: Employee, cast: Cast) -> Leading:
    heads = Position.objects.filter(pk__in=hierarchy.posts_led(person.pk, cast.today), heads_unit=True)
    people, units = team_of(person, cast.today), units_led_by(person, cast.today)
    return Leading(people.exists(), units.exists() or heads.exists())


def test_it_says_of_everybody_what_the_lists_say(cast: Cast) -> None:
    found = {person.name: leading(person.pk, cast.today) for person in cast.people()}
    assert found == {person.name: by_the_lists(person, cast) for person in cast.people()}
    assert found[cast.sari.name] == Leading(False, False)
    assert found[cast.budi.name] == Leading(True, True)


@pytest.mark.parametrize("days", [-1, 0, 9, 10])
def test_it_says_it_of_every_day(cast: Cast, days: int) -> None:
    until = cast.today + timedelta(days=10)
    post = cast.posts["KOMINFO-KA"]
    appoint(cast.hasan, position=post, kind="plt", starts=cast.today, ends=until, **cast.by)
    on = cast.today + timedelta(days=days)
    assert leading(cast.hasan.pk, on) == Leading(0 <= days < 10, 0 <= days < 10)


def test_it_asks_once(cast: Cast) -> None:
    with query_budget(1):
        leading(cast.dewi.pk, cast.today)


def test_whoever_leads_may_lead(cast: Cast) -> None:
    for person in PEOPLE:
        actor, may_lead, _unread = who_is(cast.user(person.username), cast.today)
        assert actor == cast.actor(person.username)
        assert may_lead or leading(actor.employee_id, cast.today) == Leading(False, False)
    assert not who_is(cast.user("sari"), cast.today)[1]


def test_an_account_whose_person_has_left_is_nobody(cast: Cast) -> None:
    Employee.objects.filter(pk=cast.budi.pk).update(left_on=cast.today)
    actor, may_lead, _unread = who_is(cast.user("budi"), cast.today)
    assert (actor.name, actor.employee_id, may_lead) == ("budi", None, False)


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (9, True), (10, False)])
def test_a_mandate_is_held_from_its_first_day_to_the_one_before_its_end(cast: Cast, days: int, holds: bool) -> None:
    give_mandate(cast.tono, role=Role.INSPECTOR, starts=cast.today, ends=cast.today + timedelta(days=10), **cast.by)
    actor, _may_lead, _unread = who_is(cast.user("tono"), cast.today + timedelta(days=days))
    assert actor.has(Role.INSPECTOR) is holds
    assert actor.employee_id == cast.tono.pk
