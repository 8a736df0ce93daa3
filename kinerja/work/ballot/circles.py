"""Who could be asked about whom on a day: peers of the same level in the same unit, and those one leads.

PP 30/2019 Pasal 39, 40 and 46(5), (6). The superior is not asked: he judges behaviour openly in the evaluation, alone
in his group he could not be hidden, and he reads the results (decision 0011). The head of a unit has his peers in the
unit above, among those of his level.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.queries import superiors_on
from kinerja.people.organisation.terms import AppointmentKind, PositionKind
from kinerja.work.ballot.terms import Relation

Circles = dict[UUID, dict[str, list[UUID]]]


class _Seat(NamedTuple):
    employee: UUID
    unit: UUID
    above: UUID | None
    path: str
    heads: bool
    kind: str
    level: str

    @property
    def table(self) -> tuple[UUID | None, str, str]:
        """Who sits at one table are peers."""
        return self.above if self.heads else self.unit, self.kind, self.level


def circles(unit: Unit, on: date) -> Circles:
    """Everybody with a post in the unit or beneath it, with his peers and those he leads. Three statements."""
    seats = _seats(on)
    leaders = superiors_on(on)
    peers, led = defaultdict(list), defaultdict(list)
    for seat in seats:
        peers[seat.table].append(seat.employee)
        if leader := leaders.get(seat.employee):
            led[leader].append(seat.employee)
    return {
        seat.employee: _circle(seat, peers[seat.table], led[seat.employee], leaders)
        for seat in seats
        if seat.path.startswith(unit.path)
    }


def _circle(seat: _Seat, table: list[UUID], led: list[UUID], leaders: dict[UUID, UUID | None]) -> dict[str, list[UUID]]:
    """A peer who leads him, or is led by him, for a while is no peer."""
    me = seat.employee
    apart = {me, leaders.get(me), *led}
    return {Relation.PEER.value: [one for one in table if one not in apart], Relation.SUBORDINATE.value: led}


def _seats(on: date) -> list[_Seat]:
    in_service = Q(employee__left_on__isnull=True) | Q(employee__left_on__gt=on)
    held = Appointment.objects.on(on).filter(in_service, kind=AppointmentKind.DEFINITIVE)
    staff = held.exclude(position__kind=PositionKind.POLITICAL).order_by("employee_id")
    columns = (
        "employee_id", "position__unit_id", "position__unit__parent_id", "position__unit__path",
        "position__heads_unit", "position__kind", "position__level",
    )  # fmt: skip
    return [_Seat(*row) for row in staff.values_list(*columns)]
