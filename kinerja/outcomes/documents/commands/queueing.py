"""Forms by the thousand: queued set-wise, once for each evaluation and version, and issued in the background."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.documents.models import IssueOrder
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import Kind, OrderState
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.database.bulk import load
from kinerja.pure.lib.refusals import Refused
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.work.planning.models import Period

from .issuing import issue_document

_FIELDS = ("id", "evaluation_id", "version", "period_id", "state", "document_id", "problem", "queued_at")


@command
def queue_evaluations(period: Period, *, at_once: int, actor: Actor, now: datetime) -> int:
    """Mengantrekan dokumen evaluasi yang sudah ditetapkan; versi yang sudah diantrekan dilewati. Two statements."""
    require(actor, Permission.CYCLE_CHANGE, period)
    queued = IssueOrder.objects.filter(evaluation=OuterRef("pk"), version=OuterRef("version")).order_by()
    missing = Evaluation.objects.final().filter(~Exists(queued), period=period).order_by("id")
    found = list(missing.values_list("pk", "version")[:at_once])
    fixed = (period.pk, OrderState.WAITING.value, None, "", now)
    keys = uuid7_hex(len(found))
    load(IssueOrder, _FIELDS, ((key, *one, *fixed) for key, one in zip(keys, found, strict=True)))
    return len(found)


@command
def issue_waiting(period: Period, *, at_once: int, actor: Actor, now: datetime) -> int:
    """Menerbitkan sebagian dokumen yang menunggu dalam antrean suatu periode."""
    require(actor, Permission.CYCLE_CHANGE, period)
    waiting = IssueOrder.objects.filter(period=period, state=OrderState.WAITING).order_by("id")
    orders = list(waiting[:at_once])
    for order in orders:
        _issue(order, actor, now)
    return len(orders)


def _issue(order: IssueOrder, actor: Actor, now: datetime) -> None:
    subject = subject_of(Kind.EVALUATION, order.evaluation_id)
    assert subject is not None  # evaluations with an order are protected
    waiting = IssueOrder.objects.filter(pk=order.pk, state=OrderState.WAITING)
    try:
        document = issue_document(subject, actor=actor, now=now)
    except Refused as refused:
        waiting.update(state=OrderState.FAILED, problem=str(refused)[:200])
    else:
        waiting.update(state=OrderState.ISSUED, document=document)
