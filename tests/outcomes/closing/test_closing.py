"""Closing a period: once, in steps that can be taken up again, and nothing is decided that a person must decide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.doors.jobs import closings
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.models import Run
from kinerja.judgement.measurement.reckoning import reckon
from kinerja.outcomes.closing import commands
from kinerja.outcomes.closing.commands import JOB, close_period
from kinerja.outcomes.closing.models import ClosedDistribution, Closing
from kinerja.outcomes.closing.queries import late_facts, still_open
from kinerja.outcomes.documents.models import Document, IssueOrder
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.planning.commands import change_period_state
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState
from tests.harness.budget import query_budget
from tests.judgement.town import NEW_YEAR, Town
from tests.outcomes.closing.ready import Ready

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_says_beforehand_what_is_open(ready: Ready) -> None:
    period = ready.period
    with query_budget(3):
        seen = still_open(period)
    assert (seen.agreed, seen.prepared, seen.final, seen.undecided, seen.unsigned) == (3, 3, 1, 2, 1)
    assert not seen.is_clean


def test_it_locks_counts_and_issues_the_forms(ready: Ready) -> None:
    ready.pressed()
    ready.work()
    closing = ready.closing
    assert (closing.stage, closing.final, closing.undecided, closing.queued) == ("done", 1, 2, 1)
    assert ready.period.state == "closed"
    assert closing.run == Run.objects.get(period=ready.period, number=2)
    whole = ClosedDistribution.objects.get(closing=closing, unit=ready.cast.units["KOTA"])
    assert (whole.good, whole.undecided) == (1, 2)
    assert IssueOrder.objects.get().document == Document.objects.get(evaluation=ready.final)
    verbs = set(Entry.objects.filter(verb__startswith="closing.").values_list("verb", "actor_name"))
    assert verbs == {(f"closing.{verb}", ready.cast.hasan.name) for verb in ("begun", "locked", "finished")}


def test_nobody_undecided_gets_a_predicate(ready: Ready) -> None:
    ready.pressed()
    ready.work()
    undecided = Evaluation.objects.exclude(pk=ready.final.pk)
    assert set(undecided.values_list("state", "predicate", "result_rating")) == {("prepared", "", "")}
    before = Evaluation.objects.get(pk=ready.final.pk)
    assert (before.version, before.run_id) == (ready.final.version, ready.final.run_id)


def test_pressing_twice_is_one_closing_and_one_job(ready: Ready) -> None:
    assert ready.pressed() == ready.pressed()
    assert (Closing.objects.count(), Job.objects.filter(name=JOB).count()) == (1, 1)


@pytest.mark.parametrize("stage", ["figures", "suggestions", "distributions", "documents"])
def test_a_worker_that_dies_leaves_what_the_next_takes_up(
    ready: Ready, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies at each step before and after its write; the next worker comes when the lease has ended."""

    def dies(*_args: Any) -> None:
        raise KeyboardInterrupt

    ready.pressed()
    with monkeypatch.context() as patch:
        patch.setitem(closings.STEPS, stage, dies)
        with pytest.raises(KeyboardInterrupt):
            ready.work()
    assert ready.closing.stage == stage
    ready.work(seconds=600)
    assert (ready.closing.stage, ready.period.state) == ("done", "closed")
    assert (Run.objects.filter(period=ready.period).count(), IssueOrder.objects.count()) == (2, 1)


def test_two_workers_at_one_step_do_it_once(ready: Ready) -> None:
    first, by = ready.pressed(), ready.by("hasan")
    second = ready.closing
    reckoned = [reckon(new_id(), ready.period, ready.cast.now) for _ in range(2)]
    commands.take_figures(ready.closing, reckoned=reckoned[0], **by)
    with pytest.raises(Stale):
        commands.take_figures(second, reckoned=reckoned[1], **by)
    assert Run.objects.filter(period=ready.period).count() == 2
    closing = commands.take_suggestions(ready.closing, **by)
    commands.lock(closing, **by)
    with pytest.raises(Stale):
        commands.lock(first, **by)
    assert Entry.objects.filter(verb="closing.locked").count() == 1


