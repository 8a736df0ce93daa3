"""The seal of a box: envelopes mixed, under a key that lies in the home and is destroyed when they are counted.

The database and its copies hold only sealed boxes. Every ballot mixes and seals its box anew, so that two copies
taken before and after it differ in every byte; no copy opens any more once the key is gone (decision 0011).
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings

from kinerja.pure.lib.refusals import Refused, gettext_noop

from .envelopes import LENGTH

NONCE = 12
_ENDING = ".key"
GONE = gettext_noop(
    "Kunci kotak suara survei ini tidak ada di server, sehingga isinya tidak dapat dibuka lagi. Batalkan survei ini, "
    "lalu buka yang baru."
)


def make_key(survey: UUID) -> bytes:
    """Two processes that open one survey agree on one key: the link decides."""
    folder = _folder()
    folder.mkdir(exist_ok=True, mode=0o700)
    draft = folder / f".{os.getpid()}-{secrets.token_hex(4)}"
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_hex(32))
    try:
        os.link(draft, _path(survey))
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return key_of(survey)


def key_of(survey: UUID) -> bytes:
    """Raises Refused where it is gone."""
    try:
        return bytes.fromhex(_path(survey).read_text().strip())
    except FileNotFoundError:
        raise Refused(GONE)


def destroy_keys(*, but: Iterable[UUID]) -> None:
    """All keys go but those of surveys that are still being filled or counted."""
    kept = {_path(survey) for survey in but}
    for path in _folder().glob(f"*{_ENDING}"):
        if path not in kept:
            path.write_text(secrets.token_hex(32))
            path.unlink(missing_ok=True)


def seal(envelopes: Sequence[bytes], *, key: bytes, box: UUID) -> bytes:
    """In an order of its own, every time."""
    mixed = list(envelopes)
    secrets.SystemRandom().shuffle(mixed)
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, b"".join(mixed), box.bytes)


def unseal(sealed: bytes | memoryview, *, key: bytes, box: UUID) -> list[bytes]:
    """Raises Refused where the key does not fit."""
    text = bytes(sealed)
    try:
        inside = ChaCha20Poly1305(key).decrypt(text[:NONCE], text[NONCE:], box.bytes)
    except InvalidTag:
        raise Refused(GONE)
    return [inside[at : at + LENGTH] for at in range(0, len(inside), LENGTH)]


def _folder() -> Path:
    return Path(settings.HOME) / "ballot-keys"


def _path(survey: UUID) -> Path:
    return _folder() / f"{survey}{_ENDING}"
