"""The list of units a leader looks after is the relation of the policy."""

from __future__ import annotations

import pytest

from kinerja.judgement.evaluation.oversight import oversight_of
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import public
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from tests.cast import PEOPLE
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", [person.username for person in PEOPLE])
def test_it_sees_what_the_policy_allows(cast, who):
    actor = cast.actor(who)
    with query_budget(1):
        oversight = oversight_of(actor)
    allowed = {unit for unit in Unit.objects.all() if judge(actor, Permission.DISTRIBUTION_SEE, unit)}
    assert {unit for unit in Unit.objects.all() if oversight.sees(unit)} == allowed
    assert bool(oversight) is bool(allowed)
    assert set(oversight.tops(cast.today)) <= allowed


def test_the_public_oversees_nothing(cast):
    assert not oversight_of(public(cast.today))
