"""Preparing evaluations: a suggestion for every agreed plan of a period, in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, UUIDField

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.reasons import stored
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.evaluation.standings import goals_of, last_day, readings_of, suggest
from kinerja.judgement.measurement.models import Run
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.columns import as_text
from kinerja.pure.law.terms import OrganisationRating
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.work.planning.locks import hold_open
from kinerja.work.planning.models import Period, Plan
from kinerja.work.planning.terms import PeriodState

_DRAFTED = ("id", "plan_id", "employee_id", "unit_id", "rater_id", "suggested", "reasons")
_STAGE = "evaluation_prepared_now"
_MAKE_STAGE = f"CREATE TEMPORARY TABLE {_STAGE} AS SELECT {', '.join(_DRAFTED)} FROM evaluation_evaluation WHERE 1 = 0"  # noqa: S608
_CREATE = f"""
INSERT INTO evaluation_evaluation ({", ".join(_DRAFTED)}, period_id, run_id,
    result_rating, behaviour_rating, reason, predicate, state, version)
SELECT {", ".join(f"s.{column}" for column in _DRAFTED)}, %s, %s, '', '', '', '', 'prepared', 1
FROM {_STAGE} AS s
WHERE TRUE ON CONFLICT (plan_id, period_id) DO NOTHING
"""  # noqa: S608


@dataclass(frozen=True)
class Prepared:
    """What preparing did; final evaluations are never touched."""

    created: int
    updated: int
    unchanged: int
    final: int


@command
def prepare(period: Period, *, run: Run, actor: Actor, now: datetime) -> Prepared:
    """Menyiapkan evaluasi beserta saran rating untuk setiap SKP yang disepakati dalam suatu periode."""
    require(actor, Permission.FIGURE_COMPUTE, period)
    _check(period, run)
    hold_open(period)
    dropped = _drop_outside(period)
    created, updated = _take_over(period, run)
    known = Evaluation.objects.filter(period=period)
    known.prepared().exclude(run=run).update(run=run)
    unchanged = known.prepared().count() - created - updated
    done = Prepared(created, updated, unchanged, known.final().count())
    record("evaluation.prepared", actor=actor, now=now, thing=run, period=str(period.pk), dropped=dropped, **vars(done))
    return done


def _drop_outside(period: Period) -> int:
    """Suggestions whose plan ended or moved out of the period since; what is final stays."""
    outside = Q(plan__starts__gte=period.ends) | Q(plan__ends__lte=period.starts)
    # What a calibration talked about stays as well: its minutes name it.
    dropped, _ = Evaluation.objects.filter(outside, period=period, calibrated=None).prepared().delete()
    return dropped


def _check(period: Period, run: Run) -> None:
    require_quadrant(period)
    if run.period_id != period.pk:
        raise Invalid(gettext_noop("Angka itu dihitung untuk periode lain. Hitung dahulu angka periode ini."))
    if period.state == PeriodState.CLOSED:
        raise Invalid(gettext_noop("Periode {name} sudah ditutup. Buka kembali dahulu."), name=period.name)


def _take_over(period: Period, run: Run) -> tuple[int, int]:
    """Drafts go beside the evaluations first; what is new is added, what differs is changed: one statement each."""
    keys = [UUIDField().get_db_prep_value(key, connection) for key in (period.pk, run.pk)]
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_STAGE)
        load(Evaluation, _DRAFTED, _drafts(period, run), table=_STAGE)
        cursor.execute(_update(), keys[:1])
        updated: int = cursor.rowcount
        cursor.execute(_CREATE, keys)
        created: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {_STAGE}")
    return created, updated


def _drafts(period: Period, run: Run) -> Iterator[tuple[Any, ...]]:
    """Rows in order of _DRAFTED, keys as the database writes them. Four statements, whatever the number of plans.

    All of them are asked before the first row is given away: while rows are copied in, the connection answers nothing.
    """
    plans = Plan.objects.agreed().filter(cycle=period.cycle_id).during(period.starts, period.ends).order_by("id")
    goals, readings, on = goals_of(plans.order_by().values("pk")), readings_of(run), last_day(period)
    achieved = dict(OrganisationResult.objects.filter(period=period).values_list(as_text("unit_id"), "level"))
    keys = (as_text(name) for name in ("id", "employee_id", "unit_id", "rater_id"))
    rows = list(plans.values_list(*keys, "position__heads_unit"))

    def draft(key: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
        plan, employee, unit, rater, leads = row
        level = OrganisationRating(achieved[unit]) if leads and unit in achieved else None
        finding = suggest(goals.get(plan, ()), readings, level, on)
        return key, plan, employee, unit, rater, finding.value.value if finding.value else "", stored(finding)

    return map(draft, uuid7_hex(len(rows)), rows)


def _update() -> str:
    """The version moves only where a rater would read something else."""
    changeable = _DRAFTED[3:]
    values = ", ".join(f"{column} = s.{column}" for column in changeable)
    same = " AND ".join(
        f"{_comparable(f'e.{column}')} IS NOT DISTINCT FROM {_comparable(f's.{column}')}" for column in changeable
    )
    return (
        f"UPDATE evaluation_evaluation AS e SET {values}, version = e.version + 1 FROM {_STAGE} AS s "  # noqa: S608
        f"WHERE e.plan_id = s.plan_id AND e.period_id = %s AND e.state = 'prepared' AND NOT ({same})"
    )


def _comparable(column: str) -> str:
    return f"{column}::text" if column.endswith("reasons") and connection.vendor == "postgresql" else column
