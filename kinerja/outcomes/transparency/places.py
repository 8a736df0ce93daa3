"""The rows of a publication: the units right beneath the agency, and what belongs to none of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinerja.people.organisation.models import Unit


@dataclass(frozen=True)
class Places:
    """`tops` in order of the tree; `roots` are the keys of the agency's own units."""

    tops: tuple[Unit, ...]
    roots: frozenset[UUID]
    _place: dict[str, int]

    @property
    def elsewhere(self) -> int:
        """The row of what belongs to no unit beneath the agency."""
        return len(self.tops)

    def of(self, path: str) -> int:
        """The row of a unit, by its path."""
        return self._place.get("/".join(path.split("/")[:3]), self.elsewhere)


def places(on: date) -> Places:
    """The units there were on a day. One statement."""
    units = list(Unit.objects.open_on(on).filter(parent__parent=None).order_by("path"))
    tops = tuple(unit for unit in units if unit.parent_id is not None)
    roots = frozenset(unit.pk for unit in units if unit.parent_id is None)
    return Places(tops, roots, {unit.path.rstrip("/"): number for number, unit in enumerate(tops)})
