"""The clock of one file, recomputed from its intervals whenever it is asked; nothing of it is carried along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from kinerja.facts.casework.models import CaseFile, ClockReading, FileInterval
from kinerja.facts.service.models import ServiceStandard
from kinerja.facts.service.terms import StartEvent
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.file_life import Stage, Stretch
from kinerja.pure.lib.promise_clock import Leg, Promise, Reading, first_response, legs, longest_silence, read
from kinerja.pure.lib.worktime import WorkCalendar

HORIZON = timedelta(days=400)
"""Days whose holidays are read beyond today: longer than any promise of a service."""


def stretches_of(file: CaseFile, now: datetime, past: Sequence[FileInterval] | None = None) -> list[Stretch]:
    """The whole life of a file up to now. One statement, none where its closed intervals are given."""
    closed = file.intervals.order_by("seq") if past is None else sorted(past, key=lambda one: one.seq)
    return [
        *(
            Stretch(Stage(one.stage), one.starts, one.ends, str(one.unit_id), one.officer_id is not None)
            for one in closed
        ),
        Stretch(Stage(file.stage), file.since, max(now, file.since), str(file.unit_id), file.officer_id is not None),
    ]


def promise_of(standard: ServiceStandard) -> Promise | None:
    if standard.promised is None:
        return None
    from_complete = standard.start_event == StartEvent.FILE_COMPLETE
    return Promise(standard.promised, standard.promised_unit, from_complete)


def calendar_of(unit: Unit, file: CaseFile, now: datetime) -> WorkCalendar:
    return work_calendar(unit, (file.received_at - timedelta(days=1)).date(), (now + HORIZON).date())


def read_clock(file: CaseFile, now: datetime, past: Sequence[FileInterval] | None = None) -> Reading:
    """By the standard under which it was handed in, in the hours of the unit that answers for the service."""
    return read(stretches_of(file, now, past), promise_of(file.standard), calendar_of(_owner(file), file, now))


def reading_of(file: CaseFile, standard: ServiceStandard, now: datetime) -> ClockReading:
    """What the clock of a resolved file shows under a standard; not saved."""
    stretches, calendar = stretches_of(file, now), calendar_of(_owner(file), file, now)
    shown = read(stretches, promise_of(standard), calendar)
    assert shown.ended is not None
    return ClockReading(
        file=file, standard=standard, starts=shown.starts, due=shown.due, ended=shown.ended, used=shown.used,
        paused=shown.paused, difference=shown.difference, first_response=first_response(stretches, calendar),
        silence=longest_silence(stretches, calendar), read_at=now,
    )  # fmt: skip


def legs_of(file: CaseFile, now: datetime) -> list[tuple[Unit, Leg]]:
    """Unit by unit: the clock of each hand-over. Statements grow with the units a file has been in, which are few."""
    stretches = stretches_of(file, now)
    units = {str(unit.pk): unit for unit in Unit.objects.filter(pk__in={one.unit for one in stretches})}
    calendars = {key: calendar_of(unit, file, now) for key, unit in units.items()}
    return [(units[leg.unit], leg) for leg in legs(stretches, calendars)]


def _owner(file: CaseFile) -> Unit:
    owner: Any = file.request.unit
    assert owner is not None
    return owner
