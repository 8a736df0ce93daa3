"""The supervisor asks its own door again and again: a page that wrote to the database is a proof of life."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.parse
import urllib.request

from django.conf import settings

from kinerja.platform.operations.pulse import token

ANSWER_WITHIN = 10.0  # seconds; a page slower than that is of no use to anybody
ANXIOUS = 1.0  # seconds between two tries while nothing answers: the first act after a stop must find it measured


class Pulse(threading.Thread):
    """Asks every so often until told to stop. What it learns stands in the database, so it survives kill -9."""

    def __init__(self, address: str) -> None:
        super().__init__(name="pulse", daemon=True)
        self.address = f"{address}/denyut"
        self.measured_by = f"serve@{socket.gethostname()}"[:80]
        self.over = threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self.over.wait(pause):
            every = settings.BEAT_EVERY.total_seconds()
            pause = every if self.ask() else min(every, ANXIOUS)

    def ask(self) -> bool:
        """Whether the whole road worked: port, page, database."""
        words = urllib.parse.urlencode({"word": token(self.measured_by)}).encode()
        request = urllib.request.Request(self.address, words, headers={"Host": _own_name(self.address)})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_WITHIN) as answer:  # noqa: S310 - our own http address
                return bool(answer.status == 204)
        except (OSError, urllib.error.URLError):
            return False

    def stop(self) -> None:
        self.over.set()


def _own_name(address: str) -> str:
    """A name this house listens to; the address of the machine itself may not be among them."""
    own = urllib.parse.urlsplit(address).netloc
    names = [name.removeprefix(".") for name in settings.ALLOWED_HOSTS]
    return own if not names or "*" in names or own.rpartition(":")[0] in names else names[0]
