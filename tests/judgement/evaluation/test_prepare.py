"""One suggestion for every agreed plan, and never a word about what is final."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.judgement.evaluation.commands import Prepared, finalise, prepare, rate_organisation
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.reasons import sentences
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Run
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.planning.models import Period
from tests.judgement.town import NEW_YEAR

ALL = (
    ("service.completion_time", {"statistic": "p50"}, 3),
    ("service.on_time_share", {}, 90),
    ("service.output", {}, 10),
    ("service.open_late_share", {}, 10),
    ("service.return_share", {}, 5),
)


@pytest.fixture
def evaluate(town):
    def evaluate() -> Prepared:
        return prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)

    return evaluate


def busy(town, employee, returns: int = 0):
    for _ in range(40):
        town.case(employee, NEW_YEAR, 1, returns=returns)


def test_it_suggests_from_figures_that_can_be_relied_on(town, evaluate):
    plan = town.plan(town.cast.sari, ("service.return_share", {}, 50))
    busy(town, town.cast.sari)
    assert evaluate() == Prepared(1, 0, 0, 0)
    evaluation = Evaluation.objects.get()
    assert (evaluation.plan, evaluation.rater, evaluation.suggested) == (plan, town.cast.budi, "above")
    words = sentences(evaluation.reasons)
    assert "40 kasus" in words[0]
    assert "Pejabat penilai yang memutuskan" in words[-1]
    assert evaluation.reasons[0]["cites"][0]["confidence"] == "M"


def test_numbers_are_kept_without_the_zeros_a_database_puts_behind_them(town, evaluate):
    """Both databases store the same reasons: one hands 50 out as `50`, the other as `50.0000`."""
    town.plan(town.cast.sari, ("service.return_share", {}, 50), ("service.completion_time", {"statistic": "p50"}, 2.5))
    busy(town, town.cast.sari)
    evaluate()
    kept = set(re.findall(r'"number": "([^"]*)"', json.dumps(Evaluation.objects.get().reasons)))
    assert {"50", "2.5"} <= kept
    assert not [number for number in kept if re.search(r"\.\d*0$", number)]


def test_it_leaves_a_period_alone_that_was_closed_meanwhile(town):
    """Background work still holds the open period."""
    town.plan(town.cast.sari)
    run = compute(town.period, **town.cast.by)
    Period.objects.update(state="closed")
    with pytest.raises(Stale, match="sudah ditutup"):
        prepare(town.period, run=run, **town.cast.by)
    with pytest.raises(Stale, match="sudah ditutup"):
        compute(town.period, **town.cast.by)
    assert not Evaluation.objects.exists()
    assert Run.objects.get() == run


def test_it_says_so_when_there_is_too_little_to_suggest(town, evaluate):
    town.plan(town.cast.sari, ("service.return_share", {}, 5), ("declared", {}, 3))
    town.case(town.cast.sari, NEW_YEAR, 1)
    evaluate()
    evaluation = Evaluation.objects.get()
    assert evaluation.suggested == ""
    assert "Data belum cukup" in sentences(evaluation.reasons)[-1]


def test_it_takes_agreed_plans_of_the_period_only(town, evaluate):
    town.plan(town.cast.sari, state="proposed")
    town.plan(town.cast.wati, starts=date(2026, 3, 1))
    assert evaluate() == Prepared(0, 0, 0, 0)


def test_it_judges_each_segment_of_the_year_by_itself(town, evaluate):
    town.plan(town.cast.sari, ends=date(2026, 2, 1))
    town.plan(town.cast.sari, starts=date(2026, 2, 1), rater=town.cast.dewi)
    assert evaluate().created == 2
    assert set(Evaluation.objects.values_list("rater", flat=True)) == {town.cast.budi.pk, town.cast.dewi.pk}


def test_it_lets_the_head_of_a_unit_stand_for_it(town, evaluate):
    town.plan(town.cast.dewi, rater=town.cast.sekda)
    rate_organisation(
        town.cast.units["DUKCAPIL"], period=town.period, level="excellent", reason="Semua target tercapai",
        actor=town.cast.actor("sekda"), now=town.cast.now,
    )  # fmt: skip
    evaluate()
    evaluation = Evaluation.objects.get()
    assert evaluation.suggested == "above"
    assert "Istimewa" in sentences(evaluation.reasons)[0]


def test_it_updates_what_is_prepared_and_says_how_much(town, evaluate):
    town.plan(town.cast.sari, ("service.return_share", {}, 50))
    town.plan(town.cast.wati, ("declared", {}, 3))
    evaluate()
    busy(town, town.cast.sari)
    assert evaluate() == Prepared(0, 1, 1, 0)
    evaluation = Evaluation.objects.get(employee=town.cast.sari)
    assert (evaluation.suggested, evaluation.version) == ("above", 2)
    assert set(Evaluation.objects.values_list("run__number", flat=True)) == {2}
    assert evaluate() == Prepared(0, 0, 2, 0)


def test_it_never_touches_what_is_final(town, evaluate):
    town.plan(town.cast.sari, ("service.return_share", {}, 50))
    evaluate()
    evaluation = Evaluation.objects.get()
    finalise(
        evaluation, result_rating="meets", behaviour_rating="meets", reason="", version=1,
        actor=town.cast.actor("budi"), now=town.cast.now,
    )  # fmt: skip
    before = Evaluation.objects.values().get()
    busy(town, town.cast.sari)
    assert evaluate() == Prepared(0, 0, 0, 1)
    assert Evaluation.objects.values().get() == before


def test_it_is_asked_for_by_personnel_only(town):
    run = compute(town.period, **town.cast.by)
    with pytest.raises(Forbidden):
        prepare(town.period, run=run, actor=town.cast.actor("dewi"), now=town.cast.now)


def test_it_refuses_what_cannot_be_judged_by_the_quadrant(town):
    run = compute(town.period, **town.cast.by)
    town.cycle.regime = "PP46_2011"
    town.cycle.save()
    town.period.refresh_from_db()
    with pytest.raises(Refused, match="PP 46/2011"):
        prepare(town.period, run=run, **town.cast.by)


def test_it_refuses_figures_of_another_period_and_closed_periods(town):
    run = compute(town.period, **town.cast.by)
    other = town.cycle.periods.create(code="P2", name="P2", starts=date(2026, 3, 1), ends=date(2026, 5, 1))
    with pytest.raises(Invalid, match="periode lain"):
        prepare(other, run=run, **town.cast.by)
    town.period.state = "closed"
    town.period.save()
    with pytest.raises(Invalid, match="sudah ditutup"):
        prepare(town.period, run=run, **town.cast.by)


def test_it_asks_as_often_for_a_hundred_people_as_for_ten(town, staff):
    def queries() -> int:
        run = compute(town.period, **town.cast.by)
        with CaptureQueriesContext(connection) as asked:
            prepare(town.period, run=run, **town.cast.by)
        return len(asked)

    staff(10, *ALL)
    created, updated = queries(), queries()
    staff(90, *ALL)
    assert queries() == created
    assert queries() == updated
    assert Evaluation.objects.count() == 100
