"""A board that has not changed, polled: 304 from the house, against a view that does nothing but answer 304.

Both are one process of the same server on this machine, asked over one connection that stays open. The house looks up
the pulses of the team and the session in one statement; the floor asks no database and runs no middleware. The aim,
2 ms, is held against what a poll costs the server: that is what 2,000 boards multiply. The round trip has the client
and the kernel in it.

The city is small: a poll reads rows by their keys, whatever their number. POLL_STAFF makes it larger.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import psutil

from benchmarks.lines import Line
from benchmarks.load.browser import POLL, request
from benchmarks.load.client import ask
from benchmarks.load.verdict import quantile
from benchmarks.serving import free_port, serving

STAFF = int(os.environ.get("POLL_STAFF", "2000"))
ROUNDS, POLLS, WARM = 9, 400, 300
AIM = 2.0
BARE = "/tidak-berubah"


@dataclass(frozen=True)
class Round:
    """Milliseconds of each poll, and of CPU in the server for one."""

    trips: list[float]
    cpu: float


def measure() -> list[Line]:
    """An average team and the largest; all three take turns, so that they meet the same machine."""
    from benchmarks.night_city import night
    from kinerja.doors.cli.cell import let_go

    boards = sorted(night(STAFF, STAFF // 10, datetime.now(UTC)).boards, key=lambda board: board.team)
    let_go()
    middle, largest = boards[len(boards) // 2], boards[-1]
    house, floor = free_port(), free_port()
    with serving(house) as server, serving(floor, "benchmarks.minimal.wsgi:application") as minimal:
        asked = [
            (house, server, POLL, middle.session),
            (house, server, POLL, largest.session),
            (floor, minimal, BARE, middle.session),
        ]
        for one in asked:
            _round(*one, WARM)
        rounds = [[_round(*one, POLLS) for one in asked] for _ in range(ROUNDS)]
    ours, large, bare = map(list, zip(*rounds, strict=True))
    return [
        *_lines(f"unchanged board of {middle.team}", ours, bare),
        *_lines(f"unchanged board of {largest.team}", large, bare),
        Line("a view that only answers 304: round trip, p50", _trip(bare, 0.5), "ms"),
        Line("a view that only answers 304: CPU in the server", _cpu(bare), "ms"),
    ]


def _round(port: int, server: psutil.Process, path: str, session: str, polls: int) -> Round:
    """First the board is asked for as it is: what it answers is what the polls then send back."""
    cookie = {"Cookie": f"sessionid={session}"}
    shown = next(ask(port, [request("GET", path, cookie)]))
    message = request("GET", path, cookie | {"If-None-Match": shown.headers.get(b"etag", b"").decode()})
    used, trips = _used(server), []
    began = time.perf_counter()
    for answer in ask(port, _repeated(message, polls)):
        ended = time.perf_counter()
        if answer.status != 304:
            raise RuntimeError(f"a poll was answered {answer.status}")
        trips.append((ended - began) * 1000)
        began = time.perf_counter()
    return Round(trips, (_used(server) - used) / polls * 1000)


def _repeated(message: bytes, times: int) -> Iterator[bytes]:
    return (message for _ in range(times))


def _used(server: psutil.Process) -> float:
    """CPU seconds of the server so far, in user and system."""
    family = [server, *server.children(recursive=True)]
    return float(sum(sum(one.cpu_times()[:2]) for one in family))


def _trip(rounds: list[Round], share: float) -> float:
    return quantile([trip for one in rounds for trip in one.trips], share)


def _cpu(rounds: list[Round]) -> float:
    """A round is too short for the clock of the kernel, which counts hundredths of a second; their mean is not."""
    return sum(one.cpu for one in rounds) / len(rounds)


def _lines(what: str, ours: list[Round], bare: list[Round]) -> list[Line]:
    floor = "a view that only answers 304"
    trip, cpu = _trip(ours, 0.5), _cpu(ours)
    return [
        Line(f"{what}: round trip, p50", trip, "ms", floor, trip / _trip(bare, 0.5)),
        Line(f"{what}: round trip, p99", _trip(ours, 0.99), "ms"),
        Line(f"{what}: CPU in the server", cpu, "ms", floor, cpu / _cpu(bare)),
        Line(f"{what}: CPU in the server", cpu, "ms", "the 2 ms aimed at", cpu / AIM, 1.0),
    ]
