"""What opens a complaint without signing in, and the link of the question four weeks later."""

from __future__ import annotations

from hashlib import sha256

from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.platform.database.sealing import mark, marks
from kinerja.platform.database.words import Words, parts_of

WORDS = Words("complaint")
LONGEST = 64
"""No token is longer; a longer one need not be hashed."""
_KNOWN = ("service", "unit", "owner", "about")


def word_of(complaint: Complaint) -> str:
    """Code and secret as they stand on the receipt."""
    return WORDS.word(complaint.code, complaint.submission, complaint.secret_mark)


def complaint_meant_by(word: str) -> Complaint | None:
    """None for a wrong secret as for a code nobody has: who guesses learns nothing. One statement."""
    parts = parts_of(word)
    if parts is None:
        return None
    code, secret = parts
    found: Complaint | None = Complaint.objects.select_related(*_KNOWN).filter(code=code).first()
    return found if found is not None and WORDS.fits(code, secret, found.secret_mark) else None


def new_token(question: FourWeekQuestion) -> str:
    return _token(mark("complaint.four_weeks", question.pk))


def token_of(question: FourWeekQuestion) -> str:
    """The link again, for the page of who holds the secret and for the officer who sends it."""
    drawn = (_token(one) for one in marks("complaint.four_weeks", question.pk))
    return next(one for one in drawn if hash_of(one) == question.token_hash)


def hash_of(token: str) -> str:
    return sha256(f"kinerja.complaint\n{token}".encode()).hexdigest()


def question_meant_by(token: str) -> FourWeekQuestion | None:
    if not token or len(token) > LONGEST:
        return None
    rows = FourWeekQuestion.objects.select_related(*(f"complaint__{name}" for name in _KNOWN))
    return rows.filter(token_hash=hash_of(token)).first()


def _token(hashed: str) -> str:
    """128 bits of a keyed hash: nobody without the key outside the database can write one."""
    return hashed[:32]
