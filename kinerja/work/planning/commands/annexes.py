"""The three annexes of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.models import AnnexItem, Plan
from kinerja.work.planning.terms import AnnexKind

MOST = 50


@command
def set_annex(plan: Plan, *, kind: AnnexKind, items: Sequence[str], version: int, actor: Actor, now: datetime) -> Plan:
    """Menulis satu lampiran SKP sebagai daftar berurut; daftar kosong mengosongkannya."""
    require_draft(plan, actor)
    texts = [text.strip() for text in items if text.strip()]
    if len(texts) > MOST:
        raise Invalid(gettext_noop("Satu lampiran memuat paling banyak {n} butir."), n=MOST)
    touch(plan, version=version)
    plan.annexes.filter(kind=kind).delete()
    AnnexItem.objects.bulk_create(
        AnnexItem(plan=plan, kind=kind, order=order, text=text) for order, text in enumerate(texts, 1)
    )
    record("planning.annex_set", actor=actor, now=now, thing=plan, kind=kind, items=len(texts))
    return plan
