"""Files that were kept elsewhere, taken over with their whole history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from kinerja.facts.casework.clock import HORIZON, promise_of
from kinerja.facts.casework.models import CaseFile, ClockReading, FileInterval
from kinerja.facts.casework.terms import Stage
from kinerja.facts.casework.words import secret_mark
from kinerja.facts.service.models import Request, Service, ServiceStandard
from kinerja.facts.service.terms import Channel
from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import seal
from kinerja.pure.lib import file_life, promise_clock
from kinerja.pure.lib.file_life import RESOLVED, Stretch, faults
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar

Row = tuple[Any, ...]
A_DAY = timedelta(days=1)
REQUEST = (
    "id", "service_id", "case_key", "unit_id", "opened_at", "closed_at", "deadline_at", "closed_by_id",
    "in_charge_id", "channel", "returns", "attributes",
)  # fmt: skip
FILE = (
    "id", "request_id", "standard_id", "code", "secret_mark", "paper", "submission", "received_at", "stage", "since",
    "unit_id", "officer_id", "reason", "version",
)  # fmt: skip
INTERVAL = ("id", "file_id", "seq", "stage", "starts", "ends", "unit_id", "officer_id", "reason")


@dataclass(frozen=True)
class PastStep:
    """Where a file went, and when; `officer` is the label of who has it in hand from then on."""

    stage: Stage
    at: datetime
    unit: UUID
    officer: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class PastFile:
    """One file; the first step is its receipt."""

    code: str
    name: str
    submission: UUID
    steps: Sequence[PastStep]
    phone: str = ""
    channel: str = Channel.ONLINE


@command
def take_over_files(
    service: Service, *, standard: ServiceStandard, files: Sequence[PastFile], actor: Actor, now: datetime
) -> int:
    """Memasukkan berkas yang tercatat di tempat lain, lengkap dengan riwayatnya. Answers how many."""
    require(actor, Permission.SERVICE_IMPORT)
    if service.unit is None or not files:
        raise Invalid(gettext_noop("Berkas yang dimasukkan harus dari layanan yang mempunyai unit."))
    first = min(one.steps[0].at for one in files)
    calendar = work_calendar(service.unit, (first - A_DAY).date(), (now + HORIZON).date())
    whole = [_whole(one, service, standard, calendar, now) for one in files]
    load(Request, REQUEST, [request for request, *_ in whole])
    load(CaseFile, FILE, [file for _, file, *_ in whole])
    load(FileInterval, INTERVAL, [row for _, _, past, _ in whole for row in past])
    ClockReading.objects.bulk_create([row for *_, readings in whole for row in readings])
    record("casework.taken_over", actor=actor, now=now, thing=service, files=len(files))
    return len(files)


def _whole(
    one: PastFile, service: Service, standard: ServiceStandard, calendar: WorkCalendar, now: datetime
) -> tuple[Row, Row, list[Row], list[ClockReading]]:
    """A history with a hole is refused before anything is kept."""
    steps, last = one.steps, one.steps[-1]
    past = [_stretch(step, then.at) for step, then in pairwise(steps)]
    wrong = faults(steps[0].at, past, file_life.Stage(last.stage), last.at)
    if wrong:
        raise Invalid(gettext_noop("Riwayat berkas tidak utuh: {wrong}"), wrong="; ".join(wrong))
    life = [*past, _stretch(last, max(now, last.at))]
    clock = promise_clock.read(life, promise_of(standard), calendar)
    request, file = new_id(), new_id()
    ended = next((step for step in steps if file_life.Stage(step.stage) in RESOLVED), None)
    in_hand = next((step.officer for step in reversed(steps) if step.officer), None)
    rows = (
        request, service.pk, one.code, service.unit_id, clock.starts, clock.ended,
        None if last.stage == Stage.WITHDRAWN else clock.due, ended.officer if ended else None, in_hand, one.channel,
        sum(step.stage == Stage.RETURNED for step in steps), {"outcome": str(ended.stage)} if ended else {},
    )  # fmt: skip
    paper = seal({"name": one.name, "phone": one.phone})
    stood = (
        file, request, standard.pk, one.code, secret_mark(one.code, one.submission), paper, one.submission,
        steps[0].at, last.stage, last.at, last.unit, last.officer, last.reason, len(steps) - 1,
    )  # fmt: skip
    return rows, stood, list(_past(file, steps)), list(_readings(file, standard, life, clock, calendar))


def _past(file: UUID, steps: Sequence[PastStep]) -> Iterator[Row]:
    for seq, (step, then) in enumerate(pairwise(steps), start=1):
        yield new_id(), file, seq, step.stage, step.at, then.at, step.unit, step.officer, step.reason


def _readings(
    file: UUID,
    standard: ServiceStandard,
    life: Sequence[Stretch],
    clock: promise_clock.Reading,
    calendar: WorkCalendar,
) -> Iterator[ClockReading]:
    """As `moving` keeps one when the result is ready or the request refused."""
    if clock.ended is None or life[-1].stage == file_life.Stage.WITHDRAWN:
        return
    yield ClockReading(
        file_id=file, standard=standard, starts=clock.starts, due=clock.due, ended=clock.ended, used=clock.used,
        paused=clock.paused, difference=clock.difference,
        first_response=promise_clock.first_response(life, calendar) or promise_clock.ZERO,
        silence=promise_clock.longest_silence(life, calendar), read_at=clock.ended,
    )  # fmt: skip


def _stretch(step: PastStep, ends: datetime) -> Stretch:
    return Stretch(file_life.Stage(step.stage), step.at, ends, str(step.unit), step.officer is not None)
