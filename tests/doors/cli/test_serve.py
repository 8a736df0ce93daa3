"""`kinerja serve` as a program: it answers, mends what dies, and leaves nothing behind."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from kinerja.doors.cli.serving.supervisor import answers
from tests.harness.cells import Cell, command, free_port

pytestmark = pytest.mark.slow


def wait_for(truth: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def served(cell: Cell) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    process = subprocess.Popen(
        command(["serve", "--port", str(port), "--workers", "1", "--json"]),
        env=cell.environment(), cwd=cell.home, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield process, port
    process.kill()
    process.wait()


def family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def background_workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    alive = [child for child in family(process) if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "kinerja.doors.jobs" in child.cmdline()]


def test_it_announces_itself_mends_a_dead_worker_and_stops_in_seconds(served) -> None:
    process, port = served
    wait_for(lambda: answers(f"http://127.0.0.1:{port}"), 30)

    worker = next(child for child in family(process) if "kinerja.doors.jobs" in child.cmdline())
    worker.kill()
    wait_for(
        lambda: any("kinerja.doors.jobs" in child.cmdline() for child in family(process) if child.pid != worker.pid)
    )

    children = family(process)
    process.send_signal(signal.SIGTERM)
    printed, _errors = process.communicate(timeout=12)
    assert json.loads(printed)["address"] == f"http://127.0.0.1:{port}"
    assert process.returncode == 0
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_it_leaves_nothing_on_the_port_when_it_is_killed(served) -> None:
    process, port = served
    wait_for(lambda: answers(f"http://127.0.0.1:{port}"), 30)
    process.kill()
    wait_for(lambda: not answers(f"http://127.0.0.1:{port}"))
