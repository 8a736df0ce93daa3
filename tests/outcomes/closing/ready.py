"""A period that is over, with evaluations some of which are decided, and the worker that closes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kinerja.doors.jobs.worker import run_next
from kinerja.judgement.evaluation.commands import finalise, prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.outcomes.closing.commands import close_period
from kinerja.outcomes.closing.models import Closing
from kinerja.work.planning.models import Period
from tests.judgement.town import A_DAY, NEW_YEAR, Town


class Ready:
    """Sari is decided, two colleagues are not."""

    def __init__(self, town: Town) -> None:
        self.town, self.cast = town, town.cast
        for person in (self.cast.sari, *town.colleagues(2)):
            town.plan(person, ("service.return_share", {}, 50))
            town.case(person, NEW_YEAR, 2, deadline_at=NEW_YEAR + A_DAY)
        Period.objects.filter(pk=town.period.pk).update(state="evaluating")
        prepare(self.period, run=compute(self.period, **self.cast.by), **self.cast.by)
        evaluation = Evaluation.objects.get(employee=self.cast.sari)
        ratings = {"result_rating": "meets", "behaviour_rating": "meets", "version": evaluation.version}
        self.final = finalise(evaluation, reason="Sesuai.", **ratings, **self.by("budi"))

    @property
    def period(self) -> Period:
        return Period.objects.select_related("cycle").get(pk=self.town.period.pk)

    @property
    def closing(self) -> Closing:
        found: Closing = Closing.objects.select_related("period__cycle").get(period=self.town.period)
        return found

    def by(self, who: str) -> dict[str, Any]:
        return {"actor": self.cast.actor(who), "now": self.cast.now}

    def pressed(self, who: str = "hasan") -> Closing:
        return close_period(self.period, **self.by(who))

    def work(self, seconds: int = 1) -> None:
        while run_next(lambda: self.cast.now + timedelta(seconds=seconds)):
            pass
