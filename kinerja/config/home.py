"""KINERJA_HOME: the one folder that holds this cell's database, uploads and keys."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """The folder named by KINERJA_HOME, or `var` in the checkout; made on first use, closed to others."""
    folder = Path(os.environ.get("KINERJA_HOME") or CHECKOUT / "var").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key of this home. Two processes that start together agree on one key: the link decides."""
    path = folder / "secret.key"
    if not path.exists():
        draft = folder / f"secret.key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
