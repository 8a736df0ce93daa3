"""The browsers of the hall: kiosks and phones without script, consoles with their keys, a board that keeps itself."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

from django.test import Client
from django.urls import reverse

from kinerja.facts.queueing.words import word_of_kiosk
from tests.acceptance.hall_day.plan import Person
from tests.acceptance.hall_day.setting import Hall, Officer

FRESH = 8.0
"""Seconds after which a console is looked at anew; by itself it does so after fifteen."""
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


class Hands:
    def __init__(self, chromium: Any, address: str, hall: Hall) -> None:
        self.hall, self.contexts = hall, list[Any]()

        def context(scripts: bool, viewport: dict[str, int]) -> Any:
            made = chromium.new_context(base_url=address, java_script_enabled=scripts, viewport=viewport)
            made.set_default_timeout(60_000)
            self.contexts.append(made)
            return made

        self.kiosk = context(False, WIDE).new_page()
        self.phone = context(False, NARROW).new_page()
        self.board = context(True, WIDE).new_page()
        self.board.goto(reverse("citizen:board", args=[hall.unit.code]))
        self.consoles: dict[str, Any] = {}
        self.seen: dict[str, float] = {}
        for officer in hall.officers:
            client = Client()
            client.force_login(officer.user)
            own = context(True, WIDE)
            own.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
            self.consoles[officer.name] = own.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    # The citizen.

    def take(self, person: Person) -> tuple[list[tuple[str, str]], str]:
        """The numbers with what is said of each, and the address of their page."""
        code = self.hall.unit.code
        page = self.phone if person.by_phone else self.kiosk
        kiosk = reverse("citizen:kiosk", args=[code, word_of_kiosk(self.hall.unit.pk)])
        page.goto(reverse("citizen:phone", args=[code]) if person.by_phone else kiosk)
        for letter in person.letters:
            page.check(f'input[name="lines"][value="{self.hall.lines[letter].pk}"]')
        _go(page, lambda: page.click(f'button[name="priority"][value="{person.priority}"]'))
        found = [
            (one.locator(".h-number").inner_text(), re.sub(r"\s+", " ", one.inner_text()))
            for one in page.locator(".h-ticket").all()
        ]
        return found, page.url.split("?")[0]

    def cancel(self, place: str, label: str) -> None:
        self.phone.goto(place)
        section = self.phone.locator(".h-ticket", has_text=label)
        _go(self.phone, lambda: section.locator("button").click())
        assert "pergi" in self.phone.locator(".h-ticket", has_text=label).inner_text().lower()

    def answer(self, place: str, answers: dict[str, int | None]) -> None:
        page = self.phone
        page.goto(place)
        _go(page, lambda: page.click(".h-ask button"))
        for code, score in answers.items():
            page.check(f'input[name="{code}"][value="{score or "x"}"]', force=True)
        _go(page, lambda: page.click("main button.btn-primary"))
        assert page.url.endswith("/layanan/terima-kasih"), page.inner_text("main")

    # The officer.

    def sit(self, officer: Officer) -> None:
        page = self.consoles[officer.name]
        page.goto("/loket")
        _go(page, lambda: page.click(f'button[value="{officer.counter.pk}"]'))
        self._shown(officer)

    def key(self, officer: Officer, *keys: str) -> str:
        """Presses; the last one sends. Answers the number that then stands at the counter."""
        page = self.consoles[officer.name]
        for key in keys[:-1]:
            page.keyboard.press(key)
        _go(page, lambda: page.keyboard.press(keys[-1]))
        return self._shown(officer)

    def look(self, officer: Officer) -> None:
        """An idle console reloads itself; so does whoever wants to see the lists as they are."""
        self.consoles[officer.name].goto(reverse("counter:console", args=[officer.counter.pk]))
        self.seen[officer.name] = time.monotonic()

    def keep_fresh(self, officer: Officer) -> None:
        """No press may meet the moment at which an idle console reloads itself."""
        if time.monotonic() - self.seen[officer.name] > FRESH:
            self.look(officer)

    def pick(self, officer: Officer, label: str, press: str) -> str:
        """A button beside a number in one of the lists."""
        self.look(officer)
        page = self.consoles[officer.name]
        row = page.locator(".c-list li", has_text=label)
        _go(page, lambda: row.locator(f'button[value="{press}"]').click())
        return self._shown(officer)

    def choose(self, officer: Officer, press: str, **given: str) -> str:
        """A button with a choice beside it: hold, transfer, add, close."""
        page = self.consoles[officer.name]
        form = page.locator("form", has=page.locator(f'button[value="{press}"]')).first
        for name, value in given.items():
            field = form.locator(f'[name="{name}"]')
            field.select_option(value) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(value)
        _go(page, lambda: form.locator(f'button[value="{press}"]').click())
        return "" if press == "close" else self._shown(officer)

    def _shown(self, officer: Officer) -> str:
        page = self.consoles[officer.name]
        self.seen[officer.name] = time.monotonic()
        assert not page.locator(".k-summary").count(), page.inner_text("main")
        shown = str(page.inner_text(".c-number"))
        return "" if shown == "–" else shown

    # The board.

    def calls(self) -> list[tuple[str, str]]:
        rows = self.board.locator("[data-call]").all()
        return [(one.get_attribute("data-call"), one.get_attribute("data-counter")) for one in rows]

    def board_comes_to_show(self, calls: Sequence[tuple[str, str]]) -> None:
        """By itself, within a poll or two."""
        first = calls[0][0]
        # A locator, no script: the pages' content policy lets none be evaluated.
        self.board.locator("[data-call]").first.and_(self.board.locator(f'[data-call="{first}"]')).wait_for()
        assert self.calls() == list(calls)


def _go(page: Any, act: Any) -> None:
    with page.expect_navigation(wait_until="domcontentloaded"):
        act()
