"""An objection as the pages of both parties find it."""

from __future__ import annotations

from datetime import date

from kinerja.judgement.evaluation.commands import object_to
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import Period, Plan
from tests.judgement.town import Town


def objected(town: Town, plan: Plan) -> Objection:
    """Sari's, against what Budi decided about the first week of March: it waits for his words and for Dewi."""
    cast = town.cast
    week = {"starts": date(2026, 3, 1), "ends": date(2026, 3, 8)}
    period = Period.objects.create(cycle=town.cycle, code="P2", name="Awal Maret", **week)
    decided = {"result_rating": "meets", "behaviour_rating": "meets", "predicate": "good", "state": "final"}
    people = {"employee": cast.sari, "rater": cast.budi, "finalised_by": cast.budi}
    evaluation = Evaluation.objects.create(
        plan=plan, period=period, unit=plan.unit, finalised_at=cast.now, **decided, **people
    )
    by = {"actor": cast.actor("sari"), "now": cast.now}
    return object_to(evaluation, reasons="Sebelas hari jaringan putus.", submission=new_id(), **by)
