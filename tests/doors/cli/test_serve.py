"""`kinerja serve` as a program: it answers, mends what dies, and leaves nothing behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from kinerja.doors.cli.serving.supervisor import Child, answers
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


def test_what_a_child_prints_leaves_the_document_on_standard_output_alone(capfd: pytest.CaptureFixture[str]) -> None:
    child = Child("uji", [sys.executable, "-c", "print('Killing worker-1')"])
    child.start()
    wait_for(lambda: not child.is_alive())
    assert capfd.readouterr() == ("", "Killing worker-1\n")


def test_it_leaves_nothing_on_the_port_when_it_is_killed(served) -> None:
    process, port = served
    wait_for(lambda: answers(f"http://127.0.0.1:{port}"), 30)
    process.kill()
    wait_for(lambda: not answers(f"http://127.0.0.1:{port}"))


ASK = """
import os, sys, json, django
os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.config.settings"
django.setup()
from datetime import datetime, timedelta, UTC
from kinerja.platform.operations.models import Beat, Outage
from kinerja.platform.operations.outages import because, moved
from kinerja.pure.lib.zones import WITA
beat, last = Beat.objects.first(), Outage.objects.order_by("-ends").first()
due = last.ends + timedelta(minutes=5) if last else datetime.now(UTC)
found = moved(due)
print(json.dumps({
    "alive": beat is not None, "outages": Outage.objects.count(),
    # A machine that stumbles under its load is measured too: all of it moves the deadline.
    "lost": sum((one.ends - one.starts).total_seconds() for one in Outage.objects.all()),
    "moved": found.moved_by.total_seconds(), "said": because(found, WITA) is not None,
}))
"""
HASTE = {"KINERJA_BEAT_SECONDS": "0.2", "KINERJA_OUTAGE_SECONDS": "3"}


def ask(cell: Cell) -> dict[str, float]:
    """What the database of this cell knows."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=cell.environment(), capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(asked.stdout)


def serve(cell: Cell) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(["serve", "--port", str(free_port()), "--workers", "1"]), env=cell.environment(**HASTE), cwd=cell.home,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_it_measures_its_own_death_and_moves_the_deadline(cell: Cell) -> None:
    """kill -9 as on a machine that loses its power: nothing can be written any more when it happens."""
    first = serve(cell)
    try:
        wait_for(lambda: ask(cell)["alive"], 40)
    finally:
        first.kill()
        first.wait()
    assert ask(cell)["outages"] == 0
    time.sleep(5)
    second = serve(cell)
    try:
        wait_for(lambda: ask(cell)["outages"], 40)
        known = ask(cell)
    finally:
        second.send_signal(signal.SIGTERM)
        second.wait(15)
    assert known["lost"] > 3
    assert known["moved"] == pytest.approx(known["lost"])
    assert known["said"]
