"""The structure of the city while it is being drawn, and the people with their user names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kinerja.people.organisation.commands.founding import FoundingPerson, FoundingPosition, FoundingUnit


@dataclass
class Structure:
    """Everything there is to be staffed, parents before children."""

    units: list[FoundingUnit] = field(default_factory=list)
    positions: list[FoundingPosition] = field(default_factory=list)

    def unit(self, code: str, name: str, kind: str, parent: str, calendar: str = "") -> str:
        """Add a unit and answer its code."""
        self.units.append(FoundingUnit(code, name, kind, parent, calendar))
        return code

    def post(self, code: str, title: str, unit: str, kind: str, superior: str, **more: Any) -> str:
        """Add a post and answer its code."""
        self.positions.append(FoundingPosition(code, title, unit, kind, superior, **more))
        return code

    def seats(self) -> int:
        """How many people the posts so far need."""
        return sum(p.seats for p in self.positions)


@dataclass(frozen=True)
class Resident(FoundingPerson):
    """A person of the city; `username` only for those who sign in."""

    username: str = ""
