"""One statement of its own says the same as the lists it stands for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.commands import appoint
from kinerja.people.organisation.models import Employee, Position
from kinerja.people.organisation.queries import Leading, leading, team_of, units_led_by
from tests.cast import Cast
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
