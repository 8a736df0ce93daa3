"""The evening on which reports are due, in a city of 20,000: `kinerja serve` under open-loop arrivals, on two cores.

At full load 200 requests a second of people, 80 of them reports sent and 120 pages read (80 own reports, which is
where sending leads, 20 front pages, 20 boards), and beside them 2,000 boards that poll every 20 s over connections of
their own. The load is then stepped up or down, until it is known what is carried and what is not; each
step meets a server just started.

Server, database and generator share the machine: what the generator takes stands among the figures. Afterwards the
reports in the database are counted: as many as were acknowledged, none lost and none twice.

NIGHT_STAFF, NIGHT_WARM and NIGHT_MEASURED make it smaller while one works on it; NIGHT_STEPS bounds the steps.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import psutil

from benchmarks.lines import Line
from benchmarks.load.browser import Browsers, is_thanks
from benchmarks.load.client import ask
from benchmarks.load.verdict import Verdict, judge, quantile
from benchmarks.serving import CHECKOUT, Site, await_port, free_port, pages_per_second, serving

if TYPE_CHECKING:
    from benchmarks.night_city import Night

STAFF = int(os.environ.get("NIGHT_STAFF", "20000"))
WARM = float(os.environ.get("NIGHT_WARM", "30"))
MEASURED = float(os.environ.get("NIGHT_MEASURED", "45"))
STEPS = int(os.environ.get("NIGHT_STEPS", "4"))
RATES = {"write": 80.0, "reports": 80.0, "home": 20.0, "board": 20.0}
BOARDS, EVERY = 2_000, 20.0
FACTORS = (0.0625, 0.125, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
# So many seconds of full arrivals in flight, and the step is given up: it will not catch up any more.
BACKLOG = 8.0
WORKERS = 2
ALONE, ROUNDS = 1.5, 5
AIM = 0.5


@dataclass(frozen=True)
class Step:
    factor: float
    verdict: Verdict
    found: dict[str, Any]
    server: float
    """CPU seconds of everything but the generator, a second."""

    @property
    def generator(self) -> float:
        """Nought where the step was given up before it was measured."""
        return float(self.found["cpu"]) / max(self.found["ended"] - WARM, 1.0)


def measure() -> list[Line]:
    from benchmarks.night_city import night
    from kinerja.doors.cli.cell import let_go

    city = night(STAFF, round(BOARDS * max(FACTORS) * STAFF / 20_000), datetime.now(UTC))
    alone = _alone(city)
    before = _reports()
    let_go()
    steps = _steps(city)
    made = _reports() - before
    accepted, unsure = (sum(step.found[what] for step in steps) for what in ("accepted", "unsure"))
    # Of what was sent and never answered, as much may have been kept as not.
    lost = max(accepted - made, made - accepted - unsure, 0)
    lines = [*alone, *(line for step in steps for line in _lines(step)), *_limit(steps)]
    return [*lines, Line(f"reports lost or doubled, of {accepted:,} acknowledged", lost, "reports", "1", lost, 0.0)]


# Each request alone, against what it cannot do without.


def _alone(city: Night) -> list[Line]:
    """One process of the server and two that ask; the floors take turns with it."""
    from kinerja.doors.cli.cell import let_go

    bare = _bare_commits(city)
    let_go()
    house, minimal = free_port(), free_port()
    cookie = f"sessionid={city.staff[0].session}"
    with serving(house), serving(minimal, "benchmarks.minimal.wsgi:application", MINIMAL_SIGNED_IN="1"):
        page, floor = Site(house, "/saya/laporan", cookie), Site(minimal, "/", cookie)
        for site in (page, floor):
            pages_per_second(site, ALONE)
        rounds = [[pages_per_second(site, ALONE) for site in (page, floor)] for _ in range(ROUNDS)]
        writes = _writes_per_second(city.as_plain(), house)
    ours, theirs = (quantile(column, 0.5) for column in zip(*rounds, strict=True))
    return [
        Line("Laporan kerja alone, one process", ours, "pages/s", "a minimal signed-in view", theirs / ours),
        Line("a report sent alone, one process", writes, "reports/s", "a bare INSERT and COMMIT", bare / writes),
    ]


def _bare_commits(city: Night) -> float:
    from django.db import transaction

    from kinerja.platform.database.keys import new_id
    from kinerja.work.activity.models import ActivityReport

    some = ActivityReport.objects.first()
    assert some is not None
    given = {
        "employee_id": some.employee_id,
        "day": city.today,
        "text": "Melayani warga",
        "submitted_at": some.submitted_at,
    }
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < 3 * ALONE:
        with transaction.atomic():
            ActivityReport.objects.create(submission=new_id(), **given)
        count += 1
    return count / (time.perf_counter() - began)


def _writes_per_second(plain: dict[str, Any], port: int) -> float:
    """One browser after the other, each waiting for its answer: as the bare loop does."""
    chance = Random(1)
    browsers = Browsers(plain["staff"], [], [plain["today"]], chance)
    until = time.perf_counter() + 3 * ALONE
    messages = (
        browsers.message("write", chance.randrange(len(browsers.staff)))
        for _ in iter(lambda: time.perf_counter() < until, False)
    )
    began, count = time.perf_counter(), 0
    for answer in ask(port, messages):
        if not is_thanks(answer):
            raise RuntimeError(f"a report was answered {answer.status}")
        count += 1
    return count / (time.perf_counter() - began)


def _reports() -> int:
    from kinerja.work.activity.models import ActivityReport

    return ActivityReport.objects.count()


# Steps of load.


def _steps(city: Night) -> list[Step]:
    """Full load first, then half-way between what was carried and what was not.

    Each meets a server just started: what a broken one still had to do would be counted against the next.
    """
    steps: list[Step] = []
    plain = city.as_plain()
    factor: float | None = 1.0
    while factor is not None and len(steps) < STEPS:
        with _city_served() as (port, server):
            steps.append(_step(plain, factor, port, server, len(steps)))
        print(f"×{factor:g}: {steps[-1].verdict.broken or 'carried'}", file=sys.stderr, flush=True)
        factor = next_factor({step.factor: not step.verdict.broken for step in steps})
    return steps


def next_factor(carried: dict[float, bool]) -> float | None:
    """Half-way between the highest that was carried and the lowest that was not; none once they are neighbours."""
    low = max((FACTORS.index(factor) for factor, good in carried.items() if good), default=-1)
    high = min((FACTORS.index(factor) for factor, good in carried.items() if not good), default=len(FACTORS))
    return FACTORS[(low + high) // 2] if high - low > 1 else None


@contextmanager
def _city_served() -> Iterator[tuple[int, list[psutil.Process]]]:
    """`kinerja serve` as an agency starts it: web processes and the background worker."""
    port = free_port()
    command = [Path(sys.executable).with_name("kinerja"), "serve", "--port", str(port), "--workers", str(WORKERS)]
    process = subprocess.Popen(command, cwd=CHECKOUT, stdout=sys.stderr)
    try:
        await_port(port)
        time.sleep(2)
        yield port, [psutil.Process(process.pid), *_database()]
    finally:
        process.terminate()
        process.wait(30)


def _step(city: dict[str, Any], factor: float, port: int, server: list[psutil.Process], number: int) -> Step:
    size = STAFF / 20_000
    boards = round(BOARDS * factor * size)
    rates = {kind: rate * factor * size for kind, rate in RATES.items()}
    today = datetime.fromisoformat(city["today"]).date()
    plan = {
        "port": port, "seed": number + 1, "warm": WARM, "measured": MEASURED, "every": EVERY, "rates": rates,
        "staff": city["staff"], "boards": city["boards"][:boards],
        "days": [str(today - timedelta(days=age)) for age in range(3)],
        "most_flying": max(BACKLOG * sum(rates.values()), 100),
    }  # fmt: skip
    folder = Path(os.environ["KINERJA_HOME"])
    asked, answered = folder / "plan.json", folder / "found.json"
    asked.write_text(json.dumps(plan))
    generator = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load.night", str(asked), str(answered)], cwd=CHECKOUT
    )
    time.sleep(WARM)
    used, began = _cpu(server), time.perf_counter()
    while generator.poll() is None and time.perf_counter() - began < MEASURED:
        time.sleep(0.1)
    share = (_cpu(server) - used) / (time.perf_counter() - began)
    if generator.wait():
        raise RuntimeError("the generator failed")
    found = json.loads(answered.read_text())
    for board, etag in zip(city["boards"], found.pop("etags"), strict=False):
        board["etag"] = etag
    if found["errors"]:
        print(*found["kinds_of_errors"], sep="\n", file=sys.stderr)
    # A step that was given up while it warmed has nothing else to show than that.
    begins = 0.0 if found["given_up"] else WARM
    return Step(factor, judge(found, begins, WARM + MEASURED), found, share)


def _cpu(roots: list[psutil.Process]) -> float:
    """User and system seconds so far of these processes and all they started."""
    family = [one for root in roots for one in (root, *root.children(recursive=True))]
    return float(sum(sum(one.cpu_times()[:2]) for one in family))


def _database() -> list[psutil.Process]:
    """PostgreSQL's first process; SQLite has none."""
    from django.db import connection

    from kinerja.doors.cli.cell import let_go

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        first = psutil.Process(cursor.fetchone()[0]).parent()
    let_go()
    return [first] if first else []


