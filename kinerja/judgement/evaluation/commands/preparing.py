"""Preparing evaluations: a suggestion for every agreed plan of a period, in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.reasons import Stored, stored
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.evaluation.standings import goals_of, last_day, readings_of, suggest
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.judgement.measurement.models import Run
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.law.terms import OrganisationRating
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.models import Period, Plan
from kinerja.work.planning.terms import PeriodState

_NEW = (
    *("id", "plan_id", "period_id", "employee_id", "unit_id", "rater_id", "run_id", "suggested", "reasons"),
    *("result_rating", "behaviour_rating", "reason", "predicate", "state", "version"),
)
_CHANGED = ("id", "unit_id", "rater_id", "suggested", "reasons")
_STAGE = "evaluation_prepared_now"
_MAKE_STAGE = f"CREATE TEMPORARY TABLE {_STAGE} AS SELECT {', '.join(_CHANGED)} FROM evaluation_evaluation WHERE 1 = 0"  # noqa: S608


@dataclass(frozen=True)
class Prepared:
    """What preparing did; final evaluations are never touched."""

    created: int
    updated: int
    unchanged: int
    final: int


@dataclass(frozen=True)
class Draft:
    """What an evaluation should say before anybody has judged."""

    plan: UUID
    employee: UUID
    unit: UUID
    rater: UUID | None
    suggested: str
    reasons: list[Stored]


@command
def prepare(period: Period, *, run: Run, actor: Actor, now: datetime) -> Prepared:
    """Menyiapkan evaluasi beserta saran rating untuk setiap SKP yang disepakati dalam suatu periode."""
    require(actor, Permission.FIGURE_COMPUTE, period)
    _check(period, run)
    known = {row[1]: row for row in Evaluation.objects.filter(period=period).values_list("id", "plan_id", "state")}
    drafts = {draft.plan: draft for draft in _drafts(period, run)}
    new = [draft for plan, draft in drafts.items() if plan not in known]
    open_ = {key: drafts[plan] for key, plan, state in known.values() if plan in drafts and state != _FINAL}
    _create(period, run, new)
    updated = _update(period, run, open_)
    final = sum(state == _FINAL for _, _, state in known.values())
    done = Prepared(len(new), updated, len(open_) - updated, final)
    record("evaluation.prepared", actor=actor, now=now, thing=run, period=str(period.pk), **vars(done))
    return done


_FINAL = EvaluationState.FINAL.value


def _check(period: Period, run: Run) -> None:
    require_quadrant(period)
    if run.period_id != period.pk:
        raise Invalid(gettext_noop("Angka itu dihitung untuk periode lain. Hitung dahulu angka periode ini."))
    if period.state == PeriodState.CLOSED:
        raise Invalid(gettext_noop("Periode {name} sudah ditutup. Buka kembali dahulu."), name=period.name)


def _drafts(period: Period, run: Run) -> Iterator[Draft]:
    """Four statements, whatever the number of plans."""
    plans = Plan.objects.agreed().filter(cycle=period.cycle_id).during(period.starts, period.ends).order_by("id")
    goals, readings, on = goals_of(plans.order_by().values("pk")), readings_of(run), last_day(period)
    achieved = dict(OrganisationResult.objects.filter(period=period).values_list("unit_id", "level"))
    columns = ("id", "employee_id", "unit_id", "rater_id", "position__heads_unit")
    for plan, employee, unit, rater, leads in plans.values_list(*columns):
        level = OrganisationRating(achieved[unit]) if leads and unit in achieved else None
        finding = suggest(goals.get(plan, ()), readings, level, on)
        yield Draft(plan, employee, unit, rater, finding.value.value if finding.value else "", stored(finding))


def _create(period: Period, run: Run, drafts: list[Draft]) -> None:
    undecided = ("", "", "", "", EvaluationState.PREPARED.value, 1)
    rows = (
        (new_id(), d.plan, period.pk, d.employee, d.unit, d.rater, run.pk, d.suggested, d.reasons, *undecided)
        for d in drafts
    )
    try:
        with transaction.atomic():
            load(Evaluation, _NEW, rows)
    except IntegrityError:
        raise Stale(gettext_noop("Evaluasi periode ini sedang disiapkan orang lain. Tunggu sebentar."))


def _update(period: Period, run: Run, drafts: dict[UUID, Draft]) -> int:
    """Bring prepared evaluations up to date; the version moves only where a rater would read something else."""
    rows = ((key, d.unit, d.rater, d.suggested, d.reasons) for key, d in drafts.items())
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_STAGE)
        load(Evaluation, _CHANGED, rows, table=_STAGE)
        cursor.execute(_take_over())
        updated: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {_STAGE}")
    Evaluation.objects.filter(period=period).prepared().update(run=run)
    return updated


def _take_over() -> str:
    values = ", ".join(f"{column} = s.{column}" for column in _CHANGED[1:])
    same = " AND ".join(
        f"{_comparable(f'e.{column}')} IS NOT DISTINCT FROM {_comparable(f's.{column}')}" for column in _CHANGED[1:]
    )
    return (
        f"UPDATE evaluation_evaluation AS e SET {values}, version = e.version + 1 FROM {_STAGE} AS s "  # noqa: S608
        f"WHERE e.id = s.id AND e.state = 'prepared' AND NOT ({same})"
    )


def _comparable(column: str) -> str:
    return f"{column}::text" if column.endswith("reasons") and connection.vendor == "postgresql" else column
