"""`kinerja serve`: the web server and the background worker, watched over until somebody stops them."""

from __future__ import annotations

import argparse
import os
import sys

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kinerja.doors.cli.cell import ensure_cell, let_go
from kinerja.doors.cli.results import Result, emit
from kinerja.doors.cli.serving.port import refuse_taken_port
from kinerja.doors.cli.serving.supervisor import Child, Supervisor

NAME = "serve"
HELP = gettext_lazy("Jalankan server web dan pekerja latar.")

# A request waits for the database more than it computes; four threads keep a core busy meanwhile.
THREADS_PER_WORKER = 4


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_("alamat yang didengarkan (bawaan %(default)s)"))
    parser.add_argument("--port", type=int, default=8000, help=_("porta (bawaan %(default)s)"))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help=_("banyaknya proses web"))
    parser.add_argument("--check", action="store_true", help=_("hanya periksa apakah porta bebas"))


def web_server(host: str, port: int, workers: int) -> Child:
    """granian; without the respawn and the kill timeout a dead or stuck worker would stay so."""
    options = [
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(THREADS_PER_WORKER), "--backlog", "2048"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"),
    ]
    return Child("web", [sys.executable, "-m", "granian", *options, "kinerja.config.wsgi:application"])


def background_worker() -> Child:
    return Child("jobs", [sys.executable, "-m", "kinerja.doors.jobs"])


def run(options: argparse.Namespace) -> Result | None:
    refuse_taken_port(options.host, options.port)
    if options.check:
        return Result({"host": options.host, "port": options.port, "free": True})
    ensure_cell()
    let_go()
    address = f"http://{_visible(options.host)}:{options.port}"

    def announce() -> None:
        text = _("Kinerja berjalan di {address} — hentikan dengan Ctrl+C").format(address=address)
        emit(Result({"address": address, "pid": os.getpid()}, text), options.format)

    children = [web_server(options.host, options.port, options.workers), background_worker()]
    Supervisor(children, address=address, announce=announce).run()
    return None


def _visible(host: str) -> str:
    """An address that can be typed into a browser on this machine."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
