"""The one way a complaint moves: decided by one statement; what was is added to its history, its clocks follow."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from kinerja.facts.complaint.models import Complaint, ComplaintInterval
from kinerja.facts.complaint.terms import Stage
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.law.complaints import Clocks, Handling, clocks
from kinerja.pure.law.findings import Finding
from kinerja.pure.lib import complaint_life
from kinerja.pure.lib.complaint_life import Stretch
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar

LONGEST = 4000
ENOUGH = 10
"""Letters below which words tell a citizen nothing."""
HORIZON = timedelta(days=400)
"""Days whose holidays are read beyond today: longer than any deadline of a complaint."""


def move(complaint: Complaint, then: str, *, now: datetime, said: str = "", **values: Any) -> None:
    """Raises Invalid where the step cannot follow, Stale where somebody was first.

    A clock that went back a little does not make an interval end before it began.
    """
    complaint_life.check_move(complaint_life.Stage(complaint.stage), complaint_life.Stage(then), str(complaint))
    at = max(now, complaint.since)
    past = ComplaintInterval(
        complaint=complaint, seq=complaint.version + 1, stage=complaint.stage, starts=complaint.since, ends=at,
        unit_id=complaint.unit_id, officer_id=complaint.officer_id, said=complaint.said,
    )  # fmt: skip
    values = {"officer_id": None, **values, "stage": then, "since": at, "said": said.strip()[:LONGEST]}
    before = {name: getattr(complaint, name) for name in (*values, "version")}
    was = stretches_of(complaint, at)
    for name, value in (values | {"version": complaint.version + 1}).items():
        setattr(complaint, name, value)
    shown = _shown(complaint, [*was, Stretch(complaint_life.Stage(then), at, at)], at)
    seen = Complaint.objects.filter(pk=complaint.pk, version=past.seq - 1)
    if not seen.update(**values, version=F("version") + 1, **shown):
        for name, value in before.items():
            setattr(complaint, name, value)
        raise _was_first(complaint)
    for name, value in shown.items():
        setattr(complaint, name, value)
    past.save(force_insert=True)


def stretches_of(complaint: Complaint, now: datetime) -> list[Stretch]:
    """The whole life of a complaint up to now. One statement."""
    rows = complaint.intervals.order_by("seq").values_list("stage", "starts", "ends")
    past = [Stretch(complaint_life.Stage(stage), since, until) for stage, since, until in rows]
    return [*past, Stretch(complaint_life.Stage(complaint.stage), complaint.since, max(now, complaint.since))]


def read_clocks(complaint: Complaint, now: datetime) -> Finding[Clocks]:
    """By the provisions of the day it came, in the hours of the unit that must answer."""
    return _clocks(complaint, stretches_of(complaint, now), calendar_of(complaint, now))


def calendar_of(complaint: Complaint, now: datetime) -> WorkCalendar:
    since = (complaint.received_at - timedelta(days=1)).date()
    return work_calendar(complaint.owner, since, (now + HORIZON).date())


def first_clocks(complaint: Complaint) -> dict[str, Any]:
    """Of one that has just come in and is not saved yet."""
    at = complaint.received_at
    return _shown(complaint, [Stretch(complaint_life.Stage.RECEIVED, at, at)], at)


def check_said(words: str, sentence: str) -> None:
    """Raises Invalid where a citizen would learn nothing."""
    if len(words.strip()) < ENOUGH:
        raise Invalid(sentence)
    if len(words) > LONGEST:
        raise Invalid(gettext_noop("Tulisannya terlalu panjang. Ringkas sampai {most} huruf."), most=LONGEST)


def _shown(complaint: Complaint, stretches: list[Stretch], at: datetime) -> dict[str, Any]:
    """What lists and figures read."""
    clock = _clocks(complaint, stretches, calendar_of(complaint, at)).value
    due = None if complaint.stage == Stage.WITHDRAWN else clock.due
    return {
        "first_due_at": clock.first_due, "responded_at": clock.responded, "due_at": due, "answered_at": clock.answered
    }  # fmt: skip


def _clocks(complaint: Complaint, stretches: list[Stretch], calendar: WorkCalendar) -> Finding[Clocks]:
    handling = Handling(complaint.handling) if complaint.handling else None
    return clocks(stretches, handling, calendar.day_of(complaint.received_at), calendar)


def _was_first(complaint: Complaint) -> Stale:
    """Where it is now, for who came second."""
    stage = Complaint.objects.values_list("stage", flat=True).get(pk=complaint.pk)
    return Stale(complaint_life.NOW[complaint_life.Stage(stage)], complaint=str(complaint))
