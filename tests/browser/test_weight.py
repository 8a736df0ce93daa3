"""What a phone has to fetch: the first page below 100 KB, every later one below 20 KB.

Served as in production: our own application with its compression and its static files, not the test server's.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from tests.doors.web.places import Scene, scene_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRST, LATER = 100_000, 20_000
LATER_PAGES = ("/saya/tanda-terima", "/saya/pertanyaan", "/saya", "/saya/rencana", "/saya/lapor")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: the test asks the browser."""


class Scale:
    """Counts at the server what goes over the line, compressed as it is: what a service worker fetches is in it too."""

    def __init__(self) -> None:
        self.by_path: Counter[str] = Counter()

    @property
    def total(self) -> int:
        return sum(self.by_path.values())

    def weighed(self, application: Any) -> Any:
        def answer(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
            path = environ["PATH_INFO"]

            def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
                self.by_path[path] += len(status) + sum(len(name) + len(value) + 4 for name, value in headers)
                return start(status, headers, *more)

            body = application(environ, begin)
            try:
                for part in body:
                    self.by_path[path] += len(part)
                    yield part
            finally:
                body.close()
                connections.close_all()  # each request has a thread of its own

        return answer


@pytest.fixture
def scale() -> Scale:
    return Scale()


@pytest.fixture
def house(transactional_db: None, cast: Any, scale: Scale) -> Iterator[str]:
    scene: Scene = scene_of(cast)
    assert scene.receipt
    with make_server("127.0.0.1", 0, scale.weighed(get_wsgi_application()), Server, Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str, Scale], None]:
    """The numbers stand in the output of every run."""

    def say(what: str, scale: Scale) -> None:
        with capsys.disabled():
            print(f"\n{what}: {scale.total} bytes, {scale.by_path.most_common(4)}", end="")

    return say


def test_the_first_view_and_every_later_page_are_light(chromium: Any, house: str, scale: Scale, say: Any) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, base_url=house)
    page = context.new_page()
    page.goto("/masuk?next=/saya/lapor")
    page.click('button[value="sari"]')
    page.wait_for_selector("#lapor[data-ready]")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_load_state("networkidle")  # the worker is ready once it has kept all its files
    say("first view", scale)
    assert 10_000 < scale.total < FIRST, scale.by_path.most_common()
    for address in LATER_PAGES:
        scale.by_path.clear()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        say(address, scale)
        assert 500 < scale.total < LATER, (address, scale.by_path.most_common())
    context.close()
