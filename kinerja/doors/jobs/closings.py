"""Closing a period and issuing its forms, step by step; what a dead worker left is taken up where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kinerja.judgement.measurement.reckoning import reckon
from kinerja.outcomes.closing import commands
from kinerja.outcomes.closing.models import Closing
from kinerja.outcomes.closing.terms import Stage
from kinerja.outcomes.documents.commands import issue_drafts
from kinerja.outcomes.documents.drafting import drafts_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Stale
from kinerja.work.planning.models import Period

from .behalf import asker
from .credits import TELLING
from .registry import job

ISSUING = "documents.issue_waiting"
QUEUED_AT_ONCE = 2_000
ISSUED_AT_ONCE = 100
TOLD_EVERY = 0.02
"""Of all figures, so that telling costs nothing beside reckoning."""


class AnotherWorker(Exception):
    """Somebody else moved this closing on; what is left is looked at again in a while."""


@job(commands.JOB, attempts=5)
def close_period(job: Job, *, actor: Actor, now: datetime) -> None:
    person = asker(job, now)
    closing = Closing.objects.select_related("period__cycle").get(pk=job.payload["closing"])
    try:
        while closing.stage != Stage.DONE:
            STEPS[closing.stage](closing, person, now)
    except Stale as stale:
        raise AnotherWorker from stale
    payload = {"period": str(closing.period_id), "user": job.payload["user"]}
    enqueue(ISSUING, payload=payload, key=f"{ISSUING}:{closing.pk}", actor=person, now=now)
    payload = {"period": str(closing.period_id), "closing": str(closing.pk)}
    enqueue(TELLING, payload=payload, key=f"{TELLING}:{closing.pk}", actor=person, now=now)


@job(ISSUING, attempts=5)
def issue_documents(job: Job, *, actor: Actor, now: datetime) -> None:
    """Pages are set outside of any transaction; a bundle is stored in one."""
    person, period = asker(job, now), Period.objects.get(pk=job.payload["period"])
    try:
        while drafts := drafts_of(period, at_once=ISSUED_AT_ONCE, now=now, issued_by=person.name):
            issue_drafts(period, drafts=drafts, actor=person, now=now)
    except Stale as stale:
        raise AnotherWorker from stale


def _figures(closing: Closing, actor: Actor, now: datetime) -> None:
    """Reckoned outside of any transaction; only the storing holds the database."""
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if done - told >= TOLD_EVERY * total:
            told = done
            commands.note_figures(closing, done=done, total=total, actor=actor, now=now)

    reckoned = reckon(new_id(), closing.period, now, tell)
    commands.take_figures(closing, reckoned=reckoned, actor=actor, now=now)


def _suggestions(closing: Closing, actor: Actor, now: datetime) -> None:
    commands.take_suggestions(closing, actor=actor, now=now)


def _lock(closing: Closing, actor: Actor, now: datetime) -> None:
    commands.lock(closing, actor=actor, now=now)


def _documents(closing: Closing, actor: Actor, now: datetime) -> None:
    commands.queue_documents(closing, at_once=QUEUED_AT_ONCE, actor=actor, now=now)


STEPS: dict[str, Callable[[Closing, Actor, datetime], None]] = {
    Stage.FIGURES: _figures,
    Stage.SUGGESTIONS: _suggestions,
    Stage.DISTRIBUTIONS: _lock,
    Stage.DOCUMENTS: _documents,
}
