"""The demo's dates, anchored to today: one period published, one waiting to be finalised, one running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Quarter:
    """A quarter of a calendar year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def code(self) -> str:
        return f"TW{self.number}"

    @property
    def starts(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    def before(self) -> Quarter:
        return Quarter.of(self.starts - timedelta(days=1))


@dataclass(frozen=True)
class Anchors:
    """What the demo's year hangs on."""

    today: date

    @property
    def waiting(self) -> Quarter:
        """The newest finished quarter: evaluations still to finalise."""
        return Quarter.of(self.today).before()

    @property
    def published(self) -> Quarter:
        """The quarter before: closed and published."""
        return self.waiting.before()

    @property
    def years(self) -> list[int]:
        """Performance years the city needs, oldest first."""
        return sorted({self.published.year, self.waiting.year, self.today.year})

    @property
    def facts_since(self) -> date:
        """A year of service."""
        return self.today - timedelta(days=365)
