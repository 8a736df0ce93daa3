"""Objections as pages and figures find them."""

from __future__ import annotations

from datetime import date, timedelta

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


def decided_at_the_counters(town: Town, people: int = 8) -> list[Evaluation]:
    """Of people at the counters, decided by Budi."""
    made = []
    for person in town.colleagues(people):
        plan = town.plan(person)
        made.append(
            Evaluation.objects.create(
                plan=plan, period=town.period, employee=person, unit=plan.unit, rater=town.cast.budi, state="final",
                result_rating="meets", behaviour_rating="meets", predicate="good", finalised_by=town.cast.budi,
                finalised_at=town.cast.now,
            )
        )  # fmt: skip
    return made


def objected_to(town: Town, evaluation: Evaluation, outcome: str = "", days: int = 0) -> Objection:
    """Against Budi; where it has an outcome, Dewi decided after so many days."""
    after = {"after_result": "meets", "after_behaviour": "meets", "after_predicate": "good"}
    if outcome == "changed":
        after["after_result"] = "above"
    ended = {
        "outcome": outcome, "decision": "x", "decided_by": town.cast.dewi,
        "decided_at": town.cast.now + timedelta(days=days), **after,
    }  # fmt: skip
    return Objection.objects.create(
        evaluation=evaluation, employee=evaluation.employee, against=town.cast.budi,
        rater_post=town.cast.posts["DUKCAPIL-L-KA"], reasons="x", filed_at=town.cast.now, submission=new_id(),
        before_result="meets", before_behaviour="meets", before_predicate="good", **(ended if outcome else {}),
    )  # fmt: skip
