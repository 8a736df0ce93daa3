from __future__ import annotations

import pytest

from tests.judgement.town import A_DAY, NEW_YEAR, Town


@pytest.fixture
def town(cast) -> Town:
    return Town(cast)


@pytest.fixture
def staff(town):
    """Colleagues of Sari with a plan and two cases each."""

    def staff(count, *bindings):
        people = town.colleagues(count)
        for person in people:
            town.plan(person, *bindings)
            town.case(person, NEW_YEAR, 2, deadline_at=NEW_YEAR + A_DAY)
            town.case(person, NEW_YEAR)
        return people

    return staff
