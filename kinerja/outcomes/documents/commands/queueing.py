"""Forms by the thousand: queued set-wise, once for each evaluation and version, and issued in the background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.documents.drafting import Draft
from kinerja.outcomes.documents.models import Document, IssueOrder
from kinerja.outcomes.documents.terms import OrderState
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record_each
from kinerja.platform.database.bulk import amend, load
from kinerja.platform.receipts.issuing import issue_signed
from kinerja.pure.lib.refusals import Stale, gettext_noop
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.work.planning.models import Period

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
def issue_drafts(period: Period, *, drafts: Sequence[Draft], actor: Actor, now: datetime) -> int:
    """Menerbitkan dokumen yang sudah disusun dari antrean; a constant number of statements for a bundle.

    Orders that somebody else served meanwhile refuse the whole bundle: nothing is issued twice.
    """
    require(actor, Permission.CYCLE_CHANGE, period)
    waiting = IssueOrder.objects.filter(pk__in=[draft.order for draft in drafts], state=OrderState.WAITING)
    if connection.features.has_select_for_update:
        waiting = waiting.select_for_update()
    if len(waiting.values_list("pk")) != len(drafts):
        raise Stale(gettext_noop("Dokumen ini sudah diterbitkan pekerja lain."))
    made = [draft.document for draft in drafts if draft.is_new]
    issue_signed([document.receipt for document in made])
    Document.objects.bulk_create(made)
    issued = OrderState.ISSUED.value
    amend(IssueOrder, ("id", "state", "document_id"), [(one.order, issued, one.document.pk) for one in drafts])
    told = ((one, {"kind": str(one.kind), "of": str(one.evaluation_id)}) for one in made)
    record_each("documents.issued", told, actor=actor, now=now)
    return len(drafts)
