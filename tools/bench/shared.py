"""A cell of the benchmark's own, the log it is measured with, and how things are timed."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def kinerja(environment: dict[str, str], *words: str | Path, expected: int = 0) -> str:
    """Run the command; its standard output."""
    command = [sys.executable, "-m", "kinerja.doors.cli.main", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode != expected:
        raise RuntimeError(done.stderr)
    return done.stdout


def timed(action: Callable[..., object], *arguments: object, **more: object) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    action(*arguments, **more)
    return time.perf_counter() - started


def peak_memory() -> float:
    """The largest resident set of any program started so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def show(rows: list[Row]) -> None:
    """One line a figure."""
    for row in rows:
        print(
            "  ".join(f"{name} {value:.3g}" if isinstance(value, float) else f"{value}" for name, value in row.items())
        )
