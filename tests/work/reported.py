"""Reports in the city of the cast: Sari reports, Budi answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from kinerja.facts.service.models import Officer, Request, Service
from kinerja.platform.access.actors import Actor
from kinerja.work.activity.commands import submit_report
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import Indicator, Plan
from tests.work.planned import PERMITS, Year, indicators_of

TODAY = date(2026, 3, 10)
OUTPUT = Definition(
    "Keluaran layanan per jam", "quantity", "menit baku per jam", "more", Decimal(30), source="service.output"
)


class Desk:
    """Sari's agreed plan with one typed and one measured indicator, and verbs for her days."""

    def __init__(self, year: Year) -> None:
        self.year, self.cast, self.now = year, year.cast, year.now
        self.plan: Plan = year.agreed("sari", "budi", PERMITS, OUTPUT)
        self.permits, self.output = indicators_of(self.plan)

    def by(self, username: str, **later: float) -> dict[str, Any]:
        """Who, and so much later than the story's now: `by("budi", minutes=3)`."""
        now = self.now + timedelta(**later)
        return {"actor": self.cast.actor(username, (now + timedelta(hours=8)).date()), "now": now}

    def report(self, who: str = "sari", **changes: Any) -> ActivityReport:
        facts: dict[str, Any] = {
            "day": TODAY, "text": "Menata arsip", "indicator": None, "quantity": None, "minutes": None,
            "submission": uuid4(), **self.by(who),
        }  # fmt: skip
        return submit_report(**{**facts, **changes})

    def permit(self, n: int = 4, **changes: Any) -> ActivityReport:
        return self.report(**{"text": "Surat selesai", "indicator": self.permits, "quantity": Decimal(n), **changes})

    def service(self, code: str = "ktp-el", name: str = "KTP-el") -> Service:
        return Service.objects.get_or_create(code=code, defaults={"name": name, "unit": self.cast.units["DUKCAPIL-L"]})[
            0
        ]

    def finish(self, n: int, who: str = "sari", code: str = "ktp-el", **back: float) -> None:
        """So many cases closed just now, or so long ago."""
        closed = self.now - timedelta(**back)
        service, person = self.service(code), getattr(self.cast, who)
        officer, _ = Officer.objects.get_or_create(register="kota", label=f"p-{who}", defaults={"employee": person})
        Request.objects.bulk_create(
            Request(
                service=service, case_key=uuid4().hex, unit=self.cast.units["DUKCAPIL-L"], closed_by=officer,
                opened_at=closed - timedelta(days=1), closed_at=closed,
            )
            for _ in range(n)
        )  # fmt: skip


def indicator_of_somebody_else(desk: Desk) -> Indicator:
    return indicators_of(desk.year.agreed("tono", "sekda"))[0]


def actor_of_machine(desk: Desk) -> Actor:
    return desk.cast.system
