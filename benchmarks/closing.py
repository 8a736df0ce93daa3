"""Closing a period of a synthetic city of 20,000: figures, suggestions, lock, documents queued, by the worker itself.

The floor is what the closing cannot do without: the rows it has to store, put into the same tables by the bulk load
and nothing else. Nine of ten evaluations are decided beforehand. `BENCH_STAFF` makes a smaller city.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import Any

from benchmarks.lines import Line

STAFF = int(os.environ.get("BENCH_STAFF", "20000"))
YEAR = 2025
AIM = 60.0
DECIDED = 9, 10


def measure(staff: int = STAFF) -> list[Line]:
    from django.db import connection

    from benchmarks.synthetic_city import city, services
    from kinerja.doors.jobs import closings
    from kinerja.judgement.evaluation.models import Evaluation
    from kinerja.judgement.measurement.models import Figure
    from kinerja.outcomes.closing.models import Closing
    from kinerja.outcomes.documents.models import IssueOrder
    from kinerja.work.planning.models import Period

    period = city(staff, YEAR, services())
    now = datetime(YEAR + 1, 1, 10, tzinfo=UTC)
    actor = _personnel(now)
    judge(period, actor, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    closing = Closing.objects.create(period=period, number=1, asked_by="bench", asked_at=now)
    closing.period = Period.objects.select_related("cycle").get(pk=period.pk)
    took: dict[str, float] = {}
    while closing.stage != "done":
        stage, started = str(closing.stage), time.perf_counter()
        closings.STEPS[stage](closing, actor, now)
        took[stage] = took.get(stage, 0.0) + time.perf_counter() - started
    whole, floor = sum(took.values()), _floor(period)
    lines = [Line(f"closing: {stage}", seconds, "s") for stage, seconds in took.items()]
    stored = (
        f"{Figure.objects.filter(run=closing.run).count():,} figures, {Evaluation.objects.count():,} evaluations, "
        f"{IssueOrder.objects.count():,} forms queued"
    )
    return [
        *lines,
        Line(f"closing {staff:,} staff: {stored}", whole, "s", f"the {AIM:g} s aimed at", whole / AIM, 1.0),
        Line("the same against its floor", whole, "s", "loading the same rows", whole / floor, None),
    ]


def _personnel(now: datetime) -> Any:
    from kinerja.platform.access.actors import system

    return system(now.date())


def judge(period: Any, actor: Any, now: datetime) -> None:
    """A quarter in which raters did their work."""
    from kinerja.judgement.evaluation.commands import prepare
    from kinerja.judgement.evaluation.models import Evaluation
    from kinerja.judgement.measurement.commands import compute
    from kinerja.people.organisation.models import Employee
    from kinerja.work.planning.models import Period

    Period.objects.filter(pk=period.pk).update(state="evaluating")
    prepare(period, run=compute(period, actor=actor, now=now), actor=actor, now=now)
    rater = Employee.objects.create(name="Penilai", kind="pns", nip="198001012005011001")
    keys = list(Evaluation.objects.filter(period=period).order_by("id").values_list("pk", flat=True))
    chosen = [key for number, key in enumerate(keys) if number % DECIDED[1] < DECIDED[0]]
    for first in range(0, len(chosen), 500):
        Evaluation.objects.filter(pk__in=chosen[first : first + 500]).update(
            state="final", result_rating="meets", behaviour_rating="meets", predicate="good", reason="Sesuai.",
            finalised_by=rater, finalised_at=now,
        )  # fmt: skip


def _floor(period: Any) -> float:
    """The rows of the newest run and of the queue once more, as they lie in the tables; taken back afterwards."""
    from django.db import connection, transaction

    from kinerja.judgement.measurement.models import Figure, Run
    from kinerja.outcomes.documents.models import IssueOrder
    from kinerja.platform.database.bulk import load
    from kinerja.platform.database.keys import new_id

    names = [field.attname for field in Figure._meta.concrete_fields]
    run = Run.objects.filter(period=period).order_by("-number")[0]
    figures = list(Figure.objects.filter(run=run).values_list(*names))
    orders = [field.attname for field in IssueOrder._meta.concrete_fields]
    queued = list(IssueOrder.objects.values_list(*orders))
    again = Run.objects.create(period=period, number=99, computed_at=run.computed_at, actor_name="", digest="")
    at = names.index("run_id")
    with transaction.atomic():
        IssueOrder.objects.all().delete()
        started = time.perf_counter()
        load(Figure, names, ([new_id(), *row[1:at], again.pk, *row[at + 1 :]] for row in figures))
        load(IssueOrder, orders, queued)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        took = time.perf_counter() - started
        transaction.set_rollback(True)
    return took
