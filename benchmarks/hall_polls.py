"""300 boards and 2,000 citizens who follow their number on a phone, each asking every four seconds.

First one board and one number that have not changed, asked over one connection against a view that does nothing but
answer 304. Then all 2,300 over connections of their own, at moments of their own, while nothing happens; then while
every hall presses two keys a minute, after which its board and its followers read the hall anew.

Last one press in a hall that all 2,000 follow: how long until everybody has seen it.

HALL_SECONDS makes the stretches shorter while one works on it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import psutil

from benchmarks.lines import Line
from benchmarks.load.browser import request
from benchmarks.load.client import Broken, Connection, connect
from benchmarks.load.verdict import quantile
from benchmarks.polling import BARE, Asked, cpu_of, floor_lines, in_turns, lines_of
from benchmarks.serving import free_port, serving

if TYPE_CHECKING:
    from kinerja.facts.queueing.models import ServiceLine
    from kinerja.people.organisation.models import Unit

HALLS, FOLLOWERS = 300, 2_000
EVERY, SECONDS = 4.0, float(os.environ.get("HALL_SECONDS", "30"))
PRESSES_A_MINUTE = 2.0
ROUNDS, POLLS, WARM, WORKERS = 9, 400, 300, 2
PATIENCE = 120.0


@dataclass
class Screen:
    """A board or a phone: the address of its changing part, and what it was shown last."""

    hall: UUID
    path: str
    etag: str
    seen: float = 0.0


@dataclass
class Stretch:
    """What happened while all asked."""

    took: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    errors: int = 0
    server: float = 0.0
    generator: float = 0.0
    """Cores busy."""


def measure() -> list[Line]:
    from kinerja.doors.cli.cell import let_go

    screens, crowd = _screens()
    let_go()
    house, floor = free_port(), free_port()
    with serving(house) as server, serving(floor, "benchmarks.minimal.wsgi:application") as minimal:
        paths = (screens[0].path, screens[-1].path)
        asked = [*(Asked(house, server, path) for path in paths), Asked(floor, minimal, BARE)]
        board, number, bare = in_turns(asked, ROUNDS, POLLS, WARM)
    with serving(house, workers=WORKERS) as server:
        calm = asyncio.run(_all(house, server, screens, lambda: None))
        busy = asyncio.run(_all(house, server, screens, _presses({one.hall for one in screens})))
    with serving(house, workers=WORKERS) as server:
        until = asyncio.run(_seen(house, crowd))
    return [
        *lines_of("unchanged board", board, bare),
        *lines_of("unchanged number", number, bare),
        *floor_lines(bare),
        *_lines("nothing happens", calm),
        *_lines(f"{PRESSES_A_MINUTE:g} presses a minute in each hall", busy),
        Line(f"one press in a hall of {FOLLOWERS:,} followers: half have seen it", quantile(until, 0.5), "s"),
        Line(f"one press in a hall of {FOLLOWERS:,} followers: all have seen it", max(until), "s"),
    ]


def _screens() -> tuple[list[Screen], list[Screen]]:
    """A board a hall and the followers of all; and the followers of one hall."""
    from django.db import transaction
    from django.urls import reverse

    from benchmarks.halls import halls
    from kinerja.doors.web.citizen.pulse import etag
    from kinerja.facts.queueing.models import Visit
    from kinerja.facts.queueing.words import word_of_visit
    from kinerja.platform.operations.pulses import felt

    now = datetime.now(UTC)
    with transaction.atomic():
        places = halls(HALLS + 1, now)
        *many, big = places
        for place, hall in enumerate(many):
            _let_wait(*hall, len(range(place, FOLLOWERS, HALLS)), now)
        _let_wait(*big, FOLLOWERS, now)
    numbers = [
        (unit, reverse("citizen:ticket_poll", args=[word_of_visit(key)]))
        for key, unit in Visit.objects.order_by("pk").values_list("pk", "unit")
    ]
    shown = [(unit.pk, reverse("citizen:board_poll", args=[unit.code])) for unit, _lines in many]
    shown += [one for one in numbers if one[0] != big[0].pk]
    crowd = [one for one in numbers if one[0] == big[0].pk]
    pulses = {unit.pk: felt([unit.pk]) for unit, _lines in places}

    def screen(hall: UUID, path: str) -> Screen:
        return Screen(hall, path, etag(path, hall, pulses[hall], now))

    return [screen(*one) for one in shown], [screen(*one) for one in crowd]


def _let_wait(unit: Unit, lines: Sequence[ServiceLine], count: int, now: datetime) -> None:
    """So many citizens with a number of this hall, spread over its queues."""
    from kinerja.facts.queueing.commands.past import PastNumber, take_over_days
    from kinerja.facts.queueing.hours import today_at
    from kinerja.platform.access.actors import system

    day = today_at(unit, now)
    numbers = [
        PastNumber(lines[n % len(lines)], day, n // len(lines) + 1, now, [], ahead=n // len(lines))
        for n in range(count)
    ]
    take_over_days(unit, numbers=numbers, shifts=[], actor=system(now.date()), now=now)


def _presses(halls: set[UUID]) -> Callable[[], None]:
    """What a key press does to those who look on; called many times a second, it presses as often as is due."""
    from django.db import transaction

    from kinerja.platform.operations.pulses import beat

    chance, keys = random.Random(2), sorted(halls)
    rate, began, done = len(keys) * PRESSES_A_MINUTE / 60, time.perf_counter(), [0]

    def press() -> None:
        while done[0] < (time.perf_counter() - began) * rate:
            done[0] += 1
            with transaction.atomic():
                beat(chance.choice(keys))

    return press


async def _all(port: int, server: psutil.Process, screens: Sequence[Screen], press: Callable[[], None]) -> Stretch:
    """Every screen at its own moment, then every so many seconds; the first round opens the connections and warms."""
    stretch, chance, began = Stretch(), random.Random(3), time.perf_counter()
    gc.disable()
    tasks = [
        asyncio.create_task(_ask_on(port, screen, stretch, began, chance.random() * EVERY, began + EVERY + SECONDS))
        for screen in screens
    ]
    await _while(began + EVERY, press)
    stretch.took, stretch.statuses, stretch.late = [], [], []
    used, own, since = cpu_of(server), _own(), time.perf_counter()
    await _while(since + SECONDS, press)
    lasted = time.perf_counter() - since
    stretch.server, stretch.generator = (cpu_of(server) - used) / lasted, (_own() - own) / lasted
    await asyncio.gather(*tasks)
    gc.enable()
    return stretch


async def _while(until: float, press: Callable[[], None]) -> None:
    while time.perf_counter() < until:
        await asyncio.to_thread(press)
        await asyncio.sleep(0.1)


async def _ask_on(port: int, screen: Screen, stretch: Stretch, began: float, first: float, until: float) -> None:
    line, due = None, began + first
    while due < until:
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        stretch.late.append(time.perf_counter() - due)
        line = await _poll(port, line, screen, stretch, due)
        # A browser that is answered late asks again a whole pause later.
        due = max(due + EVERY, time.perf_counter())
    if line is not None:
        line.close()


async def _poll(port: int, line: Connection | None, screen: Screen, stretch: Stretch, due: float) -> Connection | None:
    try:
        if line is None or not line.open:
            line = await connect(port)
        answer = await asyncio.wait_for(line.ask(_message(screen)), PATIENCE)
    except (Broken, OSError, TimeoutError):
        stretch.errors += 1
        return None
    stretch.took.append(time.perf_counter() - due)
    stretch.statuses.append(answer.status)
    if answer.status == 200:
        screen.etag, screen.seen = answer.headers[b"etag"].decode(), time.perf_counter()
    elif answer.status != 304:
        stretch.errors += 1
    return line


def _message(screen: Screen) -> bytes:
    return request("GET", screen.path, {"If-None-Match": screen.etag})


async def _seen(port: int, crowd: Sequence[Screen]) -> list[float]:
    """Seconds from one press until each follower was shown the hall after it."""
    from django.db import transaction

    from kinerja.platform.operations.pulses import beat

    def press() -> None:
        with transaction.atomic():
            beat(crowd[0].hall)

    stretch, chance, began = Stretch(), random.Random(4), time.perf_counter()
    until = began + EVERY + PATIENCE
    tasks = [
        asyncio.create_task(_ask_on(port, screen, stretch, began, chance.random() * EVERY, until)) for screen in crowd
    ]
    await asyncio.sleep(EVERY)
    pressed = time.perf_counter()
    await asyncio.to_thread(press)
    while time.perf_counter() < until and any(screen.seen < pressed for screen in crowd):
        await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
    if any(screen.seen < pressed for screen in crowd):
        raise RuntimeError("somebody never saw the press")
    return [screen.seen - pressed for screen in crowd]


def _own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _lines(what: str, stretch: Stretch) -> list[Line]:
    due = (HALLS + FOLLOWERS) / EVERY
    answered = len(stretch.took) / SECONDS
    unchanged = stretch.statuses.count(304) / max(len(stretch.statuses), 1)
    return [
        Line(f"{what}: polls answered", answered, "polls/s", "those due", due / max(answered, 1e-9)),
        Line(f"{what}: answered 304", unchanged * 100, "%"),
        Line(f"{what}: a poll, p50", quantile(stretch.took, 0.5) * 1000, "ms"),
        Line(f"{what}: a poll, p99", quantile(stretch.took, 0.99) * 1000, "ms"),
        Line(f"{what}: cores busy with the server", stretch.server, "cores"),
        Line(f"{what}: cores busy with the generator", stretch.generator, "cores"),
        Line(f"{what}: errors", stretch.errors, "errors", "1", stretch.errors, 0.0),
    ]
