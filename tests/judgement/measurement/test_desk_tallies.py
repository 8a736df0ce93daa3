"""Figures of the front desk, worked out by hand: waits, promises, satisfaction, accuracy."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kinerja.doors.cli.results import as_json
from kinerja.facts.casework import commands as casework
from kinerja.facts.casework.models import SecondLook
from kinerja.facts.queueing.models import Ticket
from kinerja.facts.survey.commands import open_survey
from kinerja.facts.survey.models import Response
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.explanation import explain, recompute
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure
from kinerja.judgement.measurement.tallies.openings import open_to
from kinerja.judgement.measurement.tallies.provenance import is_unchanged, tallies_behind
from kinerja.platform.access.actors import system
from kinerja.platform.database.keys import new_id
from kinerja.pure.statistics.proportions import wilson
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import Polarity
from tests.facts.casework.desk import Desk
from tests.facts.casework.test_checking import finished_by
from tests.facts.queueing.hall import Hall
from tests.judgement import town as towns
from tests.judgement.town import Town

WAIT, KEPT, LIKED, RIGHT = "queueing.wait_within", "queueing.kept_promise", "survey.satisfaction", "casework.accuracy"
TEN = {"minutes": "10"}


@pytest.fixture(autouse=True)
def _units(monkeypatch: pytest.MonkeyPatch) -> None:
    percent = ("persen", Polarity.MORE)
    more = {WAIT: percent, KEPT: percent, LIKED: ("indeks 25–100", Polarity.MORE), RIGHT: percent}
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})


FIVE_WEEKS = timedelta(weeks=5)
"""Back to a Tuesday in the period that is measured."""
FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def hall(cast: Any) -> Hall:
    made = Hall(cast)
    made.now -= FIVE_WEEKS
    return made


def desk_of(town: Town) -> Desk:
    made = Desk(town.cast)
    made.now -= FIVE_WEEKS
    return made


def figure(town: Town, source: str, plan: Plan) -> Figure:
    compute(town.period, **town.cast.by)
    found = Figure.objects.filter(indicator__source=source, indicator__result__plan=plan)
    return found.select_related("lineage", "indicator__result__plan__unit").order_by("-run__number")[0]


def waited(hall: Hall, minutes: float, *, served: bool = True, **facts: Any) -> Ticket:
    """A ticket of one who waited so long and was called, or left."""
    ticket = hall.take()
    began = ticket.opened_at
    moment = began + timedelta(minutes=minutes)
    values: dict[str, Any] = {"stage": "left", "since": moment}
    if served:
        values = {"stage": "done", "called_at": moment, "served_at": moment, "since": moment + timedelta(minutes=3)}
        values |= {"counter": hall.one, "officer": hall.cast.sari}
    Ticket.objects.filter(pk=ticket.pk).update(**values | facts)
    return ticket


def answered(town: Town, unit: str, scores: list[int | None]) -> Response:
    given = {f"u{n}": score for n, score in enumerate(scores, 1)}
    survey = open_survey("public", actor=system(town.cast.today), now=town.cast.now)
    return Response.objects.create(survey=survey, unit=town.cast.units[unit], day=date(2026, 2, 3), **given)


def test_waits_within_the_limit_are_the_units(town: Town, hall: Hall) -> None:
    """Called after 2, 9 and 10 minutes: in time. After 11, and gone after 12: late. Gone after 5: not known."""
    plan = town.plan(town.cast.sari, (WAIT, TEN, 80))
    for minutes in (2, 9, 10, 11):
        waited(hall, minutes)
    waited(hall, 12, served=False)
    waited(hall, 5, served=False)
    waited(hall, 1, is_accurate=False)
    hall.take()  # still waits: not ended
    found = figure(town, WAIT, plan)
    low, high = wilson(3, 5)
    assert (found.n, found.quality["k"], found.excluded, found.quality["missing"]) == (5, 3, 1, 1)
    assert found.value == Decimal(60)
    assert float(found.low) == pytest.approx(100 * float(low), abs=1e-6)
    assert float(found.high) == pytest.approx(100 * float(high), abs=1e-6)
    assert found.b is None, "a shared figure is not drawn to anything"


def test_a_queue_of_another_unit_is_not_counted(town: Town, hall: Hall) -> None:
    plan = town.plan(town.cast.tono, (WAIT, TEN, 80))
    waited(hall, 2)
    assert figure(town, WAIT, plan).n == 0


def test_a_promise_is_kept_where_the_wait_fell_into_the_band(town: Town, hall: Hall) -> None:
    plan = town.plan(town.cast.sari, (KEPT, {}, 60))
    band = {"promised_low": 300, "promised_high": 600}
    for minutes in (4, 5, 10, 11):
        waited(hall, minutes, **band)
    waited(hall, 20)  # was told nothing
    found = figure(town, KEPT, plan)
    assert (found.n, found.quality["k"], found.value) == (4, 2, Decimal(50))


def test_satisfaction_is_the_index_of_the_unit(town: Town) -> None:
    """Means 4, 4, 3, 3 and 2.5 (of two elements): 100, 100, 75, 75 and 62.5."""
    plan = town.plan(town.cast.sari, (LIKED, {}, 80))
    for scores in (*2 * [[4] * 9, [3] * 9], [2, 3, *[None] * 7], [None] * 9):
        answered(town, "DUKCAPIL-L", scores)
    answered(town, "KOMINFO", [1] * 9)
    found = figure(town, LIKED, plan)
    assert found.n == 5
    assert float(found.value) == pytest.approx((100 + 100 + 75 + 75 + 62.5) / 5, abs=1e-6)
    assert float(found.high) == 100, "cut at the end of the scale"
    assert open_to(town.cast.actor("budi"), found, tallies_behind([found])[found.pk]) == []


def test_fewer_than_five_answers_give_no_index(town: Town) -> None:
    """Otherwise the figure would tell what one person said; how many answered is no secret."""
    plan = town.plan(town.cast.sari, (LIKED, {}, 80))
    for _ in range(4):
        answered(town, "DUKCAPIL-L", [4] * 9)
    few = figure(town, LIKED, plan)
    assert (few.n, few.value, few.low, few.high) == (4, None, None, None)
    answered(town, "DUKCAPIL-L", [4] * 9)
    assert figure(town, LIKED, plan).value == Decimal(100)


@pytest.mark.parametrize("people", [4, 5])
def test_an_index_recomputes_whether_it_is_told_or_not(town: Town, people: int) -> None:
    plan = town.plan(town.cast.sari, (LIKED, {}, 80))
    for score in (4, 3, 3, 2, 4)[:people]:
        answered(town, "DUKCAPIL-L", [score] * 9)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    document = json.loads(as_json(explain(Evaluation.objects.get(plan=plan)).to_document()))
    assert [check for check in recompute(document) if not check.agrees] == []


def test_accuracy_is_the_officers_own(town: Town) -> None:
    desk = desk_of(town)
    mine, others = (
        town.plan(town.cast.sari, (RIGHT, {}, 95)),
        town.plan(town.cast.budi, (RIGHT, {}, 95), rater=town.cast.dewi),
    )
    finished_by(desk, desk.sari, 5)
    finished_by(desk, desk.budi, 1)
    casework.draw_second_looks(FEBRUARY, actor=system(town.cast.today), now=desk.now)
    looks = list(SecondLook.objects.filter(officer__employee=town.cast.sari).order_by("id"))
    for look in looks[:3]:
        casework.look_again(look, outcome="correct", **desk.of(desk.budi))
    casework.look_again(looks[3], outcome="wrong", fault="content", **desk.of(desk.budi))
    asked = casework.ask_correction(looks[0].file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))
    casework.answer_correction(asked, outcome="right", answer="Dicetak ulang.", **desk.of(desk.budi))
    found = figure(town, RIGHT, mine)
    assert (found.n, found.quality["k"], found.quality["missing"], found.value) == (4, 2, 1, Decimal(50))
    assert figure(town, RIGHT, others).n == 0


def test_every_number_recomputes_from_its_leaves(town: Town, hall: Hall) -> None:
    desk = desk_of(town)
    plan = town.plan(town.cast.sari, (WAIT, TEN, 80), (KEPT, {}, 60), (LIKED, {}, 80), (RIGHT, {}, 95))
    for minutes in (3, 12):
        waited(hall, minutes, promised_low=60, promised_high=300)
    for scores in ([4] * 9, [2] * 9, [3] * 9, [4] * 9, [3] * 9):
        answered(town, "DUKCAPIL-L", scores)
    finished_by(desk, desk.sari, 2)
    casework.draw_second_looks(FEBRUARY, actor=system(town.cast.today), now=desk.now)
    for look in SecondLook.objects.order_by("id"):
        casework.look_again(look, outcome="correct", **desk.of(desk.budi))
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    document = json.loads(as_json(explain(Evaluation.objects.get(plan=plan)).to_document()))
    checks = recompute(document)
    assert [check for check in checks if not check.agrees] == []
    assert len([check for check in checks if check.path.endswith("inputs_hash")]) == 4


def test_a_changed_fact_is_noticed(town: Town, hall: Hall) -> None:
    plan = town.plan(town.cast.sari, (WAIT, TEN, 80))
    ticket = waited(hall, 3)
    found = figure(town, WAIT, plan)
    assert is_unchanged(found, tallies_behind([found])[found.pk])
    Ticket.objects.filter(pk=ticket.pk).update(called_at=ticket.opened_at + timedelta(minutes=30))
    assert not is_unchanged(found, tallies_behind([found])[found.pk])


def test_time_with_the_citizen_is_not_the_offices(town: Town) -> None:
    """What files record is what the sources of services read: no second counting, the citizen's time left out."""
    desk = desk_of(town)
    plan = town.plan(town.cast.sari, ("service.on_time_share", {}, 90), ("service.return_share", {}, 5))
    file = desk.asked()
    casework.check(file, **desk.by)
    casework.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang.", **desk.by)
    desk.later(days=8)
    casework.complete(file, papers=[desk.paper()], **desk.of(desk.rina))
    for verb in (casework.check, casework.process, casework.approve, casework.make_ready):
        verb(file, **desk.by)
    on_time, returned = figure(town, "service.on_time_share", plan), figure(town, "service.return_share", plan)
    assert (on_time.n, on_time.value) == (1, Decimal(100))
    assert (returned.n, returned.value) == (1, Decimal(100))
