"""Figures of promises and of the counter, worked out by hand: answers, files, serving, people who went."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import exp, log, sqrt
from statistics import median
from typing import Any

import pytest

from kinerja.doors.cli.results import as_json
from kinerja.facts.casework import commands as casework
from kinerja.facts.complaint import commands as complaints
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.queueing import commands as queueing
from kinerja.facts.queueing.models import Ticket
from kinerja.facts.service.models import Request
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.explanation import explain, recompute
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.tallies.openings import open_to
from kinerja.judgement.measurement.tallies.provenance import is_unchanged, tallies_behind
from kinerja.pure.statistics.proportions import wilson
from kinerja.work.planning.terms import Polarity
from tests.facts.complaint.talk import REPLY, Talk
from tests.facts.queueing.hall import Hall
from tests.judgement import town as towns
from tests.judgement.measurement.test_desk_tallies import FIVE_WEEKS, desk_of, figure, waited
from tests.judgement.town import Town

GONE, HANDLING, ANSWER = "queueing.abandonment", "queueing.handling_time", "complaint.answer_time"
IN_TIME, FILES = "complaint.in_time", "casework.kept_promise"
P50 = {"statistic": "p50"}
MARCH = datetime(2026, 2, 28, 16, tzinfo=UTC)
"""Midnight in Palu, where the measured period ends."""


@pytest.fixture(autouse=True)
def _units(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {
        GONE: ("persen", Polarity.LESS), HANDLING: ("menit", Polarity.WITHIN), ANSWER: ("hari", Polarity.LESS),
        IN_TIME: ("persen", Polarity.MORE), FILES: ("persen", Polarity.MORE),
    }  # fmt: skip
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})


@pytest.fixture
def talk(town: Town) -> Talk:
    made = Talk(town.cast, town.ktp)
    made.now -= FIVE_WEEKS
    return made


@pytest.fixture
def hall(cast: Any) -> Hall:
    made = Hall(cast)
    made.now -= FIVE_WEEKS
    return made


def replied(talk: Talk, days: float, **more: Any) -> Complaint:
    """Filed now, answered so many days later; the clock of the story stays where it was."""
    complaint, came = talk.routed(**more), talk.now
    talk.later(days=days)
    complaints.answer(complaint, text=REPLY, **talk.by)
    talk.now = came
    return complaint


def served(hall: Hall, minutes: float, *, held: float = 0, who: str = "sari", is_accurate: bool = True) -> Ticket:
    """Called at once and served for so many minutes, half of them after a time on hold."""
    counter, by = (hall.one, hall.sari) if who == "sari" else (hall.two, hall.budi)
    ticket = hall.take()
    queueing.call(ticket, counter=counter, **hall.of(by))
    queueing.start(ticket, **hall.of(by))
    hall.later(minutes / 2)
    if held:
        queueing.hold(ticket, reason="files", **hall.of(by))
        hall.later(held)
        queueing.resume(ticket, counter=counter, **hall.of(by))
    hall.later(minutes / 2)
    return queueing.finish(ticket, is_accurate=is_accurate, **hall.of(by))


def test_the_median_answer_counts_those_still_waiting(town: Town, talk: Talk) -> None:
    """After 1, 2 and 4 days, withdrawn after 3, one open: S = 4/5, 3/5, then 3/10 with two at risk on day four."""
    plan = town.plan(town.cast.sari, (ANSWER, P50, 5))
    for days in (1, 2, 4):
        replied(talk, days)
    withdrawn, came = talk.filed(), talk.now
    talk.later(days=3)
    complaints.withdraw(withdrawn, **talk.rinas)
    talk.now = came
    talk.filed()
    talk.filed(kind="praise", text="Pelayanan di loket dua ramah sekali, terima kasih.")
    found = figure(town, ANSWER, plan)
    assert (found.n, found.quality["open"], found.excluded) == (5, 2, 0)
    assert found.value == Decimal(4)
    assert lower_band(0.8, 1 / (5 * 4)) <= 0.5
    assert found.low == Decimal(1), "where the lower band of the curve first falls to one half"
    assert found.high is None, "the upper band never does"
    assert found.b is None


def lower_band(share: float, variance: float) -> float:
    """Greenwood's band on the log-log scale."""
    return float(share ** exp(1.959963984540054 * sqrt(variance) / -log(share)))


def test_an_answer_after_the_period_is_none_in_it_and_changes_nothing(town: Town, talk: Talk) -> None:
    """Ten answered within a day, the eleventh waits from the 3rd of February to the end of the month."""
    plan = town.plan(town.cast.sari, (ANSWER, P50, 5))
    for _ in range(2):
        replied(talk, 1)
    waits = talk.routed()
    before = figure(town, ANSWER, plan)
    seen = {one.id: one for one in tallies_behind([before])[before.pk]}
    assert seen[waits.pk].part == (MARCH - waits.received_at).total_seconds()
    talk.now = MARCH + timedelta(days=3)
    complaints.answer(waits, text=REPLY, **talk.by)
    assert is_unchanged(before, tallies_behind([before])[before.pk])
    after = figure(town, ANSWER, plan)
    assert (after.value, after.n, after.quality["open"]) == (before.value, 3, 1)
    assert after.inputs_hash == before.inputs_hash


