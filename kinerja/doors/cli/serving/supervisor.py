"""Two children in process groups of their own: restarted when they die, stopped together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .pulse import Pulse

GRACE = 8.0  # seconds between the request to stop and the end
SHORTEST_WAIT = 0.5
LONGEST_WAIT = 30.0  # seconds between two attempts of a child that keeps dying
CALM = 60.0  # a child that lived so long starts with a clean record
ANSWER_WITHIN = 60.0

# What the children print (granian: "Killing worker-1 …") is for the eye; our own output is one document of `--json`.
_WORDS_OF_CHILDREN = 2

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)  # loaded here: between fork and exec nothing may be loaded any more


def _die_with_parent() -> None:
    """A supervisor that was killed outright must not leave a server on the port (Linux only)."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One program that must run; `pause` doubles each time it dies soon after its start."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = SHORTEST_WAIT
    not_before: float = 0.0

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=_WORDS_OF_CHILDREN,
            start_new_session=True, preexec_fn=_die_with_parent,
        )  # fmt: skip
        self.started = time.monotonic()

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def bury(self) -> None:
        """End what the dead child itself had started, and decide when it may start again."""
        self.signal(signal.SIGKILL)
        now = time.monotonic()
        self.pause = SHORTEST_WAIT if now - self.started > CALM else min(self.pause * 2, LONGEST_WAIT)
        self.not_before = now + self.pause
        self.process = None


class Supervisor:
    """Starts the children, says when the first page answers, restarts the dead, stops on SIGTERM or SIGINT."""

    def __init__(self, children: Sequence[Child], *, address: str, announce: Callable[[], None]) -> None:
        self.children = children
        self.address = address
        self.announce = announce
        self.pulse = Pulse(address)
        self.stopping = False
        self.announced = False
        self.began = time.monotonic()

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        try:
            for child in self.children:
                child.start()
            self.pulse.start()
            while not self.stopping:
                self._look_after()
                time.sleep(0.1 if not self.announced else 0.5)
        finally:
            self.stop()

    def _ask_to_stop(self, *_signal: object) -> None:
        self.stopping = True

    def _look_after(self) -> None:
        for child in self.children:
            if child.is_alive():
                continue
            if child.process is not None:
                self._tell_of_death(child, child.process.returncode)
            elif time.monotonic() >= child.not_before:
                child.start()
        if not self.announced:
            self._announce_when_answering()

    def _tell_of_death(self, child: Child, status: int) -> None:
        child.bury()
        text = _("Proses {name} berhenti (status {status}); dijalankan lagi dalam {seconds} detik.")
        print(text.format(name=child.name, status=status, seconds=child.pause), file=sys.stderr, flush=True)

    def _announce_when_answering(self) -> None:
        if answers(self.address):
            self.announced = True
            self.announce()
        elif time.monotonic() - self.began > ANSWER_WITHIN:
            self.announced = True
            text = _("Server belum menjawab setelah {seconds} detik. Lihat pesan di atas, lalu `kinerja doctor`.")
            print(text.format(seconds=int(ANSWER_WITHIN)), file=sys.stderr, flush=True)

    def stop(self) -> None:
        """Ask every child to end, wait a little, then end what is left of their groups."""
        self.pulse.stop()
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while any(child.is_alive() for child in self.children) and time.monotonic() < deadline:
            time.sleep(0.05)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()


def answers(address: str) -> bool:
    """Whether the front page answers; a redirect or an error of its own is an answer too."""
    try:
        with urllib.request.urlopen(f"{address}/", timeout=2):  # noqa: S310 - our own http address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
