"""The desk of Disdukcapil: Rina asks for a KTP from home, Sari and Budi handle it, BKPSDM is another unit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.service.commands import add_service, set_standard
from kinerja.facts.service.models import ServiceStandard
from kinerja.facts.service.terms import STANDARD_COMPONENTS
from kinerja.platform.access.actors import Actor, public
from kinerja.platform.database.keys import new_id
from kinerja.platform.files.kinds import Kind
from kinerja.platform.files.models import StoredFile
from tests.cast import Cast

REQUIREMENTS = "Kartu Keluarga asli\nKTP lama atau surat kehilangan dari kepolisian"
STEPS = "Kirim dokumen dari rumah\nKantor memeriksa\nAmbil KTP di loket"


class Desk:
    """`desk.later(hours=5)` lets time pass; every step of the story happens at `desk.now`."""

    word: str
    file: CaseFile

    def __init__(self, cast: Cast) -> None:
        self.cast, self.now = cast, cast.now
        self.unit, self.other = cast.units["DUKCAPIL-L"], cast.units["BKPSDM"]
        self.service = add_service("ktp-baru", name="KTP-el", unit=self.unit, **cast.by)
        self.standard = self.promise(3, date(2026, 1, 1))
        self.sari, self.budi, self.hasan = cast.actor("sari"), cast.actor("budi"), cast.actor("hasan")
        self.rina = public(cast.today)

    @property
    def by(self) -> dict[str, Any]:
        return self.of(self.sari)

    def of(self, actor: Actor) -> dict[str, Any]:
        return {"actor": actor, "now": self.now}

    def later(self, **more: float) -> datetime:
        self.now += timedelta(**more)
        return self.now

    def promise(self, days: int, since: date) -> ServiceStandard:
        components = {name: str(label) for name, label in STANDARD_COMPONENTS.items()}
        components |= {"requirements": REQUIREMENTS, "procedure": STEPS, "fee": "Gratis", "product": "KTP-el"}
        told: dict[str, Any] = {"promised": Decimal(days), "promised_unit": "working_days"}
        return set_standard(self.service, effective_from=since, components=components, **told, **self.cast.by)

    def paper(self, requirement: str = "Kartu Keluarga asli") -> commands.Given:
        key = new_id()
        stored = StoredFile.objects.create(
            sha256=key.hex * 2, name="kk.pdf", size=1, path=key.hex, kind=Kind.PDF, uploaded_at=self.now
        )
        return commands.Given(stored, requirement)

    def asked(self, **more: Any) -> CaseFile:
        """Rina's request, as it came in."""
        values: dict[str, Any] = {"name": "Rina", "phone": "0812", "papers": [self.paper()], "submission": new_id()}
        return commands.submit(self.service, **values | more, **self.of(self.rina))

    def processed(self) -> CaseFile:
        file = self.asked()
        commands.check(file, **self.by)
        return commands.process(file, **self.by)

    def finished(self, **hours: float) -> CaseFile:
        file = self.processed()
        self.later(**hours or {"hours": 2})
        commands.approve(file, **self.by)
        return commands.make_ready(file, **self.by)
