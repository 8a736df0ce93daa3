"""By an HTTP gateway (WhatsApp, SMS): one signed JSON for one message; docs/operating.md has the contract.

Without a configured address the quiet twin writes a line into the home and nothing leaves the machine.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from datetime import datetime
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from .messages import Message, NotDelivered

TIMEOUT = 10.0
_AGAIN = {408, 425, 429}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry a person's number to somebody nobody configured."""

    def redirect_request(self, *_args: object) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def send(message: Message, now: datetime) -> str:
    """What the gateway answered. Raises NotDelivered."""
    body = json.dumps(
        {
            "key": message.key,
            "to": message.to,
            "text": message.body,
            "link": message.link,
            "language": message.language,
        },
        ensure_ascii=False,
    ).encode()
    if not settings.GATEWAY_URL:
        return _twin(body)
    return _posted(settings.GATEWAY_URL, body, now)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the time, a dot and the body, in hex."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _posted(address: str, body: bytes, now: datetime) -> str:
    if not _is_safe(address):
        raise NotDelivered("the gateway needs https, or http on this machine", final=True)
    stamp = str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "X-Kinerja-Time": stamp,
        "X-Kinerja-Signature": f"sha256={signature(settings.GATEWAY_SECRET, stamp, body)}",
    }
    request = urllib.request.Request(address, body, headers, method="POST")  # noqa: S310 - checked above
    try:
        with _opener.open(request, timeout=TIMEOUT) as answer:
            return f"HTTP {answer.status}"
    except urllib.error.HTTPError as error:
        final = error.code < 500 and error.code not in _AGAIN
        raise NotDelivered(f"HTTP {error.code}", final=final)
    except (OSError, HTTPException) as error:
        raise NotDelivered(type(error).__name__)


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(parts.hostname or ""))


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _twin(body: bytes) -> str:
    outbox = Path(settings.EMAIL_FILE_PATH)
    outbox.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (outbox / "gateway.jsonl").open("ab") as lines:
        lines.write(body + b"\n")
    return "kotak keluar di KINERJA_HOME"
