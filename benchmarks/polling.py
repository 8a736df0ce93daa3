"""What a poll that finds nothing new costs: asked again and again over one connection, against a bare 304."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import psutil

from benchmarks.lines import Line
from benchmarks.load.browser import request
from benchmarks.load.client import ask
from benchmarks.load.verdict import quantile

BARE = "/tidak-berubah"
FLOOR = "a view that only answers 304"
AIM = 2.0
"""Milliseconds of CPU in the server for one poll."""


@dataclass(frozen=True)
class Asked:
    """One address of one server; the headers are those of the browser that asks."""

    port: int
    server: psutil.Process
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Round:
    """Milliseconds of each poll, and of CPU in the server for one."""

    trips: list[float]
    cpu: float


def in_turns(asked: Sequence[Asked], rounds: int, polls: int, warm: int) -> list[list[Round]]:
    """The rounds of each; they take turns, so that all meet the same machine."""
    for one in asked:
        _round(one, warm)
    return [
        list(column) for column in zip(*([_round(one, polls) for one in asked] for _ in range(rounds)), strict=True)
    ]


def _round(asked: Asked, polls: int) -> Round:
    """First the page is asked for as it is: what it answers is what the polls then send back."""
    headers = dict(asked.headers)
    shown = next(ask(asked.port, [request("GET", asked.path, headers)]))
    message = request("GET", asked.path, headers | {"If-None-Match": shown.headers.get(b"etag", b"").decode()})
    used, trips = cpu_of(asked.server), []
    began = time.perf_counter()
    for answer in ask(asked.port, _repeated(message, polls)):
        ended = time.perf_counter()
        if answer.status != 304:
            raise RuntimeError(f"a poll was answered {answer.status}")
        trips.append((ended - began) * 1000)
        began = time.perf_counter()
    return Round(trips, (cpu_of(asked.server) - used) / polls * 1000)


def _repeated(message: bytes, times: int) -> Iterator[bytes]:
    return (message for _ in range(times))


def cpu_of(server: psutil.Process) -> float:
    """CPU seconds of the server so far, in user and system."""
    family = [server, *server.children(recursive=True)]
    return float(sum(sum(one.cpu_times()[:2]) for one in family))


def _trip(rounds: Sequence[Round], share: float) -> float:
    return quantile([trip for one in rounds for trip in one.trips], share)


def _cpu(rounds: Sequence[Round]) -> float:
    """A round is too short for the clock of the kernel, which counts hundredths of a second; their mean is not."""
    return sum(one.cpu for one in rounds) / len(rounds)


def lines_of(what: str, ours: Sequence[Round], bare: Sequence[Round]) -> list[Line]:
    trip, cpu = _trip(ours, 0.5), _cpu(ours)
    return [
        Line(f"{what}: round trip, p50", trip, "ms", FLOOR, trip / _trip(bare, 0.5)),
        Line(f"{what}: round trip, p99", _trip(ours, 0.99), "ms"),
        Line(f"{what}: CPU in the server", cpu, "ms", FLOOR, cpu / _cpu(bare)),
        Line(f"{what}: CPU in the server", cpu, "ms", "the 2 ms aimed at", cpu / AIM, 1.0),
    ]


def floor_lines(bare: Sequence[Round]) -> list[Line]:
    return [
        Line(f"{FLOOR}: round trip, p50", _trip(bare, 0.5), "ms"),
        Line(f"{FLOOR}: CPU in the server", _cpu(bare), "ms"),
    ]
