"""`kinerja evaluate` over synthetic cities of 2,000, 20,000 and 200,000 employees with 5 indicators each.

Alone, in a cell of its own: `python -m benchmarks.evaluate 2000 20000` (DATABASE_URL chooses PostgreSQL).
"""

from __future__ import annotations

import gc
import math
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from benchmarks.lines import Line

# The largest takes minutes: BENCH_SIZES="2000 20000" leaves it out.
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "2000 20000 200000").split())
GROWTH = 1.1
# Each city lives in a year of its own, the smallest first: what it left open is nothing beside the next.
FIRST_YEAR = 2023


@dataclass(frozen=True)
class Took:
    """One evaluation of one city."""

    staff: int
    compute: float
    prepare: float
    statements: int

    @property
    def seconds(self) -> float:
        return self.compute + self.prepare


def measure(sizes: tuple[int, ...] = SIZES) -> list[Line]:
    from benchmarks.synthetic_city import SOURCES, services

    offered = services()
    runs = [_run(size, FIRST_YEAR + number, offered) for number, size in enumerate(sizes)]
    first, last = runs[0], runs[-1]
    lines = [Line(f"evaluate {run.staff:,} employees × {len(SOURCES)} indicators", run.seconds, "s") for run in runs]
    growth = math.log(last.seconds / first.seconds) / math.log(last.staff / first.staff)
    lines.append(Line("growth of its time", growth, "exponent of n", "n", growth, GROWTH))
    ratio = last.statements / first.statements
    lines.append(Line("statements", last.statements, "statements", "those of the smallest city", ratio, 1.0))
    return lines


def _run(size: int, year: int, offered: list[UUID]) -> Took:
    from django.db import connection

    from benchmarks.synthetic_city import city
    from kinerja.judgement.evaluation.commands import prepare
    from kinerja.judgement.measurement.commands import compute
    from kinerja.platform.access.actors import system

    period = city(size, year, offered)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    gc.collect()
    asked = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(sql, params, many, context)

    now = datetime(year + 1, 1, 10, tzinfo=UTC)
    by = {"actor": system(now.date()), "now": now}
    with connection.execute_wrapper(count):
        started = time.perf_counter()
        run = compute(period, **by)
        computed = time.perf_counter()
        prepare(period, run=run, **by)
        done = time.perf_counter()
    return Took(size, computed - started, done - computed, asked)


def main(sizes: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as home:
        os.environ["KINERJA_HOME"] = home
        from kinerja.doors.cli.boot import boot

        boot()
        from kinerja.doors.cli.cell import ensure_cell

        ensure_cell()
        for line in measure(sizes):
            print(
                f"{line.what}: {line.value:,.3f} {line.unit}" + ("" if line.good else f" (bound {line.bound} broken)")
            )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
