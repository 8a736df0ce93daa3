"""People move, stand in, are away, come and leave; personnel writes it down."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from kinerja.people.organisation.commands import (
    appoint,
    cancel_absence,
    change_absence_end,
    end_appointment,
    end_service,
    grant_absence,
    hire,
)
from kinerja.people.organisation.models import Absence, Appointment, Employee, Position
from kinerja.people.organisation.terms import AbsenceKind, AppointmentKind
from kinerja.pure.lib.identifiers import Gender, make_nip
from kinerja.work.planning.models import Cycle
from tests.acceptance.year.founding import welcome
from tests.acceptance.year.plans import follow_moves, post_of, write_plan
from tests.acceptance.year.world import World

SHORT = (AbsenceKind.ANNUAL, AbsenceKind.SICK, AbsenceKind.IMPORTANT)
LONG = (AbsenceKind.MATERNITY, AbsenceKind.BIG, AbsenceKind.STUDY, AbsenceKind.ASSIGNMENT)
CAST = ("hasan", "andi", "walikota", "sekda", "maya")
"""Who holds a mandate stays where the story needs him."""


class Moving:
    """`rate` is how often something happens on a day, for a city of this size."""

    def __init__(self, world: World, cycle: Cycle, rate: float) -> None:
        self.world, self.cycle, self.rate = world, cycle, rate
        self.hired = 0

    def a_day(self) -> None:
        for share, act in (
            (0.5, self.transfer), (0.2, self.vacate), (0.3, self.stand_in), (1.2, self.leave), (0.1, self.go_far),
            (0.08, self.retire), (0.12, self.join), (0.1, self.correct),
        ):  # fmt: skip
            if self.world.happens(share * self.rate):
                act()
        self.world.posts_changed()

    # posts

    def _somebody(self, *, heads: bool) -> tuple[Employee, Appointment] | None:
        """At random among those in service; nobody of the cast."""
        kept = {self.world.named[name].pk for name in CAST}
        held = Appointment.objects.on(self.world.today).filter(
            kind=AppointmentKind.DEFINITIVE, position__heads_unit=heads, ends=None, employee__left_on=None
        )
        rows = [
            one
            for one in held.select_related("position__unit", "employee").order_by("id")
            if one.employee_id not in kept
        ]
        if not rows:
            return None
        found = self.world.chance.choice(rows)
        return self.world.person(found.employee_id), found

    def transfer(self) -> None:
        """To a post of many seats elsewhere, from tomorrow or from today."""
        found = self._somebody(heads=False)
        places = list(Position.objects.filter(heads_unit=False, seats__gt=1, unit__closed_on=None).order_by("id"))
        if found is None or not places:
            return
        (who, held), place = found, self.world.chance.choice(places)
        starts = self.world.today + timedelta(days=self.world.chance.randint(0, 3))
        if place.pk == held.position_id or held.starts >= starts:
            return
        self._end(held, starts)
        self.world.act(
            "mutasi",
            lambda _: appoint(who, position=place, starts=starts, decree="800/217-BKPSDM", **self.world.hasan),
        )
        self.world.put_off(self.world.chance.randint(3, 9), lambda: follow_moves(self.world, who, self.cycle))

    def _end(self, held: Appointment, ends: date) -> None:
        self.world.act(
            "penugasan diakhiri",
            lambda seen: end_appointment(seen, ends=ends, **self.world.hasan),
            load=lambda: Appointment.objects.get(pk=held.pk),
        )
        self.world.posts_changed()

    def vacate(self) -> None:
        """A head goes to a post of many seats; somebody acts for him, later somebody is appointed."""
        found = self._somebody(heads=True)
        if found is None:
            return
        who, held = found
        if held.position.superior_id is None or held.starts >= self.world.today:
            return
        place = Position.objects.filter(heads_unit=False, seats__gt=1).order_by("id").first()
        self._end(held, self.world.today)
        if place is not None:
            self.world.act(
                "mutasi", lambda _: appoint(who, position=place, starts=self.world.today, **self.world.hasan)
            )
            self.world.put_off(4, lambda: follow_moves(self.world, who, self.cycle))
        days = self.world.chance.randint(10, 50)
        self._act_for(held.position, AppointmentKind.ACTING, days)
        self.world.put_off(days, lambda: self._fill(held.position))

    def _act_for(self, post: Position, kind: AppointmentKind, days: int) -> None:
        """Somebody of the same unit or whoever leads there."""
        staff = Appointment.objects.on(self.world.today).filter(
            kind=AppointmentKind.DEFINITIVE, position__unit=post.unit_id, employee__left_on=None
        )
        keys = list(staff.exclude(position=post).order_by("id").values_list("employee_id", flat=True))
        if not keys:
            return
        who = self.world.person(self.world.chance.choice(keys))
        ends = self.world.today + timedelta(days=days)
        self.world.act(
            f"penugasan {kind.value}",
            lambda _: appoint(who, position=post, kind=kind, starts=self.world.today, ends=ends, **self.world.hasan),
            tolerate=True,
        )
        self.world.posts_changed()

    def _fill(self, post: Position) -> None:
        if Appointment.objects.on(self.world.today).filter(position=post, kind=AppointmentKind.DEFINITIVE).exists():
            return
        found = self._somebody(heads=False)
        if found is None:
            return
        who, held = found
        if held.starts >= self.world.today:
            return
        self._end(held, self.world.today)
        self.world.act(
            "pengangkatan kepala", lambda _: appoint(who, position=post, starts=self.world.today, **self.world.hasan)
        )
        self.world.put_off(3, lambda: follow_moves(self.world, who, self.cycle))

    def stand_in(self) -> None:
        found = self._somebody(heads=True)
        if found is not None and found[1].position.superior_id is not None:
            self._act_for(found[1].position, AppointmentKind.DAILY_ACTING, self.world.chance.randint(2, 9))

    # absences

    def leave(self) -> None:
        self._away(SHORT, self.world.chance.randint(2, 10), days_ahead=3)

    def go_far(self) -> None:
        self._away(LONG, self.world.chance.randint(35, 120), days_ahead=10)

    def _away(self, kinds: tuple[AbsenceKind, ...], days: int, days_ahead: int) -> None:
        found = self._somebody(heads=self.world.happens(0.2))
        if found is None:
            return
        starts = self.world.today + timedelta(days=self.world.chance.randint(0, days_ahead))
        kind = self.world.chance.choice(kinds)
        self.world.act(
            f"cuti atau tugas {kind.value}",
            lambda _: grant_absence(
                found[0], kind=kind, starts=starts, ends=starts + timedelta(days=days), decree="850/31",
                **self.world.hasan,
            ),
            tolerate=True, repeats=True,
        )  # fmt: skip

    def correct(self) -> None:
        """A leave ends earlier, or did not take place."""
        rows = list(Absence.objects.filter(starts__gt=self.world.today).order_by("id"))
        if not rows:
            return
        one = self.world.chance.choice(rows)
        if self.world.happens(0.5):
            self.world.act(
                "cuti dibatalkan",
                lambda seen: cancel_absence(seen, reason="Tugas mendesak.", **self.world.hasan),
                load=lambda: Absence.objects.get(pk=one.pk), tolerate=True, repeats=True,
            )  # fmt: skip
        else:
            self.world.act(
                "cuti diubah",
                lambda seen: change_absence_end(seen, ends=one.starts + timedelta(days=1), **self.world.hasan),
                load=lambda: Absence.objects.get(pk=one.pk), tolerate=True,
            )  # fmt: skip

    def away(self) -> set[UUID]:
        """Who is not at work today."""
        return set(Absence.objects.on(self.world.today).order_by().values_list("employee_id", flat=True))

    # coming and going

    def retire(self) -> None:
        found = self._somebody(heads=False)
        if found is not None and found[1].starts < self.world.today:
            self.world.act(
                "pegawai berhenti",
                lambda seen: end_service(seen, left_on=self.world.today + timedelta(days=1), **self.world.hasan),
                load=lambda: Employee.objects.get(pk=found[0].pk),
            )

    def join(self) -> None:
        place = self.world.chance.choice(list(Position.objects.filter(heads_unit=False, seats__gt=1).order_by("id")))
        self.hired += 1
        nip = make_nip(date(1998, 5, 1 + self.hired % 27), 2026, 1, Gender.FEMALE, self.hired)
        new = self.world.act(
            "pegawai baru",
            lambda _: hire(
                f"Pegawai Baru {self.hired}", kind="pns", nip=nip, rank="III/a", education="s1", **self.world.hasan
            ),
        )
        assert new is not None
        self.world.act(
            "penempatan", lambda _: appoint(new, position=place, starts=self.world.today, **self.world.hasan)
        )
        welcome(self.world, new, f"baru{self.hired:03}")
        self.world.put_off(4, lambda: self._first_plan(new))

    def _first_plan(self, new: Employee) -> None:
        if self.world.today < self.cycle.ends and post_of(new, self.world.today):
            write_plan(self.world, new, self.cycle)
