"""Files and complaints of the demo city: whole histories, many states, and pages that show life."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from kinerja.doors.duties import duties
from kinerja.facts.casework.accuracy import looked, total
from kinerja.facts.casework.clock import read_clock
from kinerja.facts.casework.models import CaseFile, ClockReading, Correction, SecondLook
from kinerja.facts.casework.terms import Stage
from kinerja.facts.complaint.figures import complaint_figures
from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.pure.lib.file_life import RESOLVED, Stretch, faults
from kinerja.pure.lib.file_life import Stage as Life
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

pytestmark = pytest.mark.usefixtures("untouched")


def test_files_stand_in_many_stages_with_whole_histories(demo_city: DemoCity) -> None:
    files = list(CaseFile.objects.prefetch_related("intervals").order_by("code"))
    stages = Counter(file.stage for file in files)
    assert len(files) == demo_city.counts["files"] > 200
    assert {Stage.HANDED_OVER, Stage.READY, Stage.REFUSED, Stage.WITHDRAWN} <= set(stages)
    assert stages[Stage.HANDED_OVER] > 100
    for file in files:
        past = [Stretch(Life(one.stage), one.starts, one.ends) for one in file.intervals.all()]
        assert faults(file.received_at, past, Life(file.stage), file.since) == [], file.code
        assert file.version == len(past)
        assert file.since <= demo_city.now
    assert any(file.stage not in RESOLVED for file in files), "somebody's file waits now"
    assert CaseFile.objects.filter(request__returns__gt=0).count() > 20


def test_the_clock_of_a_file_is_the_one_its_reading_keeps(demo_city: DemoCity) -> None:
    """Taken over in bulk or moved step by step: the same question gives the same answer."""
    readings = ClockReading.objects.select_related("file__request__unit", "file__standard").order_by("file__code")[:20]
    assert len(readings) == 20
    for kept in readings:
        clock = read_clock(kept.file, demo_city.now)
        assert (clock.starts, clock.due, clock.ended) == (kept.starts, kept.due, kept.ended)
        assert kept.file.request.closed_at == kept.ended
        assert kept.file.request.deadline_at == kept.due


def test_results_were_corrected_and_looked_at_twice(demo_city: DemoCity) -> None:
    assert Correction.objects.unanswered().exists()
    assert Correction.objects.filter(outcome="right").exists()
    assert SecondLook.objects.open().exists()
    accuracy = total(looked(SecondLook.objects.all()), "")
    assert accuracy.n > 10
    assert accuracy.share is not None
    assert accuracy.share < 0.5


def test_complaints_are_in_several_states_and_some_answers_did_not_help(demo_city: DemoCity) -> None:
    stages = Counter(Complaint.objects.values_list("stage", flat=True))
    assert sum(stages.values()) == demo_city.counts["complaints"]
    assert {"answered", "closed_by_citizen", "closed_by_reviewer"} <= set(stages)
    assert set(FourWeekQuestion.objects.values_list("solved", flat=True)) >= {"", "yes"}
    total_ = complaint_figures(demo_city.now)["total"]
    assert (total_["suppressed"], total_["n"] > 30) == (False, True)
    assert total_["resolution"]["p50"] > 0
    assert 0 < total_["in_time"]["share"] <= 1


def test_no_step_lies_in_the_future(demo_city: DemoCity) -> None:
    assert not Complaint.objects.filter(since__gt=demo_city.now).exists()
    assert not CaseFile.objects.filter(since__gt=demo_city.now + timedelta(0)).exists()


def test_the_desk_owes_something_today(demo_city: DemoCity) -> None:
    pages = {duty.url_name for duty in duties(demo_city.actor("sari"), demo_city.now)}
    assert pages & {"casework:files", "casework:corrections", "casework:looks"}
