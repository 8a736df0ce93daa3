"""The hall: eight counters, four queues, and twelve days before this one, so that waits can be told."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.commands.past import PastNumber, Step, take_over_days
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Counter, ServiceLine
from kinerja.facts.service.models import Service
from kinerja.people.accounts.models import User
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.pure.lib.identifiers import Gender, make_nip
from tests.acceptance.hall_day.timeline import Timeline
from tests.cast import SINCE, Cast

OPENS, CLOSES = datetime(2026, 3, 10, 0, 0, tzinfo=UTC), datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
"""08.00 to 15.00 in Palu."""
# Letter, service, where a no-show who comes back stands.
QUEUES = (("A", "ktp", "place"), ("B", "kk", "end"), ("C", "akta", "place"), ("D", "pindah", "end"))
# Every queue is called by some counters and every counter calls from two queues at least.
CALLS = ("ABCD", "AB", "AB", "AC", "AD", "ABC", "BCD", "ABCD")
COLLEAGUES = ("Nur Aini", "Joko Pranowo", "Lina Marpaung", "Ketut Suardana", "Rahmat Hidayat", "Yohana Lero")
PAST_DAYS, PAST_EACH = 12, 22


@dataclass(frozen=True)
class Officer:
    employee: Employee
    user: User
    counter: Counter
    calls: str

    @property
    def name(self) -> str:
        return self.employee.name


class Hall:
    def __init__(self, cast: Cast, timeline: Timeline) -> None:
        self.cast, self.unit = cast, cast.units["DUKCAPIL-L"]
        self.lines = {letter: self._line(letter, code, rule) for letter, code, rule in QUEUES}
        employees = [cast.sari, cast.budi, *(self._hire(n, name) for n, name in enumerate(COLLEAGUES))]
        self.officers = [
            self._seat(number, who, calls)
            for number, (who, calls) in enumerate(zip(employees, CALLS, strict=True), start=1)
        ]
        self._past(timeline)

    def _line(self, letter: str, code: str, rule: str) -> ServiceLine:
        service = Service.objects.create(code=code, name=f"Layanan {code.upper()}", unit=self.unit)
        weekly = {str(day): [["08:00", "15:00"]] for day in range(5)}
        return commands.add_line(
            self.unit, service=service, letter=letter, counters=8, minutes_each=5, weekly=weekly, return_rule=rule,
            takes_phone=True, **self.cast.by,
        )  # fmt: skip

    def _hire(self, place: int, name: str) -> Employee:
        nip = make_nip(date(1990 + place, 4, 2), 2018, 3, Gender.FEMALE, 700 + place)
        found = organisation.hire(name, kind=EmployeeKind.PNS, nip=nip, rank="II/d", **self.cast.by)
        organisation.appoint(found, position=self.cast.posts["DUKCAPIL-L-LOKET"], starts=SINCE, **self.cast.by)
        organisation.create_account(found, username=f"loket{place}", **self.cast.by)
        return found

    def _seat(self, number: int, who: Employee, calls: str) -> Officer:
        counter = commands.add_counter(self.unit, number=number, **self.cast.by)
        commands.serve_lines(counter, lines=[self.lines[letter] for letter in calls], **self.cast.by)
        return Officer(who, User.objects.get(employee=who), counter, calls)

    def _past(self, timeline: Timeline) -> None:
        """Days before, written down by the timeline as well: the figures are over all that was."""
        chance, sari = random.Random(5), self.officers[0]
        here = {"counter": sari.counter.pk, "officer": sari.employee.pk}
        numbers = []
        for back in range(PAST_DAYS, 0, -1):
            opens = OPENS - timedelta(days=back)
            for n in range(1, PAST_EACH + 1):
                came = opens + timedelta(minutes=10 * n)
                called = came + timedelta(seconds=chance.randint(30, 900))
                begun = called + timedelta(seconds=20)
                done = begun + timedelta(seconds=chance.randint(60, 500))
                steps = [Step(Stage.CALLED, called, **here), Step(Stage.SERVED, begun, **here)]
                steps.append(Step(Stage.DONE, done, **here))
                numbers.append(PastNumber(self.lines["A"], opens.date(), n, came, steps, ahead=n % 4))
                timeline.past(f"A{n:03d}", opens.date(), "ktp", came, called, begun, done, sari.name)
        take_over_days(self.unit, numbers=numbers, shifts=[], **self.cast.by)
