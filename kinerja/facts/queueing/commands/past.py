"""Days of a hall that were kept elsewhere, taken over with their whole history."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from kinerja.facts.queueing.hall_terms import RANK_FIRST, RANK_USUAL, Channel, Priority, Stage
from kinerja.facts.queueing.models import CounterShift, Interval, LineDay, ServiceLine, Ticket, Visit
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.ticket_life import Stretch, faults

Row = tuple[Any, ...]
VISIT = ("id", "unit_id", "day", "opened_at", "channel", "priority", "submission")
TICKET = (
    "id", "visit_id", "line_id", "day", "letter", "number", "rank", "queued_at", "opened_at", "stage", "since",
    "counter_id", "officer_id", "reason", "calls", "returns", "called_at", "served_at", "is_accurate", "missed_call",
    "ahead", "promised_low", "promised_high", "version",
)  # fmt: skip
INTERVAL = ("id", "ticket_id", "seq", "stage", "starts", "ends", "counter_id", "officer_id", "reason")
SHIFT = ("id", "counter_id", "officer_id", "starts", "ends", "by_system")
DAY = ("id", "line_id", "day", "last_number", "issued")


@dataclass(frozen=True)
class Step:
    """Where a number went, and when."""

    stage: Stage
    at: datetime
    counter: UUID | None = None
    officer: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class PastNumber:
    """One number of a visit of its own; without any step it waits still."""

    line: ServiceLine
    day: date
    number: int
    came: datetime
    steps: Sequence[Step]
    ahead: int
    promised: tuple[int, int] | None = None
    priority: str = Priority.NONE
    channel: str = Channel.KIOSK
    is_accurate: bool = True
    key: UUID = field(default_factory=new_id)


@dataclass(frozen=True)
class PastShift:
    counter: UUID
    officer: UUID
    starts: datetime
    ends: datetime | None


@command
def take_over_days(
    unit: Unit, *, numbers: Sequence[PastNumber], shifts: Sequence[PastShift], actor: Actor, now: datetime
) -> int:
    """Memasukkan hari-hari loket yang tercatat di tempat lain, lengkap dengan riwayatnya. Answers how many."""
    require(actor, Permission.QUEUE_ARRANGE, unit)
    if any(one.line.unit_id != unit.pk for one in numbers):
        raise Invalid(gettext_noop("Nomor yang dimasukkan harus dari antrean unit ini."))
    past = [row for one in numbers for row in _past(one)]  # a history with a hole is refused before anything is kept
    visits = [new_id() for _ in numbers]
    load(Visit, VISIT, [_visit(one, key, unit) for one, key in zip(numbers, visits, strict=True)])
    load(Ticket, TICKET, [_ticket(one, key) for one, key in zip(numbers, visits, strict=True)])
    load(Interval, INTERVAL, past)
    load(CounterShift, SHIFT, [(new_id(), one.counter, one.officer, one.starts, one.ends, False) for one in shifts])
    given = Tally((one.line.pk, one.day) for one in numbers)
    load(LineDay, DAY, [(new_id(), line, day, count, count) for (line, day), count in given.items()])
    record("queueing.taken_over", actor=actor, now=now, thing=unit, rows=len(numbers))
    beat(unit.pk)
    return len(numbers)


def _visit(one: PastNumber, key: UUID, unit: Unit) -> Row:
    return key, unit.pk, one.day, one.came, one.channel, one.priority, new_id()


def _ticket(one: PastNumber, visit: UUID) -> Row:
    now = one.steps[-1] if one.steps else Step(Stage.WAITING, one.came)
    first = {step.stage: step.at for step in reversed(one.steps)}
    calls = sum(step.stage == Stage.CALLED for step in one.steps)
    rank = RANK_USUAL if one.priority == Priority.NONE else RANK_FIRST
    uncalled = Stage.SERVED in first and Stage.CALLED not in first
    return (
        one.key, visit, one.line.pk, one.day, one.line.letter, one.number, rank, one.came, one.came, now.stage, now.at,
        now.counter, now.officer, now.reason, calls, 0, first.get(Stage.CALLED), first.get(Stage.SERVED),
        one.is_accurate, uncalled, one.ahead, *(one.promised or (None, None)), len(one.steps),
    )  # fmt: skip


def _past(one: PastNumber) -> Iterator[Row]:
    """A stretch for each step but the last, which is where the number stands now."""
    steps = [Step(Stage.WAITING, one.came), *one.steps]
    past = [Stretch(step.stage, step.at, then.at) for step, then in pairwise(steps)]  # type: ignore[arg-type]
    wrong = faults(one.came, past, steps[-1].stage, steps[-1].at)  # type: ignore[arg-type]
    if wrong:
        raise Invalid(gettext_noop("Riwayat nomor tidak utuh: {wrong}"), wrong="; ".join(wrong))
    for seq, (step, stretch) in enumerate(zip(steps, past, strict=False), start=1):
        yield (
            new_id(), one.key, seq, step.stage, stretch.starts, stretch.ends, step.counter, step.officer, step.reason
        )  # fmt: skip
