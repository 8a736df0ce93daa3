"""Where the public is met: schools with their timetables, the hall with its counters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from kinerja.facts.queueing import commands as queueing
from kinerja.facts.queueing.hall_terms import Channel, Stage
from kinerja.facts.queueing.models import Counter, ServiceLine, Ticket
from kinerja.facts.service.models import Service
from kinerja.facts.teaching.commands import SlotRow, confirm_lesson, fill_timetable, open_timetable
from kinerja.facts.teaching.models import Slot
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.terms import AppointmentKind, UnitKind
from kinerja.platform.access.actors import public
from tests.acceptance.year.world import Broken, World

BELLS = [["07:00", "07:35"], ["07:35", "08:10"], ["08:10", "08:45"], ["09:00", "09:35"], ["09:35", "10:10"]]
SUBJECTS = ("Matematika", "Bahasa Indonesia", "IPAS", "Seni Rupa", "PJOK")
MOST_TEACHERS, COUNTERS, QUEUES = 20, 3, 2


class Schools:
    """Every teacher who was there in January has a lesson a day, and says of some that they were held."""

    def __init__(self, world: World) -> None:
        self.world = world
        for unit in Unit.objects.filter(kind=UnitKind.SCHOOL).order_by("path"):
            rows = self._rows(_staff(world, unit, "teacher")[:MOST_TEACHERS])
            term = open_timetable(
                unit, name="Jadwal 2026", starts=date(2026, 1, 1), ends=date(2027, 1, 1), bells=BELLS, **world.hasan
            )
            if rows:
                fill_timetable(term, rows=rows, **world.hasan)

    def _rows(self, teachers: Sequence[Employee]) -> list[SlotRow]:
        def row(number: int, who: Employee, weekday: int) -> SlotRow:
            hour = 1 + weekday % 4
            return SlotRow(f"{number % 6 + 1}{chr(65 + number // 6)}", SUBJECTS[weekday], weekday, hour, hour, who.pk)

        return [row(number, who, weekday) for number, who in enumerate(teachers) for weekday in range(5)]

    def a_day(self, present: Sequence[Employee], share: float) -> None:
        world, here = self.world, {one.pk: one for one in present}
        for slot in Slot.objects.of_day(world.today).select_related("timetable__unit").order_by("id"):
            who = here.get(slot.teacher_id)
            if who is None or not world.happens(share):
                continue
            held = world.happens(0.95)
            world.act(
                "pelajaran dikonfirmasi",
                lambda seen, who=who, held=held: confirm_lesson(
                    seen, day=world.today, state="held" if held else "not_held",
                    line="Sebagian besar murid dapat menyederhanakan." if held else "",
                    reason="" if held else "duty", **world.by(who),
                ),
                load=lambda slot=slot: Slot.objects.select_related("timetable__unit").get(pk=slot.pk), tolerate=True,
            )  # fmt: skip


class Hall:
    """One hall: numbers are taken, called and served; at the end of the day none is left in mid-air."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.taken = 0
        unit = Unit.objects.filter(code="DUKCAPIL").first()
        services = list(Service.objects.filter(unit=unit).order_by("code")[:QUEUES]) if unit else []
        self.lines: list[ServiceLine] = []
        self.counters: list[Counter] = []
        if unit is None:
            return
        for letter, service in zip("AB", services, strict=False):
            self.lines.append(
                queueing.add_line(unit, service=service, letter=letter, counters=2, minutes_each=9, **world.hasan)
            )
        for number in range(1, COUNTERS + 1):
            made = queueing.add_counter(unit, number=number, **world.hasan)
            queueing.serve_lines(made, lines=self.lines, **world.hasan)
            self.counters.append(made)
        self.unit = unit

    def a_day(self, present: Sequence[Employee], many: int) -> None:
        """`many` citizens; officers sit down, serve whom they call, and get up again."""
        world = self.world
        here = {one.pk for one in present}
        officers = [one for one in _staff(world, self.unit, "counter") if one.pk in here] if self.lines else []
        for counter, who in zip(self.counters, officers, strict=False):
            world.act(
                "loket dibuka", lambda seen, who=who: queueing.open_counter(seen, **world.by(who)), load=_again(counter)
            )
            for _ in range(world.chance.randint(0, many)):
                self._take()
                self._serve(counter, who)
            world.act(
                "loket ditutup",
                lambda seen, who=who: queueing.close_counter(seen, **world.by(who)),
                load=_again(counter),
            )
        if Ticket.objects.filter(stage__in=(Stage.CALLED, Stage.SERVED)).exists():
            raise Broken("a number stands at a counter that is closed")
        if Ticket.objects.count() != self.taken:
            raise Broken(f"{self.taken} numbers were taken, {Ticket.objects.count()} are there")

    def _take(self) -> None:
        world, key, line = self.world, self.world.key(), self.world.chance.choice(self.lines)
        made = world.act(
            "nomor antrean",
            lambda _: queueing.issue(
                [ServiceLine.objects.get(pk=line.pk)], channel=Channel.KIOSK, submission=key,
                actor=public(world.today), now=world.machine["now"],
            ),
            tolerate=True,
        )  # fmt: skip
        self.taken += made is not None

    def _serve(self, counter: Counter, who: Employee) -> None:
        """Sometimes a citizen is gone."""
        world = self.world
        ticket = world.act(
            "nomor dipanggil",
            lambda seen: queueing.call_next(seen, **world.by(who)),
            load=_again(counter),
            repeats=True,
        )
        if ticket is None:
            return
        if world.happens(0.1):
            world.act("nomor batal", lambda seen: queueing.leave(seen, **world.by(who)), load=_ticket(ticket.pk))
            return
        world.act("mulai dilayani", lambda seen: queueing.start(seen, **world.by(who)), load=_ticket(ticket.pk))
        world.now += timedelta(minutes=world.chance.randint(2, 6))
        world.act("selesai dilayani", lambda seen: queueing.finish(seen, **world.by(who)), load=_ticket(ticket.pk))


def _again(counter: Counter):  # type: ignore[no-untyped-def]
    return lambda: Counter.objects.select_related("unit").get(pk=counter.pk)


def _ticket(key: UUID):  # type: ignore[no-untyped-def]
    return lambda: Ticket.objects.select_related("line__unit", "visit", "counter__unit").get(pk=key)


def _staff(world: World, unit: Unit, group: str) -> list[Employee]:
    """Who holds a post of this group in the unit or beneath it today, in the order in which people came."""
    held = Appointment.objects.on(world.today).filter(
        kind=AppointmentKind.DEFINITIVE, position__group=group, position__unit__path__startswith=unit.path,
        employee__left_on=None,
    )  # fmt: skip
    keys = set(held.order_by().values_list("employee_id", flat=True))
    return [one for one in world.people if one.pk in keys]