def test_a_refusal_on_the_way_stops_it_and_a_press_goes_on(ready: Ready) -> None:
    ready.pressed()
    Period.objects.filter(pk=ready.period.pk).update(state="open")
    ready.work()
    job = Job.objects.get(name=JOB)
    assert (job.state, ready.closing.stage) == ("failed", "distributions")
    Period.objects.filter(pk=ready.period.pk).update(state="evaluating")
    ready.pressed()
    ready.work()
    assert (ready.closing.stage, ready.closing.number) == ("done", 1)


def test_the_lock_costs_the_same_for_more_people(ready: Ready) -> None:
    by = ready.by("hasan")
    ready.pressed()
    commands.take_figures(ready.closing, reckoned=reckon(new_id(), ready.period, ready.cast.now), **by)
    commands.take_suggestions(ready.closing, **by)
    with query_budget(22):
        commands.lock(ready.closing, **by)
    with query_budget(12):
        commands.queue_documents(ready.closing, at_once=2_000, **by)


def test_what_arrives_late_is_told_and_changes_nothing(ready: Ready) -> None:
    ready.pressed()
    ready.work()
    assert late_facts(ready.closing, ready.period) == []
    ready.town.case(ready.cast.sari, NEW_YEAR, 2)
    (late,) = late_facts(ready.closing, ready.period)
    assert (late.kind, late.number, Run.objects.filter(period=ready.period).count()) == ("service", 1, 2)


def test_opened_again_it_closes_once_more_with_a_number_of_its_own(ready: Ready) -> None:
    ready.pressed()
    ready.work()
    reopened = {"state": PeriodState.EVALUATING, "reason": "Catatan terlambat"}
    change_period_state(ready.period, **reopened, **ready.by("hasan"))
    again = ready.pressed()
    ready.work()
    assert (again.number, Closing.objects.get(pk=again.pk).stage) == (2, "done")
    assert (IssueOrder.objects.count(), Document.objects.filter(kind="evaluation").count()) == (1, 1)


def test_closing_what_is_closed_is_refused(ready: Ready) -> None:
    ready.pressed()
    ready.work()
    with pytest.raises(Refused, match="sudah ditutup"):
        ready.pressed()


def test_before_its_end_it_is_refused_with_the_day(ready: Ready) -> None:
    Period.objects.filter(pk=ready.period.pk).update(ends=date(2026, 4, 1))
    with pytest.raises(Refused, match="masih berjalan"):
        ready.pressed()


def test_an_empty_period_is_refused(cast: Any) -> None:
    town = Town(cast)
    Period.objects.filter(pk=town.period.pk).update(state="evaluating")
    town.period.refresh_from_db()
    with pytest.raises(Invalid, match="kosong"):
        close_period(town.period, actor=cast.actor("hasan"), now=cast.now)


def test_before_anybody_could_judge_it_is_refused(ready: Ready) -> None:
    Period.objects.filter(pk=ready.period.pk).update(state="open")
    with pytest.raises(Refused, match="belum dibuka"):
        ready.pressed()


@pytest.mark.parametrize("who", ["sari", "budi", "andi", "walikota"])
def test_only_personnel_closes(ready: Ready, who: str) -> None:
    with pytest.raises(Forbidden):
        ready.pressed(who)


def test_wrong_states_cannot_be_stored(ready: Ready) -> None:
    closing = ready.pressed()
    wrong = (
        lambda: Closing.objects.filter(pk=closing.pk).update(stage="documents"),
        lambda: Closing.objects.filter(pk=closing.pk).update(stage="done", closed_at=ready.cast.now),
        lambda: Closing.objects.create(period=ready.period, number=2, asked_by="x", asked_at=ready.cast.now),
        lambda: IssueOrder.objects.create(
            evaluation=ready.final, version=9, period=ready.period, state="issued", queued_at=ready.cast.now
        ),
    )
    for store in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            store()
    ready.work()
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosedDistribution.objects.update(good=9)


def test_an_account_closed_meanwhile_stops_it(ready: Ready) -> None:
    ready.pressed()
    job = Job.objects.get(name=JOB)
    Job.objects.filter(pk=job.pk).update(payload=job.payload | {"user": str(new_id())})
    ready.work()
    job.refresh_from_db()
    assert (job.state, ready.closing.stage) == ("failed", "figures")
    assert "sudah ditutup" in job.problem
    assert timedelta(0) <= ready.cast.now - ready.closing.asked_at
