"""KINERJA_HOME: the one folder that holds this cell's database, uploads and keys."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """The folder named by KINERJA_HOME, or `var` in the checkout; made on first use, closed to others."""
    folder = Path(os.environ.get("KINERJA_HOME") or CHECKOUT / "var").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key of this home."""
    return _made_once(folder / "secret.key", lambda: secrets.token_urlsafe(50))


def sealing_keys(folder: Path) -> list[str]:
    """The keys of what is sealed in the database, one a line, the newest first (docs/operating.md)."""
    return _made_once(
        folder / "sealing.keys", lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    ).split()


def _made_once(path: Path, make: Callable[[], str]) -> str:
    """What the file says. Two processes that start together agree on one text: the link decides."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
