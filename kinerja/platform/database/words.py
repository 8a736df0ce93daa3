"""What opens a thing without signing in: its code, and a secret of which only a mark lies in the database.

The secret follows from the key of the form and a key outside the database, so that a form sent twice shows the same
receipt. Letters are those nobody mistakes for a digit.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from kinerja.platform.database.sealing import mark, marks

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE, SECRET = 8, 10
"""Signs of the code, which is public, and of the secret: fifty bits, beside the throttle of the page."""
_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


@dataclass(frozen=True)
class Words:
    """Code and secret of one kind of things, e.g. `casework`: the same key of a form gives each kind another secret."""

    kind: str

    def new_code(self) -> str:
        drawn = "".join(secrets.choice(ALPHABET) for _sign in range(CODE))
        return f"{drawn[:4]}-{drawn[4:]}"

    def secret_mark(self, code: str, submission: UUID) -> str:
        """For a new thing."""
        return mark(f"{self.kind}.secret", code, _written(mark(f"{self.kind}.drawn", submission)))

    def word(self, code: str, submission: UUID, secret_mark: str) -> str:
        """Code and secret as they stand on the receipt: K7QM-3XPD-9RT2B-XW4HN."""
        drawn = (_written(hashed) for hashed in marks(f"{self.kind}.drawn", submission))
        secret = next(one for one in drawn if self.fits(code, one, secret_mark))
        return f"{code}-{secret[:5]}-{secret[5:]}"

    def fits(self, code: str, secret: str, secret_mark: str) -> bool:
        return any(compare_digest(secret_mark, one) for one in marks(f"{self.kind}.secret", code, secret))


def parts_of(word: str) -> tuple[str, str] | None:
    """Code and secret of what somebody typed; None where it cannot be one."""
    plain = word.strip().upper().translate(_MISTAKEN)
    if len(plain) != CODE + SECRET or not set(plain) <= set(ALPHABET):
        return None
    return f"{plain[:4]}-{plain[4:CODE]}", plain[CODE:]


def _written(hashed: str) -> str:
    number, signs = int(hashed, 16), []
    for _sign in range(SECRET):
        number, at = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[at])
    return "".join(signs)
