"""Background work by name: a lower floor enqueues a name, and here stands what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job


class Function(Protocol):
    """Does the work of one job; must bear being run twice, because a worker may die after its last write."""

    def __call__(self, job: Job, *, actor: Actor, now: datetime) -> None: ...


@dataclass(frozen=True)
class Work:
    """What a name stands for; `every` makes the worker enqueue it by itself, once in each such stretch."""

    name: str
    function: Function
    attempts: int
    every: timedelta | None


WORKS: dict[str, Work] = {}


def job(name: str, *, attempts: int = 3, every: timedelta | None = None) -> Callable[[Function], Function]:
    """Register `function(job, *, actor, now)` under a name; it is tried this often before it is given up."""

    def register(function: Function) -> Function:
        if name in WORKS:
            raise RuntimeError(f"two functions are registered for the job {name}")
        WORKS[name] = Work(name, function, attempts, every)
        return function

    return register