def test_a_contradicted_answer_is_none_and_the_page_tells_that_facts_changed(town: Town, talk: Talk) -> None:
    plan = town.plan(town.cast.sari, (ANSWER, P50, 5))
    complaint = replied(talk, 1)
    before = figure(town, ANSWER, plan)
    assert before.quality["open"] == 0
    talk.later(days=2)
    complaints.citizen_disagrees(complaint, why="Loketnya masih tutup pukul sepuluh.", **talk.rinas)
    assert not is_unchanged(before, tallies_behind([before])[before.pk])
    assert figure(town, ANSWER, plan).quality["open"] == 1


def test_nobody_reads_of_complaints_about_himself(town: Town, talk: Talk) -> None:
    plan = town.plan(town.cast.sari, (ANSWER, P50, 5))
    other, about = talk.routed(), talk.filed()
    complaints.route(about, unit=about.owner, about=town.cast.sari, **talk.of(talk.budi))
    found = figure(town, ANSWER, plan)
    seen = tallies_behind([found])[found.pk]
    assert len(seen) == 2
    assert [one.id for one in open_to(town.cast.actor("sari"), found, seen)] == [other.pk]
    assert len(open_to(town.cast.actor("budi"), found, seen)) == 2


def test_what_fell_due_counts_once_and_an_open_one_as_late(town: Town, talk: Talk) -> None:
    """Due on the 10th: answered on the 9th and the 11th, and not at all. What is due in March is not judged yet."""
    plan = town.plan(town.cast.sari, (IN_TIME, {}, 90))
    due = datetime(2026, 2, 10, 7, tzinfo=UTC)
    for answered_at in (due - timedelta(days=1), due, due + timedelta(days=1), None):
        Complaint.objects.filter(pk=talk.routed().pk).update(due_at=due, answered_at=answered_at)
    Complaint.objects.filter(pk=talk.routed().pk).update(due_at=MARCH + timedelta(hours=3))
    Complaint.objects.filter(pk=talk.routed().pk).update(due_at=None)
    found = figure(town, IN_TIME, plan)
    low, high = wilson(2, 4)
    assert (found.n, found.quality["k"], found.value) == (4, 2, Decimal(50))
    assert float(found.low) == pytest.approx(100 * float(low), abs=1e-6)
    assert float(found.high) == pytest.approx(100 * float(high), abs=1e-6)


def test_files_are_kept_by_who_finished_them_and_owed_by_who_has_them(town: Town) -> None:
    """Three working days from Tuesday: two finished that day, one after six, one still in hand, one untaken."""
    desk = desk_of(town)
    mine = town.plan(town.cast.sari, (FILES, {}, 90))
    units = town.plan(town.cast.budi, (FILES, {"scope": "unit"}, 90), rater=town.cast.dewi)
    for _ in range(2):
        desk.finished(hours=2)
    desk.processed()
    desk.asked()
    desk.finished(hours=24 * 6)
    own, whole = figure(town, FILES, mine), figure(town, FILES, units)
    assert (own.n, own.quality["k"], own.value) == (4, 2, Decimal(50))
    assert (whole.n, whole.quality["k"], whole.value) == (5, 2, Decimal(40))
    assert (own.b, whole.b) == (None, None), "one officer alone, and a figure of a unit, are drawn to nothing"


def test_time_with_the_citizen_moves_the_promise(town: Town) -> None:
    desk = desk_of(town)
    plan = town.plan(town.cast.sari, (FILES, {}, 90))
    file = desk.asked()
    casework.check(file, **desk.by)
    casework.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang.", **desk.by)
    desk.later(days=8)
    assert figure(town, FILES, plan).n == 0, "nothing is promised while the citizen has it"
    casework.complete(file, papers=[desk.paper()], **desk.of(desk.rina))
    for verb in (casework.check, casework.process, casework.approve, casework.make_ready):
        verb(file, **desk.by)
    found = figure(town, FILES, plan)
    assert (found.n, found.value) == (1, Decimal(100))


def test_serving_is_timed_without_holds_and_by_the_officer(town: Town, hall: Hall) -> None:
    plan = town.plan(town.cast.sari, (HANDLING, P50, 10))
    minutes = [2.0, 4.0, 4.5, 6.0, 9.0, 11.0, 14.0]
    for place, lasted in enumerate(minutes):
        served(hall, lasted, held=6 if place == 0 else 0)
    served(hall, 5, is_accurate=False)
    served(hall, 1, who="budi")
    found = figure(town, HANDLING, plan)
    assert (found.n, found.quality["missing"]) == (7, 1)
    assert float(found.value) == pytest.approx(median(minutes), abs=1e-6)
    # Of seven values the first and the last enclose the median with 1 - 2/2^7 = 98.4 %, the next pair with 87.5 % only.
    assert (float(found.low), float(found.high)) == (2.0, 14.0)
    assert found.grade == "C", "seven of eight could be used: below nine in ten"
    assert found.provisional


