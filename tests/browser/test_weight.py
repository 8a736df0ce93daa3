"""What a phone has to fetch: the first page below 100 KB, every later one below 20 KB; citizens need no script for it.

Served as in production: our own application with its compression and its static files, not the test server's.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from kinerja.facts.survey.terms import ELEMENTS
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
def scene(transactional_db: None, cast: Any) -> Scene:
    return scene_of(cast)


@pytest.fixture
def house(scene: Scene, scale: Scale) -> Iterator[str]:
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


CITIZENS_PAGES = ("/layanan/berkas", "/layanan/berkas/ajukan/ktp-baru", "/layanan/berkas/cari")


def test_what_a_citizen_opens_is_light(chromium: Any, house: str, cast: Any, scale: Scale, say: Any) -> None:
    word = scene_of(cast).desk.word
    context = chromium.new_context(viewport={"width": 360, "height": 800}, base_url=house)
    page = context.new_page()
    page.goto("/layanan")
    page.wait_for_load_state("networkidle")
    say("first view of a citizen", scale)
    assert 10_000 < scale.total < FIRST, scale.by_path.most_common()
    for address in (*CITIZENS_PAGES, f"/layanan/berkas/tanda-terima/{word}", f"/layanan/berkas/lacak/{word}"):
        scale.by_path.clear()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        say(address.replace(word, "…"), scale)
        assert 500 < scale.total < LATER, (address, scale.by_path.most_common())
    context.close()


HALL_PAGES = {
    "numbers from a phone": lambda scene: f"/layanan/{scene.hall.unit.code}",
    "the number": lambda scene: f"/layanan/nomor/{scene.hall.word}",
    "the board": lambda scene: f"/layanan/{scene.hall.unit.code}/papan",
    "the survey": lambda scene: f"/layanan/survei/{scene.survey_token}",
}


def test_each_page_of_a_hall_is_light_to_who_was_never_here(
    chromium: Any, scene: Scene, house: str, scale: Scale, say: Any
) -> None:
    for what, place in HALL_PAGES.items():
        address = place(scene)
        scale.by_path.clear()
        context = chromium.new_context(viewport={"width": 360, "height": 740}, base_url=house)
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        say(what, scale)
        assert 1_000 < scale.total < FIRST, (what, scale.by_path.most_common())
        context.close()


# A bad day of GPRS: 300 ms there and back, 50 kbit/s down.
TWO_G = {"offline": False, "latency": 300, "downloadThroughput": 50_000 / 8, "uploadThroughput": 20_000 / 8}
PATIENCE = 30.0
"""Seconds for a page nobody has kept yet. The machine may be busy; the line alone takes some eight of them."""


def test_a_citizen_on_a_bad_line_without_script_takes_a_number_follows_it_and_answers(
    chromium: Any, scene: Scene, house: str
) -> None:
    page = chromium.new_context(
        viewport={"width": 360, "height": 740}, base_url=house, java_script_enabled=False
    ).new_page()
    page.set_default_timeout(60_000)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", TWO_G)

    def within_patience(act: Callable[[], Any]) -> None:
        began = time.monotonic()
        act()
        page.wait_for_load_state("load")
        assert time.monotonic() - began < PATIENCE, page.url

    within_patience(lambda: page.goto(f"/layanan/{scene.hall.unit.code}"))
    page.check(f'input[name="lines"][value="{scene.hall.ktp.pk}"]')
    within_patience(lambda: page.click('button[name="priority"][value="none"]'))
    number = page.inner_text(".h-number")
    assert "di depan Anda" in page.inner_text("main")
    within_patience(page.reload)
    assert page.inner_text(".h-number") == number, "without script a reload follows it"
    within_patience(lambda: page.click(".h-ticket button"))
    assert "pergi" in page.inner_text(".h-ticket").lower()
    within_patience(lambda: page.goto(f"/layanan/survei/{scene.survey_token}"))
    for code in ELEMENTS:
        page.check(f'input[name="{code}"][value="4"]', force=True)
    within_patience(lambda: page.click("main button.btn-primary"))
    assert page.url.endswith("/layanan/terima-kasih")
    page.context.close()
