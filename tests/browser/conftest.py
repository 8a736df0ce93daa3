"""Pages in a real browser; the browser itself is in tests/harness/browser.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.doors.web.places import Scene, scene_of


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