def test_serving_times_of_few_are_drawn_to_those_of_all(town: Town, hall: Hall) -> None:
    """Empirical Bayes on logarithms, once more by hand: DerSimonian and Laird for two officers."""
    plans = [
        town.plan(town.cast.sari, (HANDLING, P50, 10)),
        town.plan(town.cast.budi, (HANDLING, P50, 10), rater=town.cast.dewi),
    ]
    times = {"sari": [2.0, 3.0, 4.0, 6.0], "budi": [8.0, 12.0]}
    for who, lasting in times.items():
        for lasted in lasting:
            served(hall, lasted, who=who)
    logs = [[log(one) for one in lasting] for lasting in times.values()]
    means = [sum(one) / len(one) for one in logs]
    within = sum((x - m) ** 2 for one, m in zip(logs, means, strict=True) for x in one) / (6 - 2)
    weights = [len(one) / within for one in logs]
    mu = sum(w * m for w, m in zip(weights, means, strict=True)) / sum(weights)
    q = sum(w * (m - mu) ** 2 for w, m in zip(weights, means, strict=True))
    tau2 = max(0.0, (q - 1) / (sum(weights) - sum(w**2 for w in weights) / sum(weights)))
    together = median([*times["sari"], *times["budi"]])
    assert tau2 > 0
    for plan, lasting in zip(plans, times.values(), strict=True):
        found = figure(town, HANDLING, plan)
        b = tau2 / (tau2 + within / len(lasting))
        assert float(found.b) == pytest.approx(b, abs=1e-6)
        assert float(found.shrunk) == pytest.approx(median(lasting) ** b * together ** (1 - b), rel=1e-5)


def test_only_the_chosen_services_are_compared(town: Town, hall: Hall) -> None:
    plan = town.plan(town.cast.sari, (HANDLING, P50 | {"services": [hall.family.service.code]}, 10))
    served(hall, 3)
    assert figure(town, HANDLING, plan).n == 0


def test_who_goes_or_does_not_come_gave_up(town: Town, hall: Hall) -> None:
    """Gone, called in vain, served twice; closed overnight: nobody knows. Who left while being served was served."""
    plan = town.plan(town.cast.sari, (GONE, {}, 10))
    waited(hall, 5, served=False)
    waited(hall, 5, stage="no_show", served_at=None)
    waited(hall, 5)
    waited(hall, 6)
    waited(hall, 7, stage="left")
    waited(hall, 8, served=False, stage="closed", is_accurate=False)
    hall.take()
    found = figure(town, GONE, plan)
    low, high = wilson(2, 5)
    assert (found.n, found.quality["k"], found.quality["missing"], found.value) == (5, 2, 1, Decimal(40))
    assert float(found.low) == pytest.approx(100 * float(low), abs=1e-6)
    assert float(found.high) == pytest.approx(100 * float(high), abs=1e-6)


@pytest.mark.parametrize("statistic", ["p50", "p90"])
def test_every_number_recomputes_from_its_leaves(town: Town, hall: Hall, statistic: str) -> None:
    asked = {"statistic": statistic}
    plan = town.plan(
        town.cast.sari, (GONE, {}, 10), (HANDLING, asked, 10), (ANSWER, asked, 5), (IN_TIME, {}, 90), (FILES, {}, 90)
    )
    town.plan(town.cast.budi, (HANDLING, asked, 10), rater=town.cast.dewi)
    for who, minutes in (("sari", 3), ("sari", 7), ("budi", 5), ("sari", 4), ("budi", 6)):
        served(hall, minutes, who=who)
    waited(hall, 5, served=False)
    talk, desk = Talk(town.cast, hall.ktp.service), desk_of(town)
    talk.now -= FIVE_WEEKS
    for days in (1, 3):
        replied(talk, days)
    talk.routed()
    desk.finished()
    desk.processed()
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    document = json.loads(as_json(explain(Evaluation.objects.get(plan=plan)).to_document()))
    checks = recompute(document)
    assert [check for check in checks if not check.agrees] == []
    assert len([check for check in checks if check.path.endswith("inputs_hash")]) == 5


def test_days_are_those_of_the_unit_that_answers(town: Town, talk: Talk) -> None:
    """Half past eleven at night in Palu on the last day of February is in the period; half an hour later is not."""
    plan = town.plan(town.cast.sari, (IN_TIME, {}, 90), (FILES, {}, 90))
    for minutes in (-30, 0):
        Complaint.objects.filter(pk=talk.routed().pk).update(due_at=MARCH + timedelta(minutes=minutes))
    assert figure(town, IN_TIME, plan).n == 1
    desk = desk_of(town)
    for minutes in (-30, 0):
        file = desk.finished()
        Request.objects.filter(pk=file.request_id).update(deadline_at=MARCH + timedelta(minutes=minutes))
    found = figure(town, FILES, plan)
    assert found.n == 1
    assert [one.day for one in tallies_behind([found])[found.pk]] == [date(2026, 2, 28)]
    assert is_unchanged(found, tallies_behind([found])[found.pk])
