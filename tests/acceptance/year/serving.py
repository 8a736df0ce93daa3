"""Citizens are served: what every officer did stands here in a ledger, and comes in by logs that are not all clean."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from kinerja.doors.demo.blueprint import ServiceBlueprint, services
from kinerja.doors.interchange.event_logs.importing import prepared, store
from kinerja.doors.interchange.event_logs.mapping_rules import read_mapping
from kinerja.facts.service.commands import match_officer
from kinerja.facts.service.models import Officer
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind
from tests.acceptance.year.founding import enlist, open_services
from tests.acceptance.year.world import Broken, World

MAPPING = """
[source]
format = "csv"
timezone = "UTC"
[service]
code = "{code}"
[columns]
case = "kasus"
opened = "masuk"
closed = "selesai"
deadline = "janji"
officer = "petugas"
"""
HEAD = "kasus,masuk,selesai,janji,petugas\n"
LOAD = 1.3
"""Cases an officer takes on a working day, on average over all services."""
NEVER, BACKWARDS, BAD_FILE = 0.01, 0.004, 0.15


@dataclass
class Case:
    """What truly happened, and how much of it the house has been told."""

    key: str
    opened: datetime
    closes: datetime | None
    deadline: datetime
    label: str
    told_closed: datetime | None = None
    is_told: bool = False


@dataclass
class Desk:
    """One service: its officers' labels and its cases."""

    blue: ServiceBlueprint
    cases: list[Case] = field(default_factory=list)
    labels: dict[str, UUID | None] = field(default_factory=dict)
    """Label -> whom the house knows it as."""
    bad: int = 0


