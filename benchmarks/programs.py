"""The `kinerja` command as a program: how long it works, and how much memory it takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


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


def kinerja(environment: Mapping[str, str], *words: str | Path, expected: int = 0) -> Done:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", _PROGRAM, *map(str, words)]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True)
    if done.returncode != expected:
        raise RuntimeError(done.stderr)
    seconds, megabytes = done.stderr.splitlines()[-1].split()
    return Done(done.stdout, float(seconds), float(megabytes))


def timed(action: Callable[..., object], *arguments: object, **more: object) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    action(*arguments, **more)
    return time.perf_counter() - started
