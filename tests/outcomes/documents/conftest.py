"""Sari's plan and what Budi decided about its first quarter, ready to be issued."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.judgement.evaluation.commands import finalise, prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.subjects import Subject, subject_of
from kinerja.outcomes.documents.terms import Kind
from tests.judgement.town import NEW_YEAR, Town


class Papers:
    def __init__(self, town: Town) -> None:
        self.town, self.cast = town, town.cast
        self.plan = town.plan(town.cast.sari, ("service.return_share", {}, 50), ("declared", {}, 4))
        for _ in range(40):
            town.case(town.cast.sari, NEW_YEAR, 1)
        prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
        self.evaluation = Evaluation.objects.get(plan=self.plan)

    def by(self, who: str) -> dict[str, Any]:
        return {"actor": self.cast.actor(who), "now": self.cast.now}

    def decided(self, result: str = "meets", behaviour: str = "meets") -> Evaluation:
        ratings = {"result_rating": result, "behaviour_rating": behaviour, "version": self.evaluation.version}
        return finalise(
            self.evaluation, reason='Hasil & perilaku #sesuai *harapan* \\ "ya".', **ratings, **self.by("budi")
        )

    def subject(self, kind: Kind) -> Subject:
        found = subject_of(kind, self.plan.pk if kind == Kind.SKP else self.evaluation.pk)
        assert found is not None
        return found

    def issued(self, kind: Kind, who: str = "sari") -> Document:
        return issue_document(self.subject(kind), **self.by(who))


@pytest.fixture
def papers(cast: Any) -> Papers:
    return Papers(Town(cast))
