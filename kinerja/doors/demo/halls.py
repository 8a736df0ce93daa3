"""The hall of the civil registry: five queues, its counters, a month of days, and what those who were served said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from kinerja.facts.queueing.commands import add_counter, add_line, answer_day_flag, raise_day_flags, serve_lines
from kinerja.facts.queueing.commands.past import PastNumber, PastShift, Step, take_over_days
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.hours import open_spans, today_at
from kinerja.facts.queueing.models import DayFlag, ServiceLine
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.platform.access.actors import Actor, system
from kinerja.pure.statistics.wait_bands import PastWaits

from .hall_days import Desk, people, serve
from .hall_days import numbers as numbered
from .hall_voices import let_speak
from .voices import acting

PLACE, GROUP, FIRST_OFFICER = "DUKCAPIL", "counter", "sari"
# Letter, service, minutes each, share of those who come, whether by phone too, what to have ready.
QUEUES = (
    ("A", "ktp-el", 9, 0.50, True, "Kartu Keluarga asli\nSurat kehilangan dari kepolisian bila KTP hilang"),
    ("B", "kartu-keluarga", 12, 0.24, True, "Kartu Keluarga lama\nBuku nikah atau akta cerai bila berubah"),
    ("C", "akta-kelahiran", 14, 0.14, False, "Surat keterangan lahir\nKartu Keluarga orang tua"),
    ("D", "pindah-datang", 11, 0.12, False, "Kartu Keluarga asli\nAlamat tujuan lengkap"),
)
MOST_COUNTERS, DAILY_EACH, DAYS_BACK = 6, 22, 30
LATE_ON_MONDAYS = timedelta(minutes=25)
"""The counters open after the doors: people wait and nobody calls them."""
FORGOTTEN = 2
"""So many days ago Sari went home with a number still open."""
WAITING_NOW, EVERY = 7, timedelta(minutes=5)


def keep_hall(rng: np.random.Generator, *, actor: Actor, now: datetime) -> int:
    """Answers how many numbers were given."""
    unit = Unit.objects.get(code=PLACE)
    lines = _lines(unit, actor, now)
    desks = _desks(unit, lines, rng, actor, now)
    given, shifts = _month(unit, lines, desks, rng, now)
    _forget_one(given, desks[0])
    given += _today(unit, lines, now)
    shifts.append(PastShift(desks[0].counter, desks[0].officer, now - timedelta(minutes=50), None))
    count = take_over_days(unit, numbers=given, shifts=shifts, actor=actor, now=now)
    let_speak(unit, given, rng, actor=actor, now=now)
    _ask_about_odd_days(now)
    return count


def _lines(unit: Unit, actor: Actor, now: datetime) -> list[ServiceLine]:
    services = {one.code: one for one in Service.objects.filter(code__in=[code for _, code, *_ in QUEUES])}
    return [
        add_line(
            unit, service=services[code], letter=letter, counters=2, minutes_each=minutes, takes_phone=by_phone,
            bring=bring, actor=actor, now=now,
        )
        for letter, code, minutes, _share, by_phone, bring in QUEUES
    ]  # fmt: skip


def _desks(
    unit: Unit, lines: Sequence[ServiceLine], rng: np.random.Generator, actor: Actor, now: datetime
) -> list[Desk]:
    """Sari sits at the first; one of the others hurries on some days."""
    held = Appointment.objects.on(actor.on).filter(position__group=GROUP, position__unit__path__startswith=unit.path)
    people_ = held.order_by("employee__user__username", "employee__name", "pk").select_related("employee__user")
    officers = sorted((one.employee for one in people_), key=lambda who: who.user is None)[:MOST_COUNTERS]
    desks = []
    for number, officer in enumerate(officers, start=1):
        counter = add_counter(unit, number=number, actor=actor, now=now)
        serve_lines(counter, lines=lines, actor=actor, now=now)
        desks.append(Desk(counter.pk, officer.pk, float(rng.lognormal(0.0, 0.15)), hurries=number == 2))
    return desks


def _month(
    unit: Unit, lines: Sequence[ServiceLine], desks: Sequence[Desk], rng: np.random.Generator, now: datetime
) -> tuple[list[PastNumber], list[PastShift]]:
    """The days before today on which the hall was open."""
    today, past = today_at(unit, now), _Past()
    given: list[PastNumber] = []
    shifts: list[PastShift] = []
    for day, spans in open_spans(unit, today - timedelta(days=DAYS_BACK), today - timedelta(days=1)):
        crew = [replace(desk, hurries=desk.hurries and day.day % 3 == 0) for desk in desks]
        count = int(rng.poisson(DAILY_EACH * len(desks) * (1.25 if day.weekday() == 0 else 1.0)))
        came = people(lines, [share for _, _, _, share, *_ in QUEUES], count, spans, rng)
        opens = spans[0][0] + (LATE_ON_MONDAYS if day.weekday() == 0 else timedelta())
        shifts += serve(came, crew, opens, rng)
        new = [past.promised(one) for one in numbered(day, came, rng)]
        past.add(new)
        given += new
    return given, shifts


class _Past:
    """Waits of the days before, of each queue: what those who take a number are told."""

    def __init__(self) -> None:
        self.waits: dict[UUID, list[tuple[datetime, float, int]]] = defaultdict(list)
        self.known: dict[UUID, PastWaits] = {}

    def promised(self, one: PastNumber) -> PastNumber:
        past = self.known.get(one.line.pk)
        band = past.band(one.ahead) if past else None
        return replace(one, promised=(round(band.low), round(band.high))) if band else one

    def add(self, day: Sequence[PastNumber]) -> None:
        for one in day:
            called = next((step.at for step in one.steps if step.stage == Stage.CALLED), None)
            if called and called > one.came and one.steps[-1].stage == Stage.DONE:
                self.waits[one.line.pk].append((called, (called - one.came).total_seconds(), one.ahead))
        for line, rows in self.waits.items():
            rows.sort(key=lambda row: row[0])
            self.known[line] = PastWaits([wait for _, wait, _ in rows], [ahead for *_, ahead in rows])


def _forget_one(given: list[PastNumber], desk: Desk) -> None:
    """Sari's last number of a day was never finished; the night closed it, and the house asks her about it."""
    hers = [place for place, one in enumerate(given) if one.steps[-1].officer == desk.officer]
    days = sorted({given[place].day for place in hers})
    if len(days) < FORGOTTEN:
        return
    place = [place for place in hers if given[place].day == days[-FORGOTTEN]][-1]
    one = given[place]
    night = one.came.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, hours=1)
    last = one.steps[-1]
    closed = Step(Stage.CLOSED, max(night, last.at), last.counter, last.officer)
    if last.stage == Stage.DONE:
        given[place] = replace(one, steps=[*one.steps[:-1], closed], is_accurate=False)


def _today(unit: Unit, lines: Sequence[ServiceLine], now: datetime) -> list[PastNumber]:
    """A few who wait, whatever the hour: who tries the counter at night finds somebody to call as well."""
    day = today_at(unit, now)
    taken: dict[UUID, int] = defaultdict(int)
    found = []
    for place in range(WAITING_NOW):
        line, came = lines[place % 2], now - EVERY * (WAITING_NOW - place)
        if today_at(unit, came) == day:
            taken[line.pk] += 1
            found.append(PastNumber(line, day, taken[line.pk], came, [], taken[line.pk] - 1))
    return found


def _ask_about_odd_days(now: datetime) -> None:
    """As the nights would have done; the older questions were answered by those who sat there."""
    for back in range(DAYS_BACK - 3, -1, -3):
        then = now - timedelta(days=back)
        raise_day_flags(actor=system(then.date()), now=then)
    old = DayFlag.objects.filter(raised_at__lt=now - timedelta(days=5)).order_by("day", "kind", "pk")
    for flag in list(old)[::2]:
        officer = Employee.objects.select_related("user").get(pk=flag.officer_id)
        answer_day_flag(flag, answer="Berkasnya sudah lengkap dari pendaftaran daring.", **acting(officer, now))
