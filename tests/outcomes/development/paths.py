"""Sari's path as the tests and pages find it: Budi rated her poor and helps, Hasan records decrees."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development.commands import decide_path, give_help, propose_path
from kinerja.outcomes.development.decree import Decree
from kinerja.outcomes.development.models import ImprovementPath, PromisedHelp
from kinerja.outcomes.development.promising import Promise
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import Period
from tests.cast import Cast
from tests.judgement.town import Town

A_DAY = timedelta(days=1)


class Story:
    """Days are counted from the cast's today."""

    def __init__(self, cast: Cast, town: Town | None = None, plan: Any = None, code: str = "I1") -> None:
        self.cast, self.town = cast, town or Town(cast)
        self.plan = plan or self.town.plan(cast.sari)
        days = {"starts": date(2026, 3, 8), "ends": date(2026, 3, 15)}
        self.period = Period.objects.create(cycle=self.town.cycle, code=code, name="Pekan kedua Maret", **days)
        self.days = 0.0

    def on(self, days: float) -> datetime:
        return self.cast.now + days * A_DAY

    def by(self, who: str, days: float | None = None) -> dict[str, Any]:
        at = self.on(self.days if days is None else days)
        return {"actor": self.cast.actor(who, at.date()), "now": at}

    def evaluation(self, result: str = "meets", behaviour: str = "below", predicate: str = "poor") -> Evaluation:
        ratings = {"result_rating": result, "behaviour_rating": behaviour, "predicate": predicate, "state": "final"}
        people = {"employee": self.cast.sari, "rater": self.cast.budi, "finalised_by": self.cast.budi}
        values = {"plan": self.plan, "period": self.period, "unit": self.plan.unit, "finalised_at": self.cast.now}
        return Evaluation.objects.create(**values, **ratings, **people)

    def promise(self, days: int = 30, text: str = "Pendampingan dua jam tiap Selasa di loket 2") -> Promise:
        return Promise("coaching", text, self.on(days).date())

    def proposed(self, evaluation: Evaluation | None = None, who: str = "budi", **changes: Any) -> ImprovementPath:
        typed = {"expected": "Menyapa dan menjelaskan syarat kepada tiap pemohon.", "promises": [self.promise()]}
        typed |= {"submission": new_id(), **changes}
        return propose_path(evaluation or self.evaluation(), **typed, **self.by(who))

    def decree(self, days: float | None = None, **changes: Any) -> Decree:
        day = self.on(self.days if days is None else days).date()
        typed = {"number": "800/17/BKPSDM/2026", "day": day, "signer": "Dra. Ratna Kusumawardani, M.Si., Sekda"}
        return Decree(**{**typed, "holds_from": day, **changes})

    def decided(self, path: ImprovementPath, to: str = "improving", who: str = "hasan", **changes: Any) -> Any:
        return decide_path(path, to=to, words="Sesuai penilaian.", decree=self.decree(**changes), **self.by(who))

    def begun(self) -> ImprovementPath:
        path = self.proposed()
        self.decided(path)
        return path

    def help(self, path: ImprovementPath) -> PromisedHelp:
        return PromisedHelp.objects.select_related("path__evaluation__unit", "path__employee").filter(path=path)[0]

    def given(self, path: ImprovementPath, who: str = "budi") -> PromisedHelp:
        help = self.help(path)
        given_on = self.on(self.days).date()
        give_help(help, given_on=given_on, text="Tiga kali pendampingan di loket.", **self.by(who))
        return self.help(path)
