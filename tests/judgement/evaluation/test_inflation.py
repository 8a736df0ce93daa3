"""Ratings against results: counted from raw rows over the subtree, newest run only, few are not compared."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.judgement.evaluation.inflation import indexes
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.work.planning.models import Indicator, Period
from tests.harness.budget import query_budget


@pytest.fixture
def judged(town):
    """Ten at the counters: nine Baik, one Butuh Perbaikan; each with one figure of its own."""

    def judged(values, *, polarity="more", low=90, high=None, period=None, number=1):
        period = period or town.period
        run = Run.objects.create(
            period=period, number=number, computed_at=town.cast.now, actor_name="x", digest=str(number)
        )
        for place, (person, value) in enumerate(zip(town.colleagues(len(values)), values, strict=True)):
            plan = town.plan(person, ("declared", {}, 0))
            indicator = Indicator.objects.get(result__plan=plan)
            Indicator.objects.filter(pk=indicator.pk).update(polarity=polarity, target_low=low, target_high=high)
            Figure.objects.create(
                run=run, indicator=indicator, employee=person, value=value, n=9, grade="A", provisional=False,
                inputs_hash="",
            )  # fmt: skip
            Evaluation.objects.create(
                plan=plan, period=period, employee=person, unit=plan.unit, rater=town.cast.budi, state="final",
                result_rating="meets", behaviour_rating="meets",
                predicate="needs_improvement" if place == 0 else "good", finalised_by=town.cast.budi,
                finalised_at=town.cast.now,
            )  # fmt: skip
        return run

    return judged


def by_unit(units, period):
    return indexes(units[0], units, period, [])[0]


def counts(found):
    return found.good.k, found.good.n, found.met.k, found.met.n


def test_units_take_in_all_beneath_them_in_two_statements(judged, town):
    judged([95, 90, 89, 80, 70, 60, 50, 40, 30, None])
    units = [town.cast.units[code] for code in ("KOTA", "DUKCAPIL-L", "KOMINFO")]
    with query_budget(2):
        city, section, other = by_unit(units, town.period)
    assert counts(city) == counts(section) == (9, 10, 2, 9), "a target that is met exactly is met; none, not counted"
    assert (round(section.value, 4), section.above) == (round(9 / 10 - 2 / 9, 4), True)
    assert (other.value, other.people) == (None, 0)


@pytest.mark.parametrize(
    ("polarity", "low", "high", "met"),
    [
        ("more", 90, None, 2), ("more", None, 90, 2), ("less", 50, None, 4), ("less", None, 50, 4),
        ("within", 50, 80, 4), ("more", 60, 80, 5),
    ],
)  # fmt: skip
def test_met_follows_the_direction_of_the_target(judged, town, polarity, low, high, met):
    judged([95, 90, 80, 70, 60, 50, 40, 30, 20], polarity=polarity, low=low, high=high)
    assert by_unit([town.cast.units["KOTA"]], town.period)[0].met.k == met


def test_without_a_target_nothing_is_met_or_missed(judged, town):
    judged([95] * 6, low=None, high=None)
    assert by_unit([town.cast.units["KOTA"]], town.period)[0].results == 0


def test_the_newest_run_counts_and_waiting_ones_do_not(judged, town):
    judged([95] * 6)
    Run.objects.create(period=town.period, number=2, computed_at=town.cast.now, actor_name="x", digest="2")
    Evaluation.objects.filter(predicate="needs_improvement").update(state="prepared")
    (found,) = by_unit([town.cast.units["KOTA"]], town.period)
    assert (found.people, found.results, found.value) == (5, 0, None)


def test_periods_are_told_apart_in_two_statements(judged, town):
    later = Period.objects.create(
        cycle=town.cycle, code="P2", name="Maret", starts=date(2026, 3, 1), ends=date(2026, 4, 1)
    )
    judged([95] * 6)
    judged([10] * 6, period=later)
    with query_budget(2):
        first, second = indexes(town.cast.units["DUKCAPIL"], [], later, [town.period, later])[1]
    assert (counts(first), counts(second)) == ((5, 6, 6, 6), (5, 6, 0, 6))
    assert (first.above, second.above) == (False, True)
