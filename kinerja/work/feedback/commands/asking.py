"""Feedback is asked for; whoever has seen nothing may say so."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Stale, gettext_noop
from kinerja.work.feedback.checks import required
from kinerja.work.feedback.models import FeedbackRequest
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.telling import tell

ASKED = gettext_noop("Anda dimintai umpan balik.")
DECLINED = gettext_noop("Permintaan umpan balik Anda dijawab: belum dapat diberikan. Alasannya ada di Kinerja.")


@command
def ask_feedback(
    asked: Employee, *, about: Subject, question: str, submission: UUID, actor: Actor, now: datetime
) -> FeedbackRequest:
    """Meminta umpan balik dari pejabat penilai, ketua tim, atau rekan satu unit."""
    owner = {"asker_id": actor.employee_id, "asked_id": asked.pk}
    if first := first_try(FeedbackRequest, submission, **owner):
        return first
    require(actor, Permission.FEEDBACK_ASK, asked)
    assert actor.employee_id is not None
    said = required(question, gettext_noop("Tuliskan apa yang ingin Anda ketahui."))
    fields = about.fields(actor.employee_id, actor.on)
    request, is_new = submit(FeedbackRequest, submission, owner=owner, **fields, question=said, asked_at=now)
    if is_new:
        record("feedback.asked", actor=actor, now=now, thing=request)
        tell(asked.pk, ASKED, request.pk, actor=actor, now=now)
    return request


@command
def decline_request(request: FeedbackRequest, *, reason: str, actor: Actor, now: datetime) -> FeedbackRequest:
    """Menyatakan belum dapat memberi umpan balik, dengan alasan."""
    require(actor, Permission.FEEDBACK_DECLINE, request)
    said = required(reason, gettext_noop("Tuliskan alasannya dengan singkat, agar peminta mengerti."))
    waiting = FeedbackRequest.objects.filter(pk=request.pk, declined_at__isnull=True, answer__isnull=True)
    if not waiting.update(declined_at=now, decline_reason=said):
        raise Stale(gettext_noop("Permintaan ini sudah dijawab. Muat ulang halaman."))
    request.refresh_from_db()
    record("feedback.request_declined", actor=actor, now=now, thing=request)
    tell(request.asker_id, DECLINED, f"{request.pk}:declined", actor=actor, now=now)
    return request
