"""Pages in a real browser: Debian's Chromium through Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.doors.web.places import Scene, scene_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# As root in a container, and without the services of its maker that would look for hosts on their own.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; nothing of ours is asynchronous.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def city(transactional_db: None, cast: Any, live_server: Any) -> Scene:
    """The cast behind a real server, with something for everybody to do."""
    scene = scene_of(cast)
    scene.address = live_server.url  # type: ignore[attr-defined]
    for made_on_first_need in ("proposal", "idea", "publication"):
        getattr(scene, made_on_first_need)
    return scene


class Visit:
    """A page of somebody, at a width; `complaints` are what the browser's console said."""

    def __init__(self, chromium: Any, city: Any, who: str, width: int, scripts: bool) -> None:
        self.city = city
        self.context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, base_url=city.address
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if who != "nobody":
            self.page.goto("/masuk")
            self.page.click(f'button[value="{who}"]')


@pytest.fixture
def visit(chromium: Any, city: Scene) -> Iterator[Any]:
    visits: list[Visit] = []

    def visit(who: str, *, width: int = 1280, scripts: bool = True) -> Visit:
        visits.append(Visit(chromium, city, who, width, scripts))
        return visits[-1]

    yield visit
    for one in visits:
        one.context.close()
