"""Rina complains about the counter of Disdukcapil; Sari and Budi answer, Dewi stands above, Andi looks from outside."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Service
from kinerja.platform.access.actors import Actor, public
from kinerja.platform.database.keys import new_id
from kinerja.platform.files.kinds import Kind
from kinerja.platform.files.models import StoredFile
from tests.cast import Cast

WHAT = "Loket tutup pukul 10 padahal jam layanan sampai 15, antrean saya hangus."
REPLY = "Loket kini dijaga bergantian; nomor Anda berlaku lagi besok tanpa mengantre."
WHY = "Kemarin loket tutup lagi pukul sepuluh."


class Talk:
    """`talk.later(days=5)` lets time pass; every step of the story happens at `talk.now`."""

    def __init__(self, cast: Cast, service: Service | None = None) -> None:
        self.cast, self.now = cast, cast.now
        self.unit, self.above, self.root = cast.units["DUKCAPIL-L"], cast.units["DUKCAPIL"], cast.units["KOTA"]
        self.service = service or add_service("ktp-el", name="KTP-el", unit=self.unit, **cast.by)
        self.sari, self.budi, self.dewi = (cast.actor(name) for name in ("sari", "budi", "dewi"))
        self.andi, self.hasan, self.tono = (cast.actor(name) for name in ("andi", "hasan", "tono"))
        self.rina = public(cast.today)

    @property
    def by(self) -> dict[str, Any]:
        return self.of(self.sari)

    @property
    def rinas(self) -> dict[str, Any]:
        return self.of(self.rina)

    def of(self, actor: Actor) -> dict[str, Any]:
        return {"actor": actor, "now": self.now}

    def later(self, **more: float) -> datetime:
        self.now += timedelta(**more)
        return self.now

    def paper(self) -> StoredFile:
        key = new_id()
        return StoredFile.objects.create(
            sha256=key.hex * 2, name="loket.jpg", size=1, path=key.hex, kind=Kind.PDF, uploaded_at=self.now
        )

    def filed(self, **more: Any) -> Complaint:
        """Rina's complaint, as it came in."""
        values: dict[str, Any] = {
            "kind": "complaint", "text": WHAT, "identity": "named", "name": "Rina Palupi", "phone": "081234567890",
            "service": self.service, "submission": new_id(),
        }  # fmt: skip
        return commands.file_complaint(**values | more, **self.rinas)

    def routed(self, **more: Any) -> Complaint:
        complaint = self.filed(**more)
        return commands.route(complaint, unit=complaint.owner, **self.by)

    def answered(self, **more: Any) -> Complaint:
        complaint = self.routed(**more)
        self.later(hours=2)
        return commands.answer(complaint, text=REPLY, **self.by)

    def asked(self, complaint: Complaint) -> FourWeekQuestion:
        """Four weeks later."""
        self.later(days=29)
        commands.ask_after_four_weeks(10, **self.of(self.cast.system))
        question: FourWeekQuestion = complaint.questions.select_related("complaint__owner").latest("asked_at")
        return question
