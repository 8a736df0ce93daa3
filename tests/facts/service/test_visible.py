"""Which cases a person sees: the list and the single case agree, over the whole cast."""

from __future__ import annotations

import pytest

from kinerja.facts.service.models import Officer, Request
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from tests.cast import Cast
from tests.facts.service.conftest import MakeCase

EXPECTED = {
    "sari": {"sari", "sari in charge"},
    "budi": {"sari", "sari in charge"},
    "dewi": {"sari", "sari in charge"},
    "hasan": {"sari", "sari in charge", "wati", "nobody"},
    "andi": {"sari", "sari in charge", "wati", "nobody"},
    "wati": {"wati"},
    "tono": set(),
}


@pytest.fixture
def cases(cast: Cast, make_case: MakeCase) -> None:
    make_case("sari", 1, by="s")
    make_case("sari in charge", in_charge="s")
    make_case("wati", 1, by="w")
    make_case("nobody", 1)
    for label, username in (("s", "sari"), ("w", "wati")):
        Officer.objects.filter(label=label).update(employee=getattr(cast, username))


@pytest.mark.parametrize("username", EXPECTED)
def test_it_shows_own_cases_and_those_of_the_team(cases: None, cast: Cast, username: str) -> None:
    actor = cast.actor(username)
    listed = set(Request.objects.visible_to(actor).values_list("case_key", flat=True))
    assert listed == EXPECTED[username]
    allowed = {case.case_key for case in Request.objects.all() if judge(actor, Permission.SERVICE_SEE, case)}
    assert allowed == listed
