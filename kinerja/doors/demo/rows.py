"""Rows of the invented city before they have keys: plain values, named as in the staff sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class UnitRow:
    """A unit; `parent` is the code of the unit above."""

    code: str
    name: str
    kind: str
    parent: str = ""
    calendar: str = ""


@dataclass(frozen=True)
class PositionRow:
    """A post; `superior` is the code of the post above."""

    code: str
    title: str
    unit: str
    kind: str
    superior: str = ""
    level: str = ""
    job_class: int = 7
    heads_unit: bool = False
    seats: int = 1
    group: str = ""


@dataclass
class Structure:
    """Everything there is to be staffed, parents before children."""

    units: list[UnitRow] = field(default_factory=list)
    positions: list[PositionRow] = field(default_factory=list)

    def unit(self, code: str, name: str, kind: str, parent: str, calendar: str = "") -> str:
        """Add a unit and answer its code."""
        self.units.append(UnitRow(code, name, kind, parent, calendar))
        return code

    def post(self, code: str, title: str, unit: str, kind: str, superior: str, **more: object) -> str:
        """Add a post and answer its code."""
        self.positions.append(PositionRow(code, title, unit, kind, superior, **more))  # type: ignore[arg-type]
        return code

    def seats(self) -> int:
        """How many people the posts so far need."""
        return sum(p.seats for p in self.positions)


@dataclass(frozen=True)
class PersonRow:
    """An invented person in a post. `username` only for those who sign in."""

    nip: str | None
    name: str
    kind: str
    rank: str
    education: str
    position: str
    since: date
    username: str = ""
