"""Posts that one person holds alone."""

from __future__ import annotations

from kinerja.people.organisation.models import Position
from kinerja.people.organisation.terms import MANAGERIAL


def single_seat(position: Position) -> bool:
    """Whoever leads, leads alone: managerial posts, and functional ones that head a unit such as a school."""
    return position.kind in MANAGERIAL or position.heads_unit
