"""What opens a file without signing in: its code and its secret."""

from __future__ import annotations

from uuid import UUID

from kinerja.facts.casework.models import CaseFile
from kinerja.platform.database.words import Words, parts_of

WORDS = Words("casework")


def new_code() -> str:
    return WORDS.new_code()


def secret_mark(code: str, submission: UUID) -> str:
    """For a new file."""
    return WORDS.secret_mark(code, submission)


def word_of(file: CaseFile) -> str:
    """Code and secret as they stand on the receipt."""
    return WORDS.word(file.code, file.submission, file.secret_mark)


def file_meant_by(word: str) -> CaseFile | None:
    """None for a wrong secret as for a code nobody has: who guesses learns nothing. One statement."""
    parts = parts_of(word)
    if parts is None:
        return None
    code, secret = parts
    known = CaseFile.objects.select_related("request__service", "request__unit", "standard", "unit")
    file: CaseFile | None = known.filter(code=code).first()
    return file if file is not None and WORDS.fits(code, secret, file.secret_mark) else None
