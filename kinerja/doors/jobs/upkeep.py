"""The house keeps itself: checkpoints of the trail, old jobs forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.audit.queries import broken_checkpoint
from kinerja.platform.files.commands import forget_uploads
from kinerja.platform.operations.commands import forget_finished, note_progress
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.work.activity.commands import compare_evidence

from .registry import job

KEEP_FINISHED = timedelta(days=30)
KEEP_UPLOADS = timedelta(days=7)
AT_ONCE, TURNS = 200, 200


@job("audit.check_trail", every=timedelta(days=1))
def seal_trail(job: Job, *, actor: Actor, now: datetime) -> None:
    check_trail(actor=actor, now=now)


@job("audit.verify_trail", every=timedelta(days=7))
def verify_trail(job: Job, *, actor: Actor, now: datetime) -> None:
    """A broken trail ends as a failed job, which nobody forgets; its progress names the checkpoint."""
    broken = broken_checkpoint()
    if broken is not None:
        note_progress(job, actor=actor, now=now, done=0, total=1, text=str(broken.pk))
        raise Refused(gettext_noop("Jejak audit tidak lagi cocok dengan titik periksa {key}."), key=broken.pk)


@job("operations.forget_finished", every=timedelta(days=1))
def forget_old_jobs(job: Job, *, actor: Actor, now: datetime) -> None:
    forget_finished(actor=actor, now=now, older_than=KEEP_FINISHED)


@job("activity.compare_evidence", every=timedelta(minutes=10))
def look_for_reuse(job: Job, *, actor: Actor, now: datetime) -> None:
    """In small transactions: those who report in the meantime do not wait."""
    for _turn in range(TURNS):
        if not compare_evidence(actor=actor, now=now, most=AT_ONCE):
            return


@job("files.forget_uploads", every=timedelta(days=1))
def forget_old_uploads(job: Job, *, actor: Actor, now: datetime) -> None:
    forget_uploads(actor=actor, now=now, older_than=KEEP_UPLOADS)
