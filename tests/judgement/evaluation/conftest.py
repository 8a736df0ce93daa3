from __future__ import annotations

import pytest

from kinerja.judgement.evaluation.commands import finalise, prepare, reply_to_draft, share_draft
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from tests.judgement.town import NEW_YEAR


@pytest.fixture
def of_sari(town) -> Evaluation:
    """Sari's evaluation as Budi finds it: forty files, none of which came back."""
    town.plan(town.cast.sari, ("service.return_share", {}, 50))
    for _ in range(40):
        town.case(town.cast.sari, NEW_YEAR, 1)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    return Evaluation.objects.get()


def heard(evaluation, result, behaviour, town):
    """Nobody is rated below expectation unheard: Budi shows what he means, Sari answers."""
    ratings = {"result_rating": result, "behaviour_rating": behaviour}
    draft = share_draft(
        evaluation, **ratings, words="Lihat angkanya.", actor=town.cast.actor("budi"), now=town.cast.now
    )
    reply_to_draft(draft, reply="Saya mengerti.", actor=town.cast.actor("sari"), now=town.cast.now)


@pytest.fixture
def decide(town):
    """Finalise as somebody of the cast."""

    def decide(evaluation, who="budi", result="above", behaviour="meets", reason="", version=1):
        if "below" in (result, behaviour):
            heard(evaluation, result, behaviour, town)
        return finalise(
            evaluation,
            result_rating=result,
            behaviour_rating=behaviour,
            reason=reason,
            version=version,
            actor=town.cast.actor(who),
            now=town.cast.now,
        )

    return decide
