"""What the law keeps confidential, sealed: who holds only the database reads nothing of it and can join nothing to it.

The keys lie in the home, apart from the database. Texts are sealed with the newest key and opened with any; a mark is
what stands in the place of a foreign key, the same for the same words and without the key good for no comparison.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from kinerja.pure.lib.refusals import Refused, gettext_noop


def seal(paper: Mapping[str, Any]) -> str:
    return _locks().encrypt(json.dumps(paper, ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> dict[str, Any]:
    try:
        paper: dict[str, Any] = json.loads(_locks().decrypt(sealed.encode()))
    except InvalidToken:
        raise Refused(gettext_noop("Catatan ini tidak dapat dibuka. Hubungi administrator tentang kunci penyegelan."))
    return paper


def reseal(sealed: str) -> str:
    """The same paper under the newest key."""
    return _locks().rotate(sealed.encode()).decode()


def mark(*words: object) -> str:
    """For a new row: under the newest key."""
    return _mark(settings.SEALING_KEYS[0], words)


def marks(*words: object) -> list[str]:
    """For a question: under every key there ever was."""
    return [_mark(key, words) for key in settings.SEALING_KEYS]


def _mark(key: str, words: tuple[object, ...]) -> str:
    text = "\n".join(("kinerja.mark", *map(str, words)))
    return hmac.new(key.encode(), text.encode(), sha256).hexdigest()


def _locks() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.SEALING_KEYS])
