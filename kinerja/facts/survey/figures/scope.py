"""Which answers a figure is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.people.organisation.models import Unit


@dataclass(frozen=True)
class Scope:
    """Which answers: of a unit and those beneath it, of the days [since, until)."""

    beneath: Unit | None = None
    since: date | None = None
    until: date | None = None
