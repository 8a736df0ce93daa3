"""`python -m kinerja.doors.jobs`: one background worker, until SIGTERM or SIGINT."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime


def main() -> None:
    """The job at hand is finished first; one that takes longer is taken up again when its lease ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.config.settings")
    import django

    django.setup()
    from .worker import run_until

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_until(stop, clock=lambda: datetime.now(UTC))


if __name__ == "__main__":
    main()
