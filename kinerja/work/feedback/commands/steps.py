"""Next steps: promised in a check-in, by either of the two; done, dropped, or back at the next one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Stale, gettext_noop
from kinerja.work.feedback.agenda import touch
from kinerja.work.feedback.checks import not_past, required
from kinerja.work.feedback.models import CheckIn, NextStep
from kinerja.work.feedback.terms import StepState


@command
def agree_step(
    check_in: CheckIn, *, by_rater: bool, text: str, due: date, submission: UUID, actor: Actor, now: datetime
) -> NextStep:
    """Menyepakati langkah lanjut milik pegawai, atau janji pejabat penilai."""
    owner = {"check_in_id": check_in.pk}
    if first := first_try(NextStep, submission, **owner):
        return first
    require(actor, Permission.CHECK_IN_TAKE_PART, check_in)
    said = required(text, gettext_noop("Tuliskan langkah yang akan dilakukan."))
    day = not_past(due, actor.on)
    touch(check_in)
    promised = check_in.rater_id if by_rater else check_in.employee_id
    step, is_new = submit(NextStep, submission, owner=owner, owner_id=promised, text=said, due=day)
    if is_new:
        record("feedback.step_agreed", actor=actor, now=now, thing=check_in, by_rater=by_rater, due=str(day))
    return step


@command
def finish_step(step: NextStep, *, note: str, actor: Actor, now: datetime) -> NextStep:
    """Menyatakan langkah selesai."""
    return _close(step, StepState.DONE, note.strip(), actor, now)


@command
def drop_step(step: NextStep, *, note: str, actor: Actor, now: datetime) -> NextStep:
    """Menyatakan langkah tidak dilanjutkan, dengan alasan."""
    said = required(note, gettext_noop("Tuliskan mengapa langkah ini tidak dilanjutkan."))
    return _close(step, StepState.DROPPED, said, actor, now)


def _close(step: NextStep, state: StepState, note: str, actor: Actor, now: datetime) -> NextStep:
    require(actor, Permission.STEP_CLOSE, step)
    if not NextStep.objects.open().filter(pk=step.pk).update(state=state, note=note, closed_at=now):
        raise Stale(gettext_noop("Langkah ini sudah ditutup di tempat lain. Muat ulang halaman."))
    step.refresh_from_db()
    record(f"feedback.step_{state}", actor=actor, now=now, thing=step)
    return step
