"""Fifty kiosks of one hall at once, for a minute: each shows its page, takes a number and shows that number.

Once as people press: somebody at every kiosk each ten seconds, at moments of their own. Once without a pause, each
kiosk pressing again as soon as it was answered, which is the worst that fifty devices can do. One press of ten asks
for two services, one of ten is sent twice at once as by an impatient finger, one of ten goes first by law.

Afterwards the numbers in the database are held against what the kiosks were answered: each number once, none left
out, none that a kiosk was promised missing, and histories without a hole.

KIOSK_SECONDS makes it shorter while one works on it.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.lines import Line
from benchmarks.load.browser import request, unpacked
from benchmarks.load.client import Answer, Broken, Connection, connect
from benchmarks.load.verdict import quantile
from benchmarks.serving import free_port, serving

KIOSKS, WORKERS = 50, 2
SECONDS = float(os.environ.get("KIOSK_SECONDS", "60"))
EVERY, PATIENCE = 10.0, 60.0
AIM = 0.3
TWO_SERVICES = TWICE = FIRST = 0.1
CSRF = "k" * 32


@dataclass
class Rush:
    """What the kiosks were answered: seconds by kind of request, and the visits they hold an address of."""

    took: dict[str, list[float]] = field(default_factory=lambda: {"page": [], "number": [], "ticket": []})
    words: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0


def measure() -> list[Line]:
    from benchmarks.halls import halls
    from kinerja.doors.cli.cell import let_go
    from kinerja.facts.queueing.words import word_of_kiosk

    unit, lines = halls(1, datetime.now(UTC))[0]
    bare = _bare_commits()
    let_go()
    keys = [str(line.pk) for line in lines]
    port, address = free_port(), f"/layanan/{unit.code}/mesin/{word_of_kiosk(unit.pk)}"
    with serving(port, workers=WORKERS):
        asyncio.run(_rush(port, address, keys, min(SECONDS, 5.0), EVERY / 20))
        calm = asyncio.run(_rush(port, address, keys, SECONDS, EVERY))
        storm = asyncio.run(_rush(port, address, keys, SECONDS, 0.0))
    wrong = _wrong([calm, storm])
    return [
        *_lines(f"{KIOSKS} kiosks, a press each {EVERY:g} s", calm, bare),
        *_lines(f"{KIOSKS} kiosks without a pause", storm, bare),
        Line("numbers a second that one bare writer commits", bare, "numbers/s"),
        *(Line(what, count, "numbers", "1", count, 0.0) for what, count in wrong.items()),
    ]


async def _rush(port: int, address: str, keys: Sequence[str], seconds: float, every: float) -> Rush:
    rush, began = Rush(), time.perf_counter()
    until = began + seconds
    kiosks = [_Kiosk(port, address, keys, rush, random.Random(n)) for n in range(KIOSKS)]
    await asyncio.gather(*(kiosk.stand(until, every) for kiosk in kiosks))
    rush.seconds = time.perf_counter() - began
    return rush


@dataclass
class _Kiosk:
    """One device with a connection of its own; whoever presses twice has a second one."""

    port: int
    address: str
    keys: Sequence[str]
    rush: Rush
    chance: random.Random

    async def stand(self, until: float, every: float) -> None:
        line = await connect(self.port)
        if every:
            await asyncio.sleep(self.chance.random() * every)
        while time.perf_counter() < until:
            began = time.perf_counter()
            # A line that lay idle too long was closed by the server; browsers open a new one as well.
            line = line if line.open else await connect(self.port)
            try:
                await self._somebody(line)
            except (Broken, OSError, TimeoutError) as error:
                self.rush.errors.append(f"{type(error).__name__} {error}")
                line.close()
            pause = began + every * self.chance.uniform(0.8, 1.2) - time.perf_counter()
            if pause > 0:
                await asyncio.sleep(pause)
        line.close()

    async def _somebody(self, line: Connection) -> None:
        cookie = {"Cookie": f"csrftoken={CSRF}"}
        await self._ask(line, "page", request("GET", self.address, cookie), 200)
        press = request("POST", self.address, cookie, urlencode(self._form(), doseq=True))
        lines = [line, await connect(self.port)] if self.chance.random() < TWICE else [line]
        answers = await asyncio.gather(*(self._ask(one, "number", press, 302) for one in lines))
        for other in lines[1:]:
            other.close()
        places = {answer.headers.get(b"location", b"").decode() for answer in answers if answer is not None}
        if len(places) != 1:
            self.rush.errors.append(f"one press, several answers: {places}")
            return
        place = places.pop()
        self.rush.words.append(place.split("?")[0].rsplit("/", 1)[1])
        await self._ask(line, "ticket", request("GET", place, cookie), 200)

    def _form(self) -> dict[str, Any]:
        return {
            "csrfmiddlewaretoken": CSRF,
            "submission": str(uuid4()),
            "lines": self.chance.sample(self.keys, 2 if self.chance.random() < TWO_SERVICES else 1),
            "priority": "elderly" if self.chance.random() < FIRST else "none",
        }

    async def _ask(self, line: Connection, kind: str, message: bytes, wanted: int) -> Answer | None:
        began = time.perf_counter()
        answer = await asyncio.wait_for(line.ask(message), PATIENCE)
        self.rush.took[kind].append(time.perf_counter() - began)
        if answer.status != wanted:
            self.rush.errors.append(f"{kind}: status {answer.status} {unpacked(answer)[:300]!r}")
            return None
        return answer


def _bare_commits() -> float:
    """One row a transaction, in the table every number of a day is counted in: what any issue must at least cost."""
    from django.db import connection, transaction

    from kinerja.platform.database.keys import new_id

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_number (id varchar(36) PRIMARY KEY, number integer)")
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < 3:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_number VALUES (%s, %s)", [str(new_id()), count])
        count += 1
    return count / (time.perf_counter() - began)


def _wrong(rushes: Sequence[Rush]) -> dict[str, int]:
    """What must be nought."""
    from kinerja.facts.queueing.hall_queries import broken_histories
    from kinerja.facts.queueing.models import LineDay, Ticket, Visit
    from kinerja.facts.queueing.words import visit_meant_by

    for rush in rushes:
        print(*Counter(rush.errors).most_common(5), sep="\n", file=sys.stderr)
    given = Counter(Ticket.objects.order_by().values_list("line", "day", "number"))
    highest = {(line, day): last for line, day, last in LineDay.objects.values_list("line", "day", "last_number")}
    wanted = {(*queue, number) for queue, last in highest.items() for number in range(1, last + 1)}
    promised = {visit_meant_by(word) for rush in rushes for word in rush.words}
    known = set(Visit.objects.filter(tickets__isnull=False).values_list("pk", flat=True))
    return {
        f"numbers given twice, of {sum(given.values()):,}": sum(count - 1 for count in given.values()),
        "numbers left out": len(wanted - set(given)) + len(set(given) - wanted),
        "numbers shown to a citizen and not kept": len(promised - known),
        "numbers with a hole in their history": sum(1 for _ in broken_histories()),
        "presses answered with an error": sum(len(rush.errors) for rush in rushes),
    }


def _lines(what: str, rush: Rush, bare: float) -> list[Line]:
    rate, took = len(rush.words) / rush.seconds, rush.took["number"]
    p99 = quantile(took, 0.99)
    return [
        Line(f"{what}: numbers given", rate, "presses/s", "time of a bare INSERT and COMMIT", bare / max(rate, 1e-9)),
        Line(f"{what}: a press, p50", quantile(took, 0.5) * 1000, "ms"),
        Line(f"{what}: a press, p99", p99 * 1000, "ms", "the 300 ms aimed at", p99 / AIM),
        Line(f"{what}: the page of the kiosk, p99", quantile(rush.took["page"], 0.99) * 1000, "ms"),
        Line(f"{what}: the page of the number, p99", quantile(rush.took["ticket"], 0.99) * 1000, "ms"),
    ]