def _lines(step: Step) -> list[Line]:
    seen, at = step.verdict, f"×{step.factor:g}"
    lines = [
        Line(f"{at}: requests due", seen.due, "requests/s"),
        Line(f"{at}: answered", seen.answered, "requests/s", "those due", seen.due / max(seen.answered, 1e-9)),
        Line(f"{at}: errors", seen.errors, "errors"),
    ]
    for name, took in (("reports sent", seen.writes), ("pages read", seen.reads), ("boards polled", seen.polls)):
        lines.append(Line(f"{at}: {name}, p50", quantile(took, 0.5) * 1000, "ms"))
        p99 = quantile(took, 0.99)
        lines.append(Line(f"{at}: {name}, p99", p99 * 1000, "ms", "the 500 ms aimed at", p99 / AIM))
    return [
        *lines,
        Line(f"{at}: polls answered 304", seen.unchanged * 100, "%"),
        Line(f"{at}: cores busy with the server", step.server, "cores"),
        Line(f"{at}: cores busy with the generator", step.generator, "cores"),
        Line(f"{at}: generator late, p99", quantile(step.found["late"], 0.99) * 1000, "ms"),
    ]


def _limit(steps: list[Step]) -> list[Line]:
    full = sum(RATES.values()) + BOARDS / EVERY
    carried = [step.factor for step in steps if not step.verdict.broken]
    broken = {step.factor: step.verdict.broken for step in steps if step.verdict.broken}
    lines = [Line("highest load carried", max(carried, default=0) * full, "requests/s, polls included")]
    if broken:
        first = min(broken)
        lines.append(Line(f"lowest load that breaks: {broken[first]}", first * full, "requests/s, polls included"))
    return lines
