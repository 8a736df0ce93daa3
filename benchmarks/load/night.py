"""One step of the deadline night, in a process of its own: `python -m benchmarks.load.night PLAN RESULT` (JSON files).

Latencies count from the moment a request was due: if this program is late, that shows in the figures too, and how
late it was is reported beside them. A connection that the server closed while it lay idle is opened anew once, as
browsers do; every other failure is an error.
"""

from __future__ import annotations

import asyncio
import gc
import heapq
import json
import random
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.load.arrivals import Due, arrivals, polls
from benchmarks.load.browser import Browsers
from benchmarks.load.client import Answer, Broken, Connection, connect

PATIENCE = 30.0
# Every so manieth page is unpacked and looked into.
LOOK_AT = 20


@dataclass
class Step:
    """`plan` holds port, rates, seconds, boards and people; the rest is what happened."""

    plan: dict[str, Any]
    results: list[tuple[str, float, float, int]] = field(default_factory=list)
    """Kind, when due, how long it took, status."""
    errors: list[str] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    idle: list[Connection] = field(default_factory=list)
    own: dict[int, Connection] = field(default_factory=dict)
    started: float = 0.0
    flying: int = 0
    reopened: int = 0
    accepted: int = 0
    sent: int = 0
    answered: int = 0
    """Reports: taken, sent, and answered whatever the answer was."""
    given_up: bool = False

    def __post_init__(self) -> None:
        plan = self.plan
        self.browsers = Browsers(plan["staff"], plan["boards"], plan["days"], random.Random(plan["seed"]))

    async def carry_out(self, due: Due) -> None:
        self.flying += 1
        self.sent += due.kind == "write"
        self.late.append(time.perf_counter() - self.started - due.at)
        try:
            answer = await asyncio.wait_for(self.exchange(due), PATIENCE)
        except (OSError, Broken, TimeoutError) as error:
            self.errors.append(f"{due.kind}: {type(error).__name__} {error}")
            status = 0
        else:
            status = answer.status
            self.answered += due.kind == "write"
            wrong = self.browsers.take(due.kind, due.who, answer, look=len(self.results) % LOOK_AT == 0)
            if wrong:
                self.errors.append(f"{due.kind}: {wrong}")
            self.accepted += due.kind == "write" and not wrong
        finally:
            self.flying -= 1
        self.results.append((due.kind, due.at, time.perf_counter() - self.started - due.at, status))

    async def exchange(self, due: Due) -> Answer:
        message = self.browsers.message(due.kind, due.who)
        connection, used = await self.connection(due)
        try:
            answer = await connection.ask(message)
        except Broken:
            if not used or connection.buffer:
                raise
            self.reopened += 1
            connection = await connect(self.plan["port"])
            answer = await connection.ask(message)
        except asyncio.CancelledError:
            connection.close()
            raise
        self.keep(due, connection)
        return answer

    async def connection(self, due: Due) -> tuple[Connection, bool]:
        """A board keeps its own; the others take any that is free, as behind a proxy."""
        if due.kind == "poll":
            own = self.own.pop(due.who, None)
            return (own, True) if own and own.open else (await connect(self.plan["port"]), False)
        while self.idle:
            free = self.idle.pop()
            if free.open:
                return free, True
        return await connect(self.plan["port"]), False

    def keep(self, due: Due, connection: Connection) -> None:
        if not connection.open:
            return
        if due.kind == "poll":
            self.own[due.who] = connection
        else:
            self.idle.append(connection)

    async def run(self) -> dict[str, Any]:
        plan = self.plan
        seconds = plan["warm"] + plan["measured"]
        people = arrivals(plan["rates"], len(plan["staff"]), seconds, plan["seed"])
        boards = polls(len(plan["boards"]), plan["every"], seconds, plan["seed"])
        gc.disable()  # a pause of the generator would be taken for one of the server
        tasks: set[asyncio.Task[None]] = set()
        self.started = time.perf_counter()
        used: list[float] = []
        growing: list[int] = []
        for due in heapq.merge(people, boards, key=lambda one: one.at):
            if not used and due.at >= plan["warm"]:
                used.append(_cpu())
                growing.append(self.flying)
            wait = due.at - (time.perf_counter() - self.started)
            if wait > 0:
                await asyncio.sleep(wait)
            elif len(self.late) % 50 == 0:
                await asyncio.sleep(0)
            task = asyncio.create_task(self.carry_out(due))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            if self.flying > plan["most_flying"]:
                self.given_up = True
                break
        used.append(_cpu())
        growing.append(self.flying)
        ended = time.perf_counter() - self.started
        if self.given_up:
            for task in tasks:
                task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        return {
            "results": self.results, "errors": len(self.errors),
            "kinds_of_errors": sorted(set(self.errors))[:10],
            "late": sorted(self.late), "cpu": used[-1] - used[0], "flying": growing, "ended": ended,
            "given_up": self.given_up, "reopened": self.reopened, "accepted": self.accepted,
            "unsure": self.sent - self.answered,
            "etags": [board["etag"] for board in plan["boards"]],
        }  # fmt: skip


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(plan: Path, result: Path) -> None:
    found = asyncio.run(Step(json.loads(plan.read_text())).run())
    result.write_text(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
