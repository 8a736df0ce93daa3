"""What somebody saw: situation, behaviour, impact, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Seen:
    on: date
    situation: str
    behaviour: str
    impact: str
    suggestion: str = ""
    reference: str = ""
