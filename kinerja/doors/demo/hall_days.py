"""One day of an invented hall: who comes, who is called when, who waits in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.facts.queueing.commands.past import PastNumber, PastShift, Step
from kinerja.facts.queueing.hall_terms import Channel, HoldReason, Priority, Stage
from kinerja.facts.queueing.models import ServiceLine

AN_HOUR = timedelta(hours=1)
LEAVES, ABSENT, HELD, FIRST, BY_PHONE = 0.06, 0.04, 0.06, 0.09, 0.2
PATIENCE = 35.0
"""Minutes after which somebody who gives up goes home, on average."""
HURRIED = timedelta(seconds=5)
REASONS = [one.value for one in Priority if one != Priority.NONE]


@dataclass(frozen=True)
class Desk:
    counter: UUID
    officer: UUID
    pace: float
    """1 is usual; higher is slower."""
    hurries: bool = False
    """Finishes now and then what was not served: the signs are there to be asked about."""


@dataclass
class Person:
    line: ServiceLine
    came: datetime
    minutes: float
    """A service at the usual pace."""
    number: int = 0
    rank: int = 1
    gives_up: datetime | None = None
    is_absent: bool = False
    ahead: int = 0
    called: datetime | None = None
    steps: list[Step] = field(default_factory=list)


def people(
    lines: Sequence[ServiceLine], shares: Sequence[float], count: int, spans: Sequence[tuple[datetime, datetime]],
    rng: np.random.Generator,
) -> list[Person]:  # fmt: skip
    """Mornings are busy; numbers in the order of coming."""
    open_ = np.array([(until - since).total_seconds() for since, until in spans])
    moments = sorted((rng.beta(1.1, 1.9, count) * open_.sum() * 0.97).tolist())
    places = rng.choice(len(lines), count, p=np.array(shares) / sum(shares)).tolist()
    given: dict[UUID, int] = {}
    found = []
    for moment, place in zip(moments, places, strict=True):
        line, came = lines[place], _laid(moment, spans)
        given[line.pk] = given.get(line.pk, 0) + 1
        one = Person(line, came, float(rng.lognormal(np.log(line.minutes_each), 0.5)), given[line.pk])
        one.rank = 0 if rng.random() < FIRST else 1
        one.is_absent = bool(rng.random() < ABSENT)
        if rng.random() < LEAVES:
            one.gives_up = came + timedelta(minutes=float(rng.exponential(PATIENCE)) + 2)
        found.append(one)
    return found


def _laid(seconds: float, spans: Sequence[tuple[datetime, datetime]]) -> datetime:
    """So many seconds of opening after the beginning."""
    for since, until in spans:
        if seconds < (until - since).total_seconds():
            return since + timedelta(seconds=round(seconds))
        seconds -= (until - since).total_seconds()
    return spans[-1][1]


def serve(day: Sequence[Person], desks: Sequence[Desk], opens: datetime, rng: np.random.Generator) -> list[PastShift]:
    """Whoever is free first calls who goes first; the counters close when nobody is left."""
    free = {desk.counter: opens + timedelta(seconds=int(rng.integers(0, 240))) for desk in desks}
    starts = dict(free)
    waiting = list(day)
    while waiting:
        desk = min(desks, key=lambda one: free[one.counter])
        now = max(free[desk.counter], waiting[0].came)
        for one in [one for one in waiting if one.gives_up and one.gives_up <= now]:
            waiting.remove(one)
            assert one.gives_up is not None
            one.steps.append(Step(Stage.LEFT, one.gives_up))
        here = [one for one in waiting if one.came <= now]
        if here:
            called = min(here, key=lambda one: (one.rank, one.came, one.number))
            waiting.remove(called)
            free[desk.counter] = _attend(called, desk, now, rng)
        elif waiting:
            free[desk.counter] = max(now, waiting[0].came)
    _count_ahead(day)
    return [
        PastShift(desk.counter, desk.officer, starts[desk.counter], free[desk.counter] + timedelta(minutes=3))
        for desk in desks
    ]


def _attend(one: Person, desk: Desk, now: datetime, rng: np.random.Generator) -> datetime:
    """From the call to the end; answers when the counter is free again."""
    here: dict[str, Any] = {"counter": desk.counter, "officer": desk.officer}
    one.called = now
    one.steps.append(Step(Stage.CALLED, now, **here))
    if one.is_absent:
        for again in (45, 90):
            one.steps.append(Step(Stage.CALLED, now + timedelta(seconds=again), **here))
        one.steps.append(Step(Stage.NO_SHOW, now + timedelta(seconds=140), **here))
        return now + timedelta(seconds=145)
    begun = now + timedelta(seconds=int(rng.integers(8, 50)))
    lasts = timedelta(seconds=max(round(one.minutes * desk.pace * 60), 40))
    if desk.hurries and rng.random() < 0.3:
        lasts = HURRIED
    one.steps.append(Step(Stage.SERVED, begun, **here))
    if lasts > HURRIED and rng.random() < HELD:
        reason, away = str(rng.choice(HoldReason.values)), timedelta(minutes=int(rng.integers(2, 9)))
        one.steps.append(Step(Stage.HELD, begun + lasts / 2, **here, reason=reason))
        one.steps.append(Step(Stage.SERVED, begun + lasts / 2 + away, **here))
        lasts += away
    one.steps.append(Step(Stage.DONE, begun + lasts, **here))
    return begun + lasts + timedelta(seconds=int(rng.integers(5, 60)))


def _count_ahead(day: Sequence[Person]) -> None:
    """How many of the same queue went before each when the number was taken."""
    ended = {id(one): one.steps[0].at for one in day}
    for place, one in enumerate(day):
        before = (other for other in day[:place] if other.line.pk == one.line.pk and other.rank <= one.rank)
        one.ahead = sum(ended[id(other)] > one.came for other in before)


def numbers(day: date, of: Sequence[Person], rng: np.random.Generator) -> Iterator[PastNumber]:
    for one in of:
        yield PastNumber(
            line=one.line, day=day, number=one.number, came=one.came, steps=one.steps, ahead=one.ahead,
            priority=Priority.NONE if one.rank else str(rng.choice(REASONS)),
            channel=Channel.PHONE if one.line.takes_phone and rng.random() < BY_PHONE else Channel.KIOSK,
        )  # fmt: skip
