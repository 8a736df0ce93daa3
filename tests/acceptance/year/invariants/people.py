"""Who holds what, who leads whom, and how the year of each person is cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.queries import segments, superior_of, superiors_on, team_of
from kinerja.work.planning.models import Plan
from tests.acceptance.year.world import Broken, World

SAMPLE = 4
FAR = date(9999, 1, 1)
HOLDING = {"plh": 0, "plt": 1, "definitive": 2}


class People:
    def __init__(self, world: World) -> None:
        self.world = world
        self._known: frozenset[Any] = frozenset()
        self._turn = 0

    def one_superior_each(self) -> None:
        """By a climb of our own over the rows of today, against the house's two ways of asking."""
        today = self.world.today
        ours, theirs = self._climbed(today), superiors_on(today)
        if ours != theirs:
            differ = {
                key: (ours.get(key), theirs.get(key)) for key in ours | theirs if ours.get(key) != theirs.get(key)
            }
            raise Broken(f"superiors differ: {differ}")
        for who, above in ours.items():
            seen = {who}
            while above is not None:
                if above in seen:
                    raise Broken(f"{who} is led in a circle")
                seen.add(above)
                above = ours.get(above)
        for who in self._sample(ours):
            found = superior_of(who, today)
            if (found.pk if found else None) != ours[who.pk]:
                raise Broken(f"superior of {who}: {found}")
            led = set(team_of(who, today).values_list("pk", flat=True))
            if led != {one for one, above in ours.items() if above == who.pk}:
                raise Broken(f"the team of {who}")

    def _climbed(self, today: date) -> dict[UUID, UUID | None]:
        above = dict(Position.objects.values_list("id", "superior_id"))
        left = dict(Employee.objects.filter(left_on__isnull=False).values_list("id", "left_on"))
        rows = [
            (HOLDING[kind], starts, key, post, who)
            for key, post, who, kind, starts, ends in Appointment.objects.values_list(
                "id", "position_id", "employee_id", "kind", "starts", "ends"
            )
            if kind in HOLDING and starts <= today < (ends or FAR) and left.get(who, FAR) > today
        ]
        holder: dict[UUID, UUID] = {}
        own: dict[UUID, list[UUID]] = defaultdict(list)
        for rank, _starts, _key, post, who in sorted(rows):
            holder.setdefault(post, who)
            if rank == HOLDING["definitive"]:
                own[who].append(post)
        if doubled := [who for who, posts in own.items() if len(posts) > 1]:
            raise Broken(f"two definitive posts on one day: {doubled}")
        found: dict[UUID, UUID | None] = {}
        for who, (post,) in own.items():
            higher = above[post]
            while higher is not None and holder.get(higher) in (None, who):
                higher = above[higher]
            found[who] = holder[higher] if higher is not None else None
        return found

    def _sample(self, among: Iterable[UUID]) -> list[Employee]:
        """A few each night, in turn, so that in a year everybody comes."""
        everybody = [one for one in self.world.people if one.pk in set(among)]
        self._turn += SAMPLE
        return [everybody[(self._turn + n) % len(everybody)] for n in range(min(SAMPLE, len(everybody)))]

    def appointments_do_not_overlap(self) -> None:
        rows = Appointment.objects.order_by("starts").values_list(
            "employee_id", "position_id", "kind", "single_seat", "starts", "ends"
        )
        of_person, of_seat = defaultdict(list), defaultdict(list)
        for who, post, kind, single, starts, ends in rows:
            stretch = (starts, ends or FAR)
            if kind == "definitive":
                of_person[who].append(stretch)
            if single:
                of_seat[post, kind].append(stretch)
        _apart("appointments of a person", of_person)
        _apart("holders of one seat", of_seat)

    def plans_do_not_overlap(self) -> None:
        """Of those that take their days."""
        found = defaultdict(list)
        for who, starts, ends in (
            Plan.objects.standing().order_by("starts", "ends").values_list("employee_id", "starts", "ends")
        ):
            if starts < ends:
                found[who].append((starts, ends))
        _apart("plans", found)

    def years_are_cut_once(self) -> None:
        """Every day lies in exactly one stretch; segments do not overlap. Whose rows changed, and a few more."""
        everybody = [one.pk for one in self._sample(self.world.superiors)] + self._changed()
        starts, ends = date(2026, 1, 1), date(2027, 1, 1)
        years = segments(everybody, starts, ends)
        for who in everybody:
            year = years.of(who)
            at = starts
            for stretch in year.stretches:
                if stretch.starts != at or stretch.ends <= stretch.starts:
                    raise Broken(f"the year of {who} has a gap or an overlap at {at}: {stretch}")
                at = stretch.ends
            if at != ends:
                raise Broken(f"the year of {who} ends at {at}")
            _apart(f"segments of {who}", {who: [(one.starts, one.ends) for one in year.segments]})

    def _changed(self) -> list[UUID]:
        rows = frozenset(Appointment.objects.values_list("id", "employee_id", "starts", "ends"))
        changed = {row[1] for row in rows ^ self._known} if self._known else set()
        self._known = rows
        return [one.pk for one in self.world.people if one.pk in changed]


def _apart(what: str, stretches: dict[Any, list[tuple[date, date]]]) -> None:
    for key, rows in stretches.items():
        for (_, before), (after, _ends) in pairwise(sorted(rows)):
            if after < before:
                raise Broken(f"{what} of {key} overlap: {rows}")
