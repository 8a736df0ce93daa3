"""A cell of the benchmark's own, the log it is measured with, and how things are timed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT.parent / "shared/data/complaints/nyc_council_constituent_cases.csv.gz"
MAPPING = """
[source]
format = "csv"
timezone = "America/New_York"
[service]
code = "aduan"
name = "Aduan warga"
[columns]
case = "unique_key"
opened = "opendate"
closed = "closedate"
[attributes]
office = "account"
kind = "complaint_type"
descriptor = "descriptor"
borough = "borough"
board = "community_board"
"""

Row = dict[str, Any]


@contextmanager
def cell() -> Iterator[tuple[Path, dict[str, str]]]:
    """A home thrown away afterwards, and the environment of its programs. DATABASE_URL must name an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "peta.toml").write_text(MAPPING)
        yield home, {**os.environ, "KINERJA_HOME": str(home), "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Done:
    """What a command answered, how long it worked once Python and Django had started, and its largest memory."""

    answer: str
    seconds: float
    megabytes: float


# The largest resident set is asked of the process itself: what a parent sees counts the parent's own before the start.
_PROGRAM = """
import sys, time
from kinerja.doors.cli.boot import boot
boot()
from kinerja.doors.cli.main import main
started = time.perf_counter()
status = main(sys.argv[1:])
seconds = time.perf_counter() - started
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(seconds, int(peak) / 1024, file=sys.stderr)
sys.exit(status)
"""


def kinerja(environment: dict[str, str], *words: str | Path, expected: int = 0) -> Done:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", _PROGRAM, *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode != expected:
        raise RuntimeError(done.stderr)
    seconds, megabytes = done.stderr.splitlines()[-1].split()
    return Done(done.stdout, float(seconds), float(megabytes))


def timed(action: Callable[..., object], *arguments: object, **more: object) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    action(*arguments, **more)
    return time.perf_counter() - started


def show(rows: list[Row]) -> None:
    """One line a figure."""
    for row in rows:
        print(
            "  ".join(f"{name} {value:.3g}" if isinstance(value, float) else f"{value}" for name, value in row.items())
        )
