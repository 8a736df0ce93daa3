"""What is wrong in the data, for those who can mend it."""

from __future__ import annotations

from datetime import date

from kinerja.people.organisation.faults import people, posts, units
from kinerja.people.organisation.faults.kinds import Fault, FaultKind
from kinerja.people.organisation.faults.snapshot import Snapshot

from .superiors import superiors_on

__all__ = ["Fault", "FaultKind", "data_faults"]


def data_faults(on: date) -> list[Fault]:
    """Everything that keeps the organisation of a day from being right. Six statements, whatever the size."""
    snapshot = Snapshot(on)
    return [
        *units.cycles(snapshot),
        *units.paths(snapshot),
        *posts.cycles(snapshot),
        *posts.holders(snapshot),
        *posts.low_superiors(snapshot),
        *people.without_post(snapshot),
        *people.without_superior(snapshot, superiors_on(on)),
        *people.left_in_post(snapshot),
        *people.nip_unusual(snapshot),
        *units.headless(snapshot),
    ]
