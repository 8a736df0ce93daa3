"""`make bench [ONLY=name]`: benchmarks on both databases, into docs/benchmarks.md; 1 where a ratio is broken.

A benchmark is a module with `measure() -> list[Line]`; it runs in a process and a cell of its own, so that
its memory is its own too.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.lines import Line
from tests.harness import postgres

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = CHECKOUT / "docs" / "benchmarks.md"
BENCHMARKS = (
    "import_log",
    "figures",
    "evaluate",
    "ratings",
    "documents",
    "closing",
    "pages",
    "jobs",
    "board_poll",
    "kiosk_rush",
    "hall_polls",
    "deadline_night",
)
ENGINES = ("SQLite", "PostgreSQL")


def run(name: str, url: str) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as home:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.measure", name],
            cwd=CHECKOUT, env=os.environ | {"KINERJA_HOME": home, "DATABASE_URL": url},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"the benchmark {name} failed")
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


def run_on(name: str, engine: str) -> list[Line]:
    print(f"{name}, {engine} …", flush=True)
    if engine == "SQLite":
        return run(name, "")
    binaries = postgres.binaries()
    if binaries is None:
        raise SystemExit(postgres.MISSING)
    server = postgres.Server(binaries, durable=True)
    try:
        server.start()
        return run(name, server.url())
    finally:
        server.stop()


def _row(engine: str, line: Line) -> str:
    ratio = "" if line.ratio is None else f"{line.ratio:.2f} × {line.floor}"
    bound = "" if line.bound is None else f"≤ {line.bound:g}" + ("" if line.good else " **broken**")
    return f"| {line.what} | {engine} | {line.value:,.4g} {line.unit} | {ratio} | {bound} |"


def section(name: str, found: dict[str, list[Line]], load: float) -> str:
    """`load` is the load average of the machine before it: what others were doing then is in the figures."""
    rows = [_row(engine, line) for engine, lines in found.items() for line in lines]
    said = f"Load average of the machine before it: {load:.1f}."
    head = f"## {name}\n{said}\n\n| what | on | measured | ratio | bound |\n|---|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def written() -> dict[str, str]:
    """The sections that stand on the page already, by name."""
    if not PAGE.exists():
        return {}
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.split("\n", 1)[0]: f"## {part.rstrip()}\n" for part in parts}


def write(new: dict[str, str]) -> None:
    """Only what was measured is replaced, so that one benchmark can be renewed alone."""
    known = written() | new
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"
    head = f"# Benchmarks\nWritten by `make bench`, last on {datetime.now(UTC):%Y-%m-%d}: {machine}.\n"
    PAGE.write_text("\n".join([head, *(known[name] for name in BENCHMARKS if name in known)]), encoding="utf-8")


def main(names: list[str]) -> int:
    good = True
    for name in names or BENCHMARKS:
        load = os.getloadavg()[0]
        found = {engine: run_on(name, engine) for engine in ENGINES}
        print(section(name, found, load), flush=True)
        write({name: section(name, found, load)})
        good = good and all(line.good for lines in found.values() for line in lines)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
