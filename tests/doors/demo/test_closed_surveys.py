"""The demo city knows a counted closed survey and one that is being filled in."""

from __future__ import annotations

import pytest

from kinerja.people.organisation.models import Employee
from kinerja.work.ballot.models import BehaviourSurvey, Box, Nomination, Remark
from kinerja.work.ballot.queries import results, turnout
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

pytestmark = pytest.mark.usefixtures("untouched")


def test_one_is_counted_and_one_waits_for_its_voters(demo_city: DemoCity) -> None:
    counted, current = BehaviourSurvey.objects.get(state="counted"), BehaviourSurvey.objects.get(state="open")
    dewi, wati = (Employee.objects.get(user__username=name) for name in ("dewi", "wati"))
    assert results(dewi.pk, counted.pk)
    assert results(wati.pk, counted.pk)
    assert Remark.objects.filter(survey=counted).count() >= 3
    assert 0 < counted.answered < counted.asked
    assert 0 < turnout(current).answered < current.asked
    assert Nomination.objects.to_fill(wati.pk, demo_city.now.date()).exists()
    assert not Box.objects.filter(survey=counted).exists()
