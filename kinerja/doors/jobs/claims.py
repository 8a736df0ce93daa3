"""Figures counted again, because a claim about them was right."""

from __future__ import annotations

from datetime import datetime

from kinerja.judgement.claims.commands import RECOMPUTE
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.queries import run_since
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.queries import latest_run
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job
from kinerja.work.planning.terms import PeriodState

from .registry import job


@job(RECOMPUTE)
def recompute(job: Job, *, actor: Actor, now: datetime) -> None:
    """Run twice, or for several claims of one period, it counts once; what is final stays as it was judged.

    Counting and suggesting are two transactions: whoever comes after a worker that died between them suggests.
    """
    claim = DataClaim.objects.select_related("period__cycle", "before").get(pk=job.payload["claim"])
    period = claim.period
    if period is None or period.state == PeriodState.CLOSED or claim.answered_at is None:
        return
    if run_since(claim) is None:
        compute(period, actor=actor, now=now)
    run = latest_run(period)
    behind = Evaluation.objects.filter(period=period).prepared().exclude(run=run)
    if period.state == PeriodState.EVALUATING and run is not None and behind.exists():
        prepare(period, run=run, actor=actor, now=now)
