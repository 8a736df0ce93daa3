"""SDN 1 in the first months of 2026: what the tests of teaching stand on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from kinerja.facts.teaching import commands
from kinerja.facts.teaching.commands import SlotRow
from kinerja.facts.teaching.models import LessonRecord, Observation, Slot
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from tests.cast import SINCE, Cast

BELLS = [["07:00", "07:35"], ["07:35", "08:10"], ["08:10", "08:45"], ["09:00", "09:35"]]
TERM = {"name": "Semester genap 2025/2026", "starts": date(2026, 1, 5), "ends": date(2026, 6, 20)}
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
LINE = "Pecahan senilai; sebagian besar murid dapat menyederhanakan"
SCORES = {"purpose": 3, "content": 4, "participation": 3, "checking": 2, "feedback": 3, "difference": 2, "climate": 4}


class School:
    """`school.head` leads SDN 1; `school.wati` and `school.rudi` teach there. Today is Tuesday 10 March 2026."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.now, self.unit = cast, cast.now, cast.units["SDN1"]
        self.wati = cast.wati
        self.head_person = self.settle("Maryam Latief, M.Pd.", "197505052000032001", "SDN1-KA", "maryam")
        self.rudi = self.settle("Rudi Salim, S.Pd.", "198906062015031002", "SDN1-GURU", "rudi")
        self.timetable = commands.open_timetable(self.unit, bells=BELLS, actor=self.head, now=self.now, **TERM)

    def settle(self, name: str, nip: str, post: str, username: str, starts: date = SINCE) -> Employee:
        person = organisation.hire(name, kind="pns", nip=nip, rank="III/c", **self.cast.by)
        organisation.appoint(person, position=self.cast.posts[post], starts=starts, **self.cast.by)
        organisation.create_account(person, username=username, **self.cast.by)
        return person

    @property
    def head(self) -> Actor:
        return self.cast.actor("maryam")

    def row(self, **changes: Any) -> SlotRow:
        usual = {"group": "IV A", "subject": "Matematika", "weekday": 1, "first_hour": 1, "last_hour": 2}
        return SlotRow(**{**usual, "teacher": self.wati.pk, **changes})

    def slot(self, **changes: Any) -> Slot:
        return commands.add_slot(self.timetable, row=self.row(**changes), actor=self.head, now=self.now)

    def confirm(self, slot: Slot, day: date = TUESDAY, now: datetime | None = None, **said: Any) -> LessonRecord:
        actor = said.pop("actor", None) or self.cast.actor("wati")
        values = {"state": "held", "line": LINE, **said}
        return commands.confirm_lesson(slot, day=day, actor=actor, now=now or self.now, **values)

    def observation(self, **changes: Any) -> Observation:
        facts = {"teacher": self.wati, "day": MONDAY, "lesson": "IV A Matematika", "submission": uuid4(), **changes}
        return commands.observe(self.unit, actor=self.head, now=self.now, **facts)

    def sent(self, **changes: Any) -> Observation:
        seen = {"scores": SCORES, "notes": "Murid aktif.", "next_step": "Memeriksa tiap kelompok.", "version": 1}
        return commands.send_observation(self.observation(), actor=self.head, now=self.now, **{**seen, **changes})
