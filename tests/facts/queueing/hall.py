"""The hall of Disdukcapil: two counters and three queues. Sari sits at counter 1, Budi at counter 2."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.facts.queueing.models import Counter, ServiceLine, Ticket, Visit
from kinerja.facts.service.models import Service
from kinerja.platform.access.actors import Actor, public
from kinerja.platform.database.keys import new_id
from tests.cast import Cast


class Hall:
    """`hall.later(5)` lets five minutes pass; every step of the story happens at `hall.now`."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.now = cast, cast.now
        self.unit = cast.units["DUKCAPIL-L"]
        self.ktp = self._line("KTP", "KTP-el", "A", takes_phone=True, bring="KK asli\nSurat hilang dari polisi")
        self.family = self._line("KK", "Kartu Keluarga", "B", return_rule="end")
        self.birth = self._line("AKTA", "Akta Kelahiran", "C", quota=3, return_rule="never")
        self.one, self.two = (commands.add_counter(self.unit, number=n, **cast.by) for n in (1, 2))
        for counter in (self.one, self.two):
            commands.serve_lines(counter, lines=[self.ktp, self.family, self.birth], **cast.by)
        self.sari, self.budi = cast.actor("sari"), cast.actor("budi")
        self.open()

    @property
    def lines(self) -> list[ServiceLine]:
        return [self.ktp, self.family, self.birth]

    @property
    def counters(self) -> list[Counter]:
        return [self.one, self.two]

    @property
    def by(self) -> dict[str, Any]:
        """Sari, now."""
        return self.of(self.sari)

    def of(self, actor: Actor) -> dict[str, Any]:
        return {"actor": actor, "now": self.now}

    def open(self) -> None:
        commands.open_counter(self.one, **self.of(self.sari))
        commands.open_counter(self.two, **self.of(self.budi))

    def later(self, minutes: float) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def visit(self, *lines: ServiceLine, priority: str = Priority.NONE, **more: Any) -> Visit:
        values: dict[str, Any] = {"channel": Channel.KIOSK, "submission": new_id(), "actor": public(self.cast.today)}
        values |= {"now": self.now} | more
        return commands.issue(lines or (self.ktp,), priority=priority, **values)

    def take(self, *lines: ServiceLine, **more: Any) -> Ticket:
        """A visit for one service: its number."""
        return self.visit(*lines, **more).tickets.get()

    def served(self) -> Ticket:
        """A fresh number, called and served by Sari since now."""
        ticket = self.take()
        commands.call(ticket, counter=self.one, **self.by)
        return commands.start(ticket, **self.by)

    def _line(self, code: str, name: str, letter: str, **settings: Any) -> ServiceLine:
        service = Service.objects.create(code=code.lower(), name=name, unit=self.unit)
        return commands.add_line(self.unit, service=service, letter=letter, **settings, **self.cast.by)
