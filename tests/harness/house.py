"""The house's own application in this process, with its compression and its static files, as browsers meet it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application
from django.db import connection

THREADS = 8


class Silent(WSGIRequestHandler):
    timeout = 2.0  # a browser opens lines it may never use

    def log_message(self, *args: Any) -> None:
        """Nothing: the test asks the browser."""


class Pooled(WSGIServer):
    """Threads that stay keep their connection to the database; opening one costs more than a page."""

    pool: ThreadPoolExecutor

    def process_request(self, request: Any, client_address: Any) -> None:
        self.pool.submit(self._answer, request, client_address)

    def _answer(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            pass  # the browser went elsewhere
        finally:
            self.shutdown_request(request)


@contextmanager
def open_house() -> Iterator[str]:
    """Its address."""
    opened: list[Any] = []

    def connect() -> None:
        connection.inc_thread_sharing()
        opened.append(connection._connections[connection._alias])  # type: ignore[attr-defined]

    application = get_wsgi_application()
    with make_server("127.0.0.1", 0, application, Pooled, Silent) as server:
        with ThreadPoolExecutor(THREADS, initializer=connect) as pool:
            server.pool = pool  # type: ignore[attr-defined]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()
        for one in opened:
            one.close()