class Serving:
    """All desks, and the log of each week."""

    def __init__(self, world: World) -> None:
        self.world = world
        opened = open_services(world)
        self.desks = {blue.code: Desk(blue) for blue in services() if blue.code in opened}
        self.counts: Counter[str] = Counter()
        for code, desk in self.desks.items():
            crew = self._crew(desk.blue, world.today)
            enlist(world, code, [(self._label(one), one) for one in crew])
            desk.labels = {self._label(one): one.pk for one in crew}
        for code in self.desks:
            (world.folder / f"{code}.toml").write_text(MAPPING.format(code=code), encoding="utf-8")

    def _label(self, who: Employee) -> str:
        return f"ptgs{self.world.number(who):05}"

    def _crew(self, blue: ServiceBlueprint, day: date) -> list[Employee]:
        held = Appointment.objects.on(day).filter(
            kind=AppointmentKind.DEFINITIVE, position__group=blue.group,
            position__unit__path__contains=f"/{blue.department}",
        )  # fmt: skip
        keys = set(held.order_by().values_list("employee_id", flat=True))
        return [one for one in self.world.people if one.pk in keys]

    def a_day(self, away: set[UUID]) -> None:
        """New cases of today for whoever is there."""
        chance, day = self.world.chance, self.world.today
        for desk in self.desks.values():
            share = desk.blue.share / sum(
                one.blue.share for one in self.desks.values() if one.blue.group == desk.blue.group
            )
            for who in self._crew(desk.blue, day):
                if who.pk in away:
                    continue
                for _ in range(_poisson(chance, LOAD * share)):
                    self._open(desk, who)

    def _open(self, desk: Desk, who: Employee) -> None:
        chance = self.world.chance
        opened = self.world.now.replace(hour=8, minute=0, second=0, microsecond=0)
        opened += timedelta(minutes=chance.randint(0, 400))
        hours = chance.lognormvariate(0, desk.blue.sigma) * desk.blue.median / 60 * 3
        closes: datetime | None = opened + timedelta(seconds=round(hours * 3600))
        if chance.random() < NEVER:
            closes = None
        elif chance.random() < BACKWARDS:
            closes = opened - timedelta(minutes=chance.randint(1, 60))
        days = desk.blue.promised if desk.blue.promised_unit.endswith("days") else 1
        deadline = opened + timedelta(days=days * 7 / 5)
        label = self._label(who)
        desk.labels.setdefault(label, None)
        desk.cases.append(Case(f"{desk.blue.code}-{len(desk.cases):06}", opened, closes, deadline, label))

    def a_week(self) -> None:
        """The log of each desk since the last one; some files hold lines nobody can read."""
        for code, desk in self.desks.items():
            news = [one for one in desk.cases if not one.is_told or (one.told_closed is None and self._over(one))]
            if news:
                self._bring(code, desk, news)
        self._match()

    def _over(self, case: Case) -> bool:
        return case.closes is not None and case.closes <= self.world.now

    def _closed(self, case: Case) -> datetime | None:
        return case.closes if self._over(case) else None

    def _bring(self, code: str, desk: Desk, news: list[Case]) -> None:
        path = self.world.folder / f"{code}.csv"
        bad = [f"{code}-x{n},kemarin pagi,,,ptgs\n" for n in range(self.world.chance.randint(1, 3))]
        if self.world.happens(BAD_FILE):
            self._write(path, news, bad)
            self._refuse(path, code)
            if self.world.happens(0.5):
                self._store(path, code, skip=True, rejected=len(bad))
                desk.bad += len(bad)
                self._told(news)
                return
        self._write(path, news, [])
        self._store(path, code)
        self._told(news)

    def _write(self, path: Path, news: list[Case], bad: list[str]) -> None:
        rows = [
            ",".join([one.key, _utc(one.opened), _utc(self._closed(one)), _utc(one.deadline), one.label]) + "\n"
            for one in news
        ]
        path.write_text(HEAD + "".join([*rows, *bad]), encoding="utf-8")

    def _refuse(self, path: Path, code: str) -> None:
        """Not a line is taken of a file with lines that cannot be read, unless somebody says so."""
        with prepared(path, read_mapping(self.world.folder / f"{code}.toml")) as log:
            if log.is_acceptable or not log.findings()["rejected_rows"]:
                raise Broken(f"{path.name}: lines nobody can read were not noticed")
        self.world.faults["log dengan baris rusak"] += 1

    def _store(self, path: Path, code: str, *, skip: bool = False, rejected: int = 0) -> None:
        left_out = io.StringIO()

        def bring(_: object) -> object:
            mapping = read_mapping(self.world.folder / f"{code}.toml")
            with prepared(path, mapping, skip=skip, rejected_to=left_out if skip else None) as log:
                return store(log, **self.world.hasan)

        stored = self.world.act("log pelayanan dimasukkan", bring, repeats=True)
        report = stored.report  # type: ignore[union-attr]
        if report["rejected_rows"] != rejected or report["rows"] != report["cases"] + rejected + report["duplicates"]:
            raise Broken(f"{path.name}: rows do not add up: {report}")

    def _told(self, news: list[Case]) -> None:
        for one in news:
            one.is_told, one.told_closed = True, self._closed(one)

    def _match(self) -> None:
        """Personnel says sooner or later whom a new label belongs to."""
        for code, desk in self.desks.items():
            for label in sorted(name for name, who in desk.labels.items() if who is None):
                officer = Officer.objects.filter(register=code, label=label).first()
                if officer is not None and self.world.happens(0.7):
                    who = self.world.people[int(label.removeprefix("ptgs"))]
                    self.world.act(
                        "label petugas dicocokkan",
                        lambda seen, who=who: match_officer(seen, employee=who, **self.world.hasan),
                        load=lambda officer=officer: Officer.objects.get(pk=officer.pk),
                    )
                    desk.labels[label] = who.pk

    def known(self, who: UUID, since: datetime, until: datetime) -> tuple[int, int]:
        """Cases of one person in a window as the house was told: those that count, and those closed before opening."""
        sound = wrong = 0
        for desk in self.desks.values():
            for one in desk.cases:
                if not one.is_told or desk.labels.get(one.label) != who:
                    continue
                if one.told_closed is not None and one.told_closed < until:
                    if one.told_closed >= since:
                        sound, wrong = (sound + 1, wrong) if one.told_closed >= one.opened else (sound, wrong + 1)
                elif one.opened < until:
                    sound += 1
        return sound, wrong

    def total(self) -> int:
        return sum(one.is_told for desk in self.desks.values() for one in desk.cases)


def _utc(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _poisson(chance: object, mean: float) -> int:
    """By Knuth's product; the means here are small."""
    from math import exp

    limit, count, product = exp(-mean), 0, chance.random()  # type: ignore[attr-defined]
    while product > limit:
        count, product = count + 1, product * chance.random()  # type: ignore[attr-defined]
    return count
