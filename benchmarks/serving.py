"""Servers for benchmarks, and how many pages a second they give."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import psutil

from kinerja.doors.cli.commands.serve import web_server

CHECKOUT = Path(__file__).resolve().parent.parent
# One process serves, the other core asks. Two ask at once, so that the server never waits for a question.
WORKERS, ASKING = 1, 2
START_WITHIN = 60.0


@dataclass(frozen=True)
class Site:
    """One page of one server on this machine."""

    port: int
    path: str = "/"
    cookie: str = ""

    def ask(self, connection: HTTPConnection) -> bytes:
        connection.request("GET", self.path, headers={"Cookie": self.cookie} if self.cookie else {})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{self.path}: status {answer.status}")
        return body

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)


@contextmanager
def serving(
    port: int, application: str = "", *, workers: int = WORKERS, **environment: str
) -> Iterator[psutil.Process]:
    """granian as `kinerja serve` starts it, on the house's application or another."""
    command = web_server("127.0.0.1", port, workers).command
    if application:
        command[-1] = application
    process = subprocess.Popen(command, cwd=CHECKOUT, env=os.environ | environment, stdout=sys.stderr)
    try:
        await_port(port)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(15)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def await_port(port: int) -> None:
    deadline = time.monotonic() + START_WITHIN
    while True:
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).connect()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def pages_per_second(site: Site, seconds: float) -> float:
    """Over connections that stay open."""
    counts = [0] * ASKING
    until = time.perf_counter() + seconds

    def keep_asking(number: int) -> None:
        connection = site.connect()
        while time.perf_counter() < until:
            site.ask(connection)
            counts[number] += 1
        connection.close()

    threads = [Thread(target=keep_asking, args=(number,)) for number in range(ASKING)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)
