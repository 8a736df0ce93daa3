"""The house's own web server on the database of the running test, in a process that can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings
from django.db import connection

from kinerja.doors.cli.commands.serve import web_server
from tests.harness import cells


class Server:
    """`start()`, `kill()` as by a power cut, `stop()`. Its home borrows the database and the keys of the test."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, cells.free_port()
        self.process: subprocess.Popen[bytes] | None = None
        shutil.copytree(settings.HOME, home, ignore=shutil.ignore_patterns("*.sqlite3*", "files"))
        self.url = ""
        if connection.vendor == "sqlite":
            (home / "kinerja.sqlite3").symlink_to(connection.settings_dict["NAME"])
        else:
            self.url = cells.url_of(connection.settings_dict["NAME"])

    def start(self) -> None:
        environment = {**os.environ, "KINERJA_HOME": str(self.home), "DATABASE_URL": self.url}
        self.process = subprocess.Popen(
            web_server("127.0.0.1", self.port, 1).command,
            env=environment, cwd=cells.CHECKOUT, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 40
        while not self._answers():
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)

    def _answers(self) -> bool:
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/layanan/terima-kasih")
            return line.getresponse().status == 200
        except OSError:
            return False
        finally:
            line.close()

    def kill(self) -> None:
        """Master and worker at once, in the midst of whatever they do."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.kill()
