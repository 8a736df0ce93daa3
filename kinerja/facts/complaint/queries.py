"""Questions about complaints; none of them writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.complaint.terms import Stage


@dataclass(frozen=True)
class Step:
    """What was, or is, with a complaint, as the citizen may know it: no officer."""

    stage: Stage
    since: datetime
    said: str
    unit: str


def story(complaint: Complaint) -> list[Step]:
    """The whole life, the newest step last; an escalation says nothing anew. One statement."""
    past = complaint.intervals.order_by("seq").values_list("stage", "starts", "said", "unit__name")
    rows = [*past, (complaint.stage, complaint.since, complaint.said, complaint.unit.name)]
    steps: list[Step] = []
    for stage, since, said, unit in rows:
        is_repeated = any(one.said == said and one.stage == stage for one in steps[-1:])
        steps.append(Step(Stage(stage), since, "" if is_repeated else said, unit))
    return steps


def open_question(complaint: Complaint, now: datetime) -> FourWeekQuestion | None:
    """What waits for the citizen's word, if anything. One statement."""
    waiting = complaint.questions.filter(answered_at__isnull=True, expires_at__gt=now)
    found: FourWeekQuestion | None = waiting.order_by("-asked_at").first()
    return found


def questions_of(complaint: Complaint) -> list[FourWeekQuestion]:
    """All that was asked about its answers, newest first. One statement."""
    return list(complaint.questions.order_by("-asked_at"))
