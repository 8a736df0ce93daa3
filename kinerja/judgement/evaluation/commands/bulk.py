"""Decisions that raters made elsewhere, taken over with the names of those who made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.people.organisation.commands import close_history
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.pure.law import quadrant, terms
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.planning.models import Period

_DECIDED = (
    *("id", "employee_id", "state", "result_rating", "behaviour_rating", "predicate", "reason"),
    *("finalised_by_id", "finalised_at", "decided_elsewhere"),
)
_STAGE = "evaluation_taken_over_now"


@dataclass(frozen=True)
class Judgement:
    """What a rater decided on one evaluation."""

    evaluation: UUID
    employee: UUID
    rater: UUID
    result_rating: str
    behaviour_rating: str
    reason: str = ""


@command
def take_over_judgements(
    period: Period, *, judgements: Iterable[Judgement], actor: Actor, now: datetime, elsewhere: bool = True
) -> int:
    """Mengambil alih penetapan dari pencatatan lama; the database holds them to the same constraints.

    What was decided `elsewhere` is signed and objected to there: nobody is asked for it here. Only the machine at its
    operator's word may do that; evaluations that are final already stay as they are.
    """
    if not actor.is_system:
        raise Forbidden(gettext_noop("Penilaian ditetapkan pejabat penilainya satu per satu, bukan secara massal."))
    require_quadrant(period)
    known = list(judgements)
    taken = _take_over(period, known, elsewhere, now)
    close_history([j.employee for j in known], until=period.ends, actor=actor, now=now)
    record("evaluation.judgements_taken_over", actor=actor, now=now, thing=period, judgements=taken)
    return taken


def _take_over(period: Period, judgements: list[Judgement], elsewhere: bool, now: datetime) -> int:
    on = last_day(period)
    rows = (
        (j.evaluation, j.employee, EvaluationState.FINAL.value, j.result_rating, j.behaviour_rating,
         quadrant.predicate(terms.Rating(j.result_rating), terms.Rating(j.behaviour_rating), on).value.value,
         j.reason, j.rater, now, elsewhere)
        for j in judgements
    )  # fmt: skip
    columns = ", ".join(_DECIDED)
    values = ", ".join(f"{column} = s.{column}" for column in _DECIDED[2:])
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_STAGE} AS SELECT {columns} FROM evaluation_evaluation WHERE 1 = 0"  # noqa: S608
        )
        load(Evaluation, _DECIDED, rows, table=_STAGE)
        cursor.execute(
            f"UPDATE evaluation_evaluation AS e SET {values}, version = e.version + 1 FROM {_STAGE} AS s "  # noqa: S608
            "WHERE e.id = s.id AND e.employee_id = s.employee_id AND e.state = 'prepared'"
        )
        taken: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {_STAGE}")
    return taken
