"""A unit before its ratings hold: Budi rates eight people at the counters, Dewi rates Budi; nobody has decided."""

from __future__ import annotations

from typing import Any

from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.models import CalibrationSession, Evaluation
from kinerja.people.organisation.models import Employee
from kinerja.platform.database.keys import new_id
from tests.judgement.town import Town


class Counters:
    """`people` are Sari and seven colleagues in order; `of(who)` is somebody's evaluation."""

    def __init__(self, town: Town, colleagues: int = 7) -> None:
        self.town, self.cast = town, town.cast
        self.people = [self.cast.sari, *town.colleagues(colleagues)]
        for person in self.people:
            self._waits(person, self.cast.budi, "meets")
        self._waits(self.cast.budi, self.cast.dewi, "")

    def _waits(self, person: Employee, rater: Employee, suggested: str) -> None:
        plan = self.town.plan(person, rater=rater)
        Evaluation.objects.create(
            plan=plan, period=self.town.period, employee=person, unit=plan.unit, rater=rater, suggested=suggested
        )

    def of(self, person: Employee) -> Evaluation:
        return Evaluation.objects.get(employee=person, period=self.town.period)

    def by(self, who: str) -> dict[str, Any]:
        return {"actor": self.cast.actor(who), "now": self.cast.now}

    def opened(self, who: str = "dewi", unit: str = "DUKCAPIL") -> CalibrationSession:
        asked = {"period": self.town.period, "purpose": "Arti di atas ekspektasi", "submission": new_id()}
        return verbs.open_calibration(self.cast.units[unit], **asked, **self.by(who))

    def brings(self, session: CalibrationSession, person: Employee, result: str = "above", who: str = "budi") -> Any:
        meant = {"result_rating": result, "behaviour_rating": "meets", "reason": ""}
        return verbs.bring_draft(session, evaluation=self.of(person), **meant, **self.by(who))

    def changes(
        self, session: CalibrationSession, person: Employee, result: str = "meets", who: str = "budi", **more: Any
    ) -> Any:
        meant = {"result_rating": result, "behaviour_rating": "meets", "reason": "Bukti dua bulan sama.", "number": 1}
        return verbs.change_draft(session, evaluation=self.of(person), **meant | more, **self.by(who))

    def closes(self, session: CalibrationSession, who: str = "dewi", version: int | None = None) -> Any:
        if version is None:
            version = CalibrationSession.objects.get(pk=session.pk).version
        return verbs.close_calibration(session, minutes="Ukuran disamakan.", version=version, **self.by(who))
