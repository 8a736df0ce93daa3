"""A PostgreSQL of our own: in a temporary folder, reached by a socket only we may open, gone afterwards.

Never the machine's cluster. initdb refuses root, so as root an unprivileged user runs it, in a folder of
its own: the checkout may lie where that user cannot look.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.harness import folders

USERS = ("postgres", "nobody")
OPTIONS = {"listen_addresses": "", "max_connections": "60", "shared_buffers": "128MB"}
# Speed, not safety: what the tests write does not outlive the run.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)  # loaded here: between fork and exec nothing may be loaded any more
MISSING = (
    "PostgreSQL tidak ditemukan; uji harus berjalan pada kedua basis data. Pasang: apt-get install postgresql\n"
    "No PostgreSQL was found; the tests must run on both databases. Install it: apt-get install postgresql\n"
    "(KINERJA_TEST_SQLITE_ONLY=1 make test: SQLite only · hanya SQLite)"
)


def binaries() -> Path | None:
    """The folder with initdb and postgres: on PATH, else the newest of Debian's."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).resolve().parent
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _unprivileged() -> dict[str, Any]:
    """Arguments of subprocess that drop root; none where we are not root."""
    if os.geteuid():
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next(known[name] for name in USERS if name in known)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _stop_with_us() -> None:
    """A test run that is killed outright must not leave a server behind."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


class Server:
    """One private server: `start()`, `url(database)`, `stop()`. `durable` for benchmarks: as in production."""

    def __init__(self, folder_of_binaries: Path, *, durable: bool = False) -> None:
        self.binaries = folder_of_binaries
        self.options = OPTIONS if durable else OPTIONS | HASTY
        self.who = _unprivileged()
        self.folder = folders.new("pg")
        if self.who:
            os.chown(self.folder, self.who["user"], self.who["group"])
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        # A clean environment: PGDATA, PGHOST and friends of the developer's shell must not reach it.
        self.call("initdb", "-D", "data", "-U", "kinerja", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = [part for name, value in self.options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", "data", "-k", self.folder, *options],
                cwd=self.folder, env=self._environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=_stop_with_us, **self.who,
            )  # fmt: skip
        self._wait_until_ready()

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}

    def call(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.binaries / program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            cwd=self.folder, env=self._environment(), **self.who,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _wait_until_ready(self, seconds: float = 30.0) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                return self.call("pg_isready", "-q", "-h", str(self.folder), "-U", "kinerja")
            except RuntimeError:
                time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text())

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://kinerja@/{database}?host={self.folder}"

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)  # "fast": sessions are ended, not waited for
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)
