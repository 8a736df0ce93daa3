"""The order of results in a draft."""

from __future__ import annotations

from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.models import ExpectedResult, Plan


@command
def move_result(result: ExpectedResult, *, up: bool, version: int, actor: Actor, now: datetime) -> Plan:
    """Memindahkan rencana hasil kerja satu tempat ke atas atau ke bawah; yang di ujung tetap di tempatnya."""
    plan = result.plan
    require_draft(plan, actor)
    touch(plan, version=version)
    others = ExpectedResult.objects.filter(plan=plan)
    near = others.filter(order__lt=result.order).order_by("-order") if up else others.filter(order__gt=result.order)
    neighbour = near.first() if up else near.order_by("order").first()
    if neighbour:
        _swap(result, neighbour)
    record("planning.result_moved", actor=actor, now=now, thing=plan, result=str(result.pk), up=up)
    return plan


def _swap(one: ExpectedResult, other: ExpectedResult) -> None:
    """By way of a free number: no two results of a plan may stand at one place, not even for a moment."""
    first, second = one.order, other.order
    rows = ExpectedResult.objects
    rows.filter(pk=one.pk).update(order=32000)
    rows.filter(pk=other.pk).update(order=first)
    rows.filter(pk=one.pk).update(order=second)
    one.order, other.order = second, first
