"""Many plans at once, in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.planning.models import Cycle
from kinerja.work.planning.placing import check_placed, load_placed, place
from kinerja.work.planning.rows import PlanRow


@command
def draft_plans(
    rows: Iterable[PlanRow], *, cycle: Cycle, actor: Actor, now: datetime, agreed: bool = False
) -> list[UUID]:
    """Menyimpan banyak SKP sekaligus dan mengembalikan kuncinya.

    The number of statements depends on the number of different first days, not of plans. `agreed` takes over plans
    signed elsewhere; only the machine at its operator's word may do that.
    """
    require(actor, Permission.CYCLE_CHANGE, cycle)
    if agreed and not actor.is_system:
        raise Forbidden(gettext_noop("SKP disepakati oleh pejabat penilai, bukan secara massal."))
    placed = place(list(rows))
    check_placed(placed, signed=agreed)
    load_placed(placed, cycle, now if agreed else None)
    record("planning.plans_drafted", actor=actor, now=now, thing=cycle, plans=len(placed), agreed=agreed)
    return [plan.id for plan, _ in placed]
