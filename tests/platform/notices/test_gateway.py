"""The HTTP gateway, against a server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from kinerja.platform.notices import gateway
from kinerja.platform.notices.gateway import signature
from kinerja.platform.notices.messages import Message, NotDelivered

NOW = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
MESSAGE = Message("key-1", "+628123", "Kinerja: SKP", "SKP Anda disepakati.", "id", "http://x/saya", "http://x/stop")


class Server(HTTPServer):
    """Answers with `status` and keeps what it was sent."""

    status = 202
    taken: list[tuple[dict[str, str], bytes]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_words: Any) -> None:
        """Quiet."""


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.taken = []
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.GATEWAY_URL = f"http://127.0.0.1:{made.server_port}/kirim"
    settings.GATEWAY_SECRET = "rahasia-uji"
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_it_posts_signed_json_and_keeps_the_answer(server: Server) -> None:
    assert gateway.send(MESSAGE, NOW) == "HTTP 202"
    ((headers, body),) = server.taken
    assert json.loads(body) == {
        "key": "key-1", "to": "+628123", "text": "SKP Anda disepakati.", "link": "http://x/saya", "language": "id",
    }  # fmt: skip
    assert headers["X-Kinerja-Signature"] == "sha256=" + signature("rahasia-uji", headers["X-Kinerja-Time"], body)


@pytest.mark.parametrize(("status", "final"), [(500, False), (503, False), (429, False), (400, True), (302, True)])
def test_it_tries_again_only_what_may_succeed(server: Server, status: int, final: bool) -> None:
    server.status = status
    with pytest.raises(NotDelivered) as failure:
        gateway.send(MESSAGE, NOW)
    assert (failure.value.problem, failure.value.final) == (f"HTTP {status}", final)
    assert len(server.taken) == 1, "a redirect is not followed"


def test_it_tries_again_when_nobody_answers(settings: Any) -> None:
    settings.GATEWAY_URL = "http://127.0.0.1:1/kirim"
    with pytest.raises(NotDelivered) as failure:
        gateway.send(MESSAGE, NOW)
    assert not failure.value.final


@pytest.mark.parametrize("address", ["http://gateway.example/kirim", "ftp://127.0.0.1/", "http://10.0.0.8/"])
def test_it_sends_no_number_in_the_clear_to_another_machine(settings: Any, address: str) -> None:
    settings.GATEWAY_URL = address
    with pytest.raises(NotDelivered, match="https"):
        gateway.send(MESSAGE, NOW)


def test_without_an_address_it_writes_into_the_home(settings: Any, tmp_path: Path) -> None:
    settings.GATEWAY_URL, settings.EMAIL_FILE_PATH = "", tmp_path / "outbox"
    gateway.send(MESSAGE, NOW)
    gateway.send(MESSAGE, NOW)
    lines = (tmp_path / "outbox" / "gateway.jsonl").read_text().splitlines()
    assert [json.loads(line)["to"] for line in lines] == ["+628123", "+628123"]
