"""How often people object: counted by hand, small units hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Q

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.objection_figures import objection_figures
from tests.judgement.objected import decided_at_the_counters, objected_to

EVERYWHERE = Q()


@pytest.fixture
def decided(town):
    return decided_at_the_counters(town)


def test_shares_and_days_count_what_is_still_open(decided, town):
    """4 of 8. Days 2, 4, 6 decided, one open since 10: S falls to 3/4, 1/2, 1/4; p50 is day 4, p90 never comes."""
    for evaluation, outcome, days in zip(decided, ("kept", "changed", "kept"), (2, 4, 6), strict=False):
        objected_to(town, evaluation, outcome, days)
    objected_to(town, decided[3])
    found = objection_figures(town.period, EVERYWHERE, town.cast.now + timedelta(days=10))
    assert found is not None
    assert (found.total.evaluations, found.total.objected, found.total.decided, found.total.changed) == (8, 4, 3, 1)
    assert found.share == 0.5
    assert (found.low, found.high) == pytest.approx((0.2152, 0.7848), abs=1e-4)
    assert (found.median, found.slowest) == (4.0, None)
    assert [(row.unit, row.objected) for row in found.rows] == [("Seksi Pelayanan Loket", 4)]


def test_a_small_unit_is_hidden_and_cannot_be_subtracted(decided, town):
    """Two of another unit: hidden, and with it the other one, since the whole is shown."""
    for evaluation in decided[:2]:
        Evaluation.objects.filter(pk=evaluation.pk).update(unit=town.cast.units["BKPSDM"])
    objected_to(town, decided[0])
    found = objection_figures(town.period, EVERYWHERE, town.cast.now)
    assert found is not None
    assert [row.is_hidden for row in found.rows] == [True, True]
    assert found.total.objected == 1


def test_fewer_than_five_say_nothing_and_none_objecting_is_no_error(decided, town):
    found = objection_figures(town.period, EVERYWHERE, town.cast.now)
    assert found is not None
    assert (found.share, found.median) == (0.0, None)
    Evaluation.objects.filter(pk__in=[one.pk for one in decided[:4]]).update(
        state="prepared", finalised_at=None, finalised_by=None
    )
    assert objection_figures(town.period, EVERYWHERE, town.cast.now) is None


def test_only_what_the_leader_oversees(decided, town):
    other = Q(unit=town.cast.units["BKPSDM"])
    assert objection_figures(town.period, other, town.cast.now) is None
