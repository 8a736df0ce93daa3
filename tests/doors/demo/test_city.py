"""The demo city stands: everybody in place, nobody real, something to do for everyone."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, F

from kinerja.doors.demo import names
from kinerja.doors.demo.staff import CAST
from kinerja.doors.duties import duties
from kinerja.facts.service.models import Officer, Request, Service
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.queries import effect_of
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.judgement.measurement.models import Figure
from kinerja.outcomes.development.models import ImprovementPath
from kinerja.outcomes.development.standing import helps_of
from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Agency, Employee
from kinerja.people.organisation.queries import data_faults, superiors_on
from kinerja.platform.access.actors import Role
from kinerja.pure.lib.identifiers import parse_nip
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.terms import PeriodState
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

NEWCOMERS = {"Laras Puspita", "Galih Prakoso", "Rendra Pratama"}
pytestmark = pytest.mark.usefixtures("untouched")


def test_it_is_whole_and_says_how_long_it_took(demo_city: DemoCity) -> None:
    connection.check_constraints()
    assert demo_city.counts["staff"] + len(NEWCOMERS) == Employee.objects.count()
    assert demo_city.counts["cases"] + demo_city.counts["files"] == Request.objects.count()
    assert all(number > 0 for number in demo_city.counts.values())
    assert len([line for line in demo_city.told if line.endswith(" s")]) >= 9


def test_everybody_has_a_superior_but_the_mayor_and_those_without_a_post(demo_city: DemoCity) -> None:
    alone = {key for key, superior in superiors_on(demo_city.now.date()).items() if superior is None}
    assert set(Employee.objects.filter(pk__in=alone).values_list("name", flat=True)) == {"Surya Adiputra"}


def test_nobody_is_real(demo_city: DemoCity) -> None:
    assert Agency.objects.get().is_demo
    invented = {*names.MEN, *names.WOMEN, *names.SECOND}
    told = NEWCOMERS | {member.name for member in CAST}
    for person in Employee.objects.exclude(name__in=told):
        assert set(person.name.split()) <= invented, person.name


def test_every_number_is_that_of_a_possible_civil_servant(demo_city: DemoCity) -> None:
    people = list(Employee.objects.exclude(nip=None))
    assert len(people) == Employee.objects.count() - 1
    for person in people:
        assert parse_nip(person.nip).birth < date(2004, 1, 1)


def test_the_cast_can_sign_in_and_hold_their_roles(demo_city: DemoCity) -> None:
    assert set(User.objects.values_list("username", flat=True)) == {member.username for member in CAST}
    assert demo_city.actor("hasan").has(Role.PERSONNEL)
    assert demo_city.actor("maya").has(Role.PERFORMANCE_MANAGER)
    assert not demo_city.actor("hasan").has(Role.PERFORMANCE_MANAGER)
    assert demo_city.actor("andi").has(Role.INSPECTOR)
    assert demo_city.actor("walikota").has(Role.LEADER)
    assert demo_city.actor("sekda").has(Role.LEADER)


# What each of the cast is to find on the first page, by the page it leads to.
TO_DO = {
    "sari": {"employee:questions", "employee:reports", "employee:feedback"},
    "budi": {"rater:plans", "rater:team", "rater:board"},
    "dewi": {"rater:plans", "rater:team"},
    "hasan": {"personnel:faults", "personnel:officers", "personnel:plans_behind"},
    "maya": {"reviewer:plans"},
    "wati": {"employee:plan", "employee:private"},
    "yusuf": {"employee:figures"},
    "tono": {"employee:plan"},
    "walikota": {"rater:plans"},
    "sekda": {"rater:plans"},
}


@pytest.mark.parametrize("username", TO_DO)
def test_everybody_finds_something_to_do(demo_city: DemoCity, username: str) -> None:
    found = {duty.url_name for duty in duties(demo_city.actor(username), demo_city.now)}
    assert not TO_DO[username] - found, found


def test_one_period_is_closed_and_one_waits_for_its_raters(demo_city: DemoCity) -> None:
    published, waiting = demo_city.published, demo_city.waiting
    assert (published.state, waiting.state) == (PeriodState.CLOSED, PeriodState.EVALUATING)
    rated = Evaluation.objects.exclude(rater=None)
    assert not rated.filter(period=published).exclude(state=EvaluationState.FINAL).exists()
    states = Counter(rated.filter(period=waiting).values_list("state", flat=True))
    assert states[EvaluationState.FINAL] > 10
    assert states[EvaluationState.PREPARED] > 10


def test_budi_has_yet_to_decide_on_sari(demo_city: DemoCity) -> None:
    evaluation = Evaluation.objects.get(period=demo_city.waiting, employee__name="Sari Wulandari")
    assert (evaluation.state, evaluation.rater.name) == (EvaluationState.PREPARED, "Budi Santosa")
    assert Figure.objects.filter(run=evaluation.run, employee=evaluation.employee, n__gt=0).exists()


def test_some_raters_differ_from_the_suggestion_and_say_why(demo_city: DemoCity) -> None:
    final = Evaluation.objects.filter(state=EvaluationState.FINAL).exclude(suggested="")
    differing = final.exclude(result_rating=F("suggested"))
    assert 0 < differing.count() < final.count() / 3
    assert not differing.filter(reason="").exists()


def test_every_service_was_given(demo_city: DemoCity) -> None:
    given = Service.objects.annotate(cases=Count("requests")).values_list("code", "cases")
    assert len(given) >= 8
    assert all(cases > 10 for _code, cases in given)


def test_some_officers_are_not_matched_yet(demo_city: DemoCity) -> None:
    assert Officer.objects.filter(employee=None).count() == 2


def test_some_records_are_open_and_some_broken(demo_city: DemoCity) -> None:
    total = Request.objects.count()
    assert 0.001 < Request.objects.filter(closed_at=None).count() / total < 0.1
    assert 0 < Request.objects.filter(closed_at__lt=F("opened_at")).count() / total < 0.005


def test_there_are_measured_things_in_the_plans(demo_city: DemoCity) -> None:
    sources = set(Indicator.objects.values_list("source", flat=True))
    assert {"service.completion_time", "service.on_time_share", "service.output", "declared"} <= sources


def test_what_is_out_of_order_is_meant_so(demo_city: DemoCity) -> None:
    faults = data_faults(demo_city.now.date())
    assert 0 < len(faults) < 6, [fault.kind for fault in faults]


def test_people_were_heard_in_every_stage(demo_city: DemoCity) -> None:
    open_ones = Objection.objects.open()
    assert open_ones.filter(explained_at=None).count() == 1
    assert open_ones.exclude(explained_at=None).count() == 1
    assert set(Objection.objects.decided().values_list("outcome", flat=True)) == {"kept", "changed"}
    for one in Objection.objects.filter(outcome="changed").select_related("evaluation"):
        assert one.evaluation.predicate == one.after_predicate
    owed = Evaluation.objects.to_sign_in_stead(demo_city.actor("sekda"))
    assert owed.count() < 100, "a superior who owes thousands of signatures would look away"


def test_help_was_given_before_anything_else(demo_city: DemoCity) -> None:
    """One path ended well; in the other the leader still owes a help."""
    assert sorted(ImprovementPath.objects.values_list("state", flat=True)) == ["improved", "improving"]
    running = ImprovementPath.objects.select_related("evaluation__unit").get(state="improving")
    assert [one.state.value for one in helps_of(running, demo_city.now)] == ["received", "open"]


def test_data_were_said_to_be_wrong_in_every_stage(demo_city: DemoCity) -> None:
    """One case went to its owner and the figures followed; one waits; a leave is late; a superior was right."""
    said = sorted(DataClaim.objects.values_list("kind", "state"))
    assert said == [("absence", "open"), ("not_mine", "accepted"), ("not_mine", "open"), ("superior", "refused")]
    moved = effect_of(DataClaim.objects.get(state="accepted"))
    assert moved.after is not None
    assert any(change.differs for change in moved.changes)
    late = DataClaim.objects.owed_at_desk(demo_city.actor("hasan"), demo_city.now)
    assert [one.due_at < demo_city.now for one in late] == [True]
