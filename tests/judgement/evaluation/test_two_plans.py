"""A person with two plans in one period: each stands on its own days and is judged by the one who led it."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.judgement.evaluation.commands import finalise, prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure
from kinerja.people.organisation.commands import appoint, end_appointment
from kinerja.people.organisation.models import Appointment
from kinerja.work.planning.models import Plan
from tests.judgement.town import A_DAY, NEW_YEAR, Town

MOVE = date(2026, 2, 1)
SHARE = ("service.return_share", {}, 50)
SAID = {"result_rating": "meets", "behaviour_rating": "meets", "reason": "Sesuai pengamatan selama memimpin."}


@pytest.fixture
def plans(town: Town) -> tuple[Plan, Plan]:
    """Sari under Budi in January, at Kominfo under the Sekda from February on; a case each day from 1 January."""
    cast = town.cast
    before = town.plan(cast.sari, SHARE, ends=MOVE)
    end_appointment(Appointment.objects.get(employee=cast.sari), ends=MOVE, **cast.by)
    seat = cast.posts["KOMINFO-STAF"]
    appoint(cast.sari, position=seat, starts=MOVE, **cast.by)
    after = town.plan(cast.sari, SHARE, starts=MOVE, position=seat, unit=seat.unit, rater=cast.sekda)
    for day in range(50):
        town.case(cast.sari, NEW_YEAR + day * A_DAY, 0.1)
    _prepare(town)
    return before, after


def _prepare(town: Town) -> None:
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)


def _finalise(town: Town, plan: Plan, who: str) -> None:
    evaluation = Evaluation.objects.get(plan=plan)
    finalise(evaluation, **SAID, version=evaluation.version, actor=town.cast.actor(who), now=town.cast.now)


def test_each_plan_is_measured_on_its_own_days(town: Town, plans: tuple[Plan, Plan]) -> None:
    counted = {f.indicator.result.plan_id: f.n for f in Figure.objects.filter(indicator__isnull=False)}
    assert counted == {plans[0].pk: 31, plans[1].pk: 19}


def test_each_plan_is_judged_by_the_one_who_led_it(town: Town, plans: tuple[Plan, Plan]) -> None:
    def judged(who: str) -> set:
        return set(Evaluation.objects.judged_by(town.cast.actor(who)).values_list("plan", flat=True))

    assert judged("budi") == {plans[0].pk}
    assert judged("sekda") == {plans[1].pk}
    assert judged("dewi") == judged("sari") == set()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_are_finalised_in_any_order(town: Town, plans: tuple[Plan, Plan], order: tuple[int, int]) -> None:
    for n in order:
        _finalise(town, plans[n], ("budi", "sekda")[n])
    assert Evaluation.objects.final().count() == 2
    town.cast.sari.refresh_from_db()
    assert town.cast.sari.history_closed_until == town.period.ends


def test_who_acted_and_acts_no_more_leaves_it_to_who_holds_the_post_now(town: Town) -> None:
    """PP 30/2019 Pasal 46(3): the rater named is no longer there, so it goes to whoever stands above the post."""
    cast = town.cast
    acting = {"kind": "plt", "starts": date(2026, 1, 1), "ends": MOVE}
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-KA"], **acting, **cast.by)
    town.plan(cast.sari, SHARE, ends=MOVE, rater=cast.tono)
    _prepare(town)
    assert not Evaluation.objects.judged_by(cast.actor("tono")).exists()
    assert Evaluation.objects.judged_by(cast.actor("budi")).exists()


def test_a_suggestion_goes_when_its_plan_ended_before_the_period(town: Town, plans: tuple[Plan, Plan]) -> None:
    Plan.objects.filter(pk=plans[0].pk).update(starts=date(2025, 1, 1), ends=date(2026, 1, 1))
    _prepare(town)
    assert not Evaluation.objects.filter(plan=plans[0]).exists()
    assert Evaluation.objects.filter(plan=plans[1]).exists()


def test_a_final_evaluation_stays_whatever_became_of_its_plan(town: Town, plans: tuple[Plan, Plan]) -> None:
    _finalise(town, plans[0], "budi")
    Plan.objects.filter(pk=plans[0].pk).update(starts=date(2025, 1, 1), ends=date(2026, 1, 1))
    _prepare(town)
    assert Evaluation.objects.final().filter(plan=plans[0]).exists()
