"""The keys that sign receipts: in the home, apart from every other secret, the newest signs and all verify.

A key is a file of its own, named by the day it was made. Keys are kept when a new one takes over, so that older
receipts can still be verified (docs/operating.md).
"""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

SERVES = timedelta(days=365)
KEPT = timedelta(days=2 * 365)
_ENDING = ".key"


def signing_key(now: datetime) -> tuple[str, bytes]:
    """(id, secret) of the key that signs today; a year-old one hands over to a new one."""
    newest = max(_names(), default="")
    if not newest or newest < _name(now - SERVES):
        newest = _make(now)
    return newest, _secret(newest)


def known_key(name: str) -> bytes | None:
    """The secret of a key by its id; None where it is not kept any more."""
    return _secret(name) if name in _names() else None


def _folder() -> Path:
    return Path(settings.HOME) / "receipt-keys"


def _names() -> set[str]:
    return {path.stem for path in _folder().glob(f"*{_ENDING}")}


def _secret(name: str) -> bytes:
    return bytes.fromhex((_folder() / f"{name}{_ENDING}").read_text().strip())


def _name(day: datetime) -> str:
    return f"{day:%Y%m%d}"


def _make(now: datetime) -> str:
    """Two processes that begin together agree on one key: the link decides."""
    folder, name = _folder(), _name(now)
    folder.mkdir(exist_ok=True, mode=0o700)
    draft = folder / f".{os.getpid()}-{secrets.token_hex(4)}"
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_hex(32))
    try:
        os.link(draft, folder / f"{name}{_ENDING}")
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return name
