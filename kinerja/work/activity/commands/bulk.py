"""Many declared results at once, taken over from where they were kept before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Period

_FIELDS = ("id", "indicator_id", "period_id", "value", "evidence", "declared_by_id", "declared_at", "submission")


@dataclass(frozen=True)
class Declaration:
    """What somebody declared, with the evidence that was named."""

    indicator: UUID
    employee: UUID
    value: Decimal
    evidence: str


@command
def take_over_declarations(period: Period, *, declarations: Iterable[Declaration], actor: Actor, now: datetime) -> int:
    """Mengambil alih realisasi yang sudah dilaporkan di tempat lain; answers how many."""
    if not actor.is_system:
        raise Forbidden(gettext_noop("Realisasi dilaporkan oleh pegawainya sendiri, bukan secara massal."))
    known = list(declarations)
    rows = ((new_id(), d.indicator, period.pk, d.value, d.evidence, d.employee, now, new_id()) for d in known)
    load(DeclaredResult, _FIELDS, rows)
    record("activity.declarations_taken_over", actor=actor, now=now, thing=period, declarations=len(known))
    return len(known)
