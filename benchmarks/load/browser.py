"""What the browsers of the deadline night send, and what they take for a right answer."""

from __future__ import annotations

import gzip
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.load.client import HOST, Answer

PAGES = {"reports": "/saya/laporan", "home": "/saya", "board": "/tim/papan"}
POLL = "/tim/papan/detak"
ON_INDICATOR = 0.7


@dataclass
class Browsers:
    """Everybody's: people of the staff, and superiors whose board stands open."""

    staff: Sequence[Mapping[str, str]]
    boards: Sequence[dict[str, Any]]
    days: Sequence[str]
    chance: random.Random

    def message(self, kind: str, who: int) -> bytes:
        if kind == "poll":
            board = self.boards[who]
            return request("GET", POLL, {"Cookie": f"sessionid={board['session']}", "If-None-Match": board["etag"]})
        if kind == "board":
            board = self.boards[who % len(self.boards)]
            return request("GET", PAGES["board"], {"Cookie": f"sessionid={board['session']}"})
        visitor = self.staff[who]
        cookie = {"Cookie": f"sessionid={visitor['session']}; csrftoken={visitor['csrf']}"}
        if kind == "write":
            return request("POST", PAGES["reports"], cookie, urlencode(self._report(visitor)))
        return request("GET", PAGES[kind], cookie)

    def _report(self, visitor: Mapping[str, str]) -> dict[str, str]:
        cases = str(self.chance.randrange(1, 30))
        tied = self.chance.random() < ON_INDICATOR
        return {
            "csrfmiddlewaretoken": visitor["csrf"],
            "submission": str(uuid4()),
            "begun": visitor["begun"],
            "day": self.chance.choice(self.days),
            "text": f"Melayani {cases} warga di loket dan memeriksa kelengkapan berkasnya",
            "indicator": visitor["indicator"] if tied else "",
            "quantity": cases if tied else "",
            "minutes": str(self.chance.randrange(15, 240)),
            "link": "",
        }

    def take(self, kind: str, who: int, answer: Answer, *, look: bool) -> str:
        """What is wrong with an answer, empty where nothing is; a board remembers what it was shown."""
        if kind == "write":
            return "" if is_thanks(answer) else f"status {answer.status}"
        if kind == "poll" and answer.status == 304:
            return ""
        if answer.status != 200:
            return f"status {answer.status}"
        if kind == "poll":
            self.boards[who]["etag"] = answer.headers[b"etag"].decode()
            return ""
        return "" if not look or b"</html>" in unpacked(answer) else "no whole page"


def is_thanks(answer: Answer) -> bool:
    """A report was taken: back to the day it is of. A refused one is shown again instead."""
    return answer.status == 302 and answer.headers.get(b"location", b"").startswith(b"/saya/laporan#")


def unpacked(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get(b"content-encoding") == b"gzip" else answer.body


def request(method: str, path: str, headers: Mapping[str, str], body: str = "") -> bytes:
    """As from a browser that takes packed pages."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", "Accept-Encoding: gzip"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if method == "POST":
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body.encode())}"]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
