"""A decree as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.platform.files.models import StoredFile


@dataclass(frozen=True)
class Decree:
    """Surat keputusan: number and day, who signed it with his post, from when it holds, the paper if it is there."""

    number: str
    day: date
    signer: str
    holds_from: date
    file: StoredFile | None = None
