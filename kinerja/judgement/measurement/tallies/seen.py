"""One count as a figure saw it, and the days and people a figure rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class TallySeen:
    """One count as a figure saw it; `what` says it in words."""

    id: UUID
    day: date
    what: str
    part: int
    whole: int
    standing: int


@dataclass(frozen=True)
class Window:
    """Local days [since, until) of a figure, and whose facts it rests on."""

    since: date
    until: date
    employee: UUID
    units: tuple[UUID, ...] | None
    """The unit and all beneath it, where the figure is shared."""
