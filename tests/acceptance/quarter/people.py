"""Somebody of the cast before a browser of his own, on a day that the story chooses."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

PALU = ZoneInfo("Asia/Makassar")
WAIT, STEP = 30_000, 50
# Where pictures of the screens are put while somebody wants to look at them.
SHOTS = os.environ.get("KINERJA_SHOTS")
# What Chromium says of an answer that refuses; the refusal itself is read on the page.
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (403|404|409|422)\b")
NO_LINE = re.compile(r"net::ERR_INTERNET_DISCONNECTED")


def spoken(name: str) -> re.Pattern[str]:
    """A name whose second half is only read aloud stands a space apart: "Ubah : Surat keterangan"."""
    return re.compile(r"\s*:".join(re.escape(part) for part in name.split(":")), re.IGNORECASE)


class Clock:
    """The instant every page reads; the story sets it forward."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    @property
    def today(self) -> date:
        return self.now.astimezone(PALU).date()

    def at(self, day: date, hour: int = 10, minute: int = 0) -> None:
        """Time only passes: a test that goes back has a mistake."""
        then = datetime.combine(day, time(hour, minute), PALU).astimezone(UTC)
        assert then >= self.now, f"{then} is before {self.now}"
        self.now = then

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)


class Somebody:
    """`sari.at("/saya").press("Kirim laporan").reads("Laporan terkirim")`: acts, and looks at what is on the screen."""

    def __init__(self, chromium: Any, address: str, who: str, width: int = 1280, clock: Clock | None = None) -> None:
        self.who, self.clock = who, clock
        self.context = chromium.new_context(
            viewport={"width": width, "height": 800}, base_url=address, timezone_id=PALU.key, locale="id-ID"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.complaints.append(f"unhandled: {error}"))
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto("/masuk")
        self.page.click(f'button[value="{who}"]')

    def at(self, path: str) -> Somebody:
        self.page.goto(path)
        return self

    @property
    def text(self) -> str:
        """What can be seen or is read aloud, without regard to how it is set."""
        return " ".join(self.page.locator("body").inner_text().split())

    def reads(self, *sentences: str) -> Somebody:
        for sentence in sentences:
            self.until(lambda s=sentence: s.casefold() in self.text.casefold(), lambda s=sentence: f"“{s}” not in:")
        return self

    def misses(self, *sentences: str) -> Somebody:
        for sentence in sentences:
            assert sentence.casefold() not in self.text.casefold(), f"{self.who} sees “{sentence}”: {self.text}"
        return self

    def until(self, for_what: Callable[[], bool], said: Callable[[], str] = lambda: "waited for nothing:") -> None:
        """Asked again and again from here: the page's policy lets nobody wait inside it."""
        for _ in range(WAIT // STEP):
            if for_what():
                return
            self.page.wait_for_timeout(STEP)
        raise AssertionError(f"{self.who} at {self.page.url}: {said()} {self.text}")

    def press(self, name: str, *, inside: Any = None) -> Somebody:
        """A button that sends a form; returns on the page that answers."""
        with self.page.expect_navigation():
            (inside or self.page).get_by_role("button", name=spoken(name)).first.click()
        return self

    def follow(self, name: str, *, inside: Any = None) -> Somebody:
        with self.page.expect_navigation():
            (inside or self.page).get_by_role("link", name=spoken(name)).first.click()
        return self

    def unfold(self, name: str, *, inside: Any = None) -> Somebody:
        (inside or self.page).locator("summary", has_text=name).first.click()
        return self

    def fill(self, **fields: str) -> Somebody:
        """By the name of the field; a choice by its value."""
        for name, value in fields.items():
            self._field(self.page.locator(f'main [name="{name}"]:not([type=hidden])'), value)
        return self

    def _field(self, field: Any, value: str) -> None:
        kind = field.first.evaluate("e => e.type || e.tagName")
        if kind == "radio":
            field.and_(self.page.locator(f'[value="{value}"]')).check()
            return
        # The form that lies open, where others with the same field are folded.
        seen = field.filter(visible=True)
        shown = seen.first if seen.count() else field.first
        if kind.startswith("select"):
            shown.select_option(value)
        else:
            shown.fill(value)

    def shot(self, name: str) -> Somebody:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
        return self

    @property
    def unhandled(self) -> list[str]:
        """Complaints of the browser that no refusal and no lost line explains."""
        return [said for said in self.complaints if not REFUSED.search(said) and not NO_LINE.search(said)]

    def close(self) -> None:
        self.context.close()
