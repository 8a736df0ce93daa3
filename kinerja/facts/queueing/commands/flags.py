"""Questions about past days at the counter: raised by the night, answered by who sat there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q

from kinerja.facts.queueing.hall_terms import FlagKind, Stage
from kinerja.facts.queueing.models import DayFlag, Ticket
from kinerja.facts.service.models import Service
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

DAYS_BACK = 3
"""A house that was off for a weekend catches up."""
FEWEST = dict.fromkeys(FlagKind, 3) | {FlagKind.OVERNIGHT: 1}
"""Once or twice a day is an ordinary day."""
_MEANS: dict[FlagKind, Q] = {
    FlagKind.UNSERVED: Q(stage=Stage.LEFT, called_at__isnull=False, served_at__isnull=True),
    FlagKind.NO_CALL: Q(missed_call=True),
    FlagKind.INACCURATE: Q(is_accurate=False) & ~Q(stage=Stage.CLOSED),
    FlagKind.OVERNIGHT: Q(stage=Stage.CLOSED),
}


@command
def raise_day_flags(*, actor: Actor, now: datetime) -> int:
    """Menanyakan hal ganjil pada hari loket yang lewat. One statement counts all halls; what is asked stays asked."""
    days = [now.date() - timedelta(days=n) for n in range(1, DAYS_BACK + 1)]
    past = Ticket.objects.filter(day__in=days, officer__isnull=False).order_by()
    means = {FlagKind.SHORT: _too_short(), **_MEANS}
    counts = {kind.value: Count("pk", filter=meant) for kind, meant in means.items()}
    rows: Iterable[Any] = past.values("officer_id", "line__unit_id", "day").annotate(total=Count("pk"), **counts)
    found = [
        DayFlag(
            officer_id=row["officer_id"], unit_id=row["line__unit_id"], day=row["day"], kind=kind,
            count=row[kind.value], total=row["total"], raised_at=now,
        )
        for row in rows
        for kind in FlagKind
        if row[kind.value] >= FEWEST[kind]
    ]  # fmt: skip
    before = DayFlag.objects.count()
    DayFlag.objects.bulk_create(found, ignore_conflicts=True)
    raised = DayFlag.objects.count() - before
    if raised:
        record("queueing.day_flags_raised", actor=actor, now=now, rows=raised)
    return raised


def _too_short() -> Q:
    """Each service has its own idea of what is too fast; there are few of them."""
    known = Service.objects.filter(lines__isnull=False).order_by("short_seconds").distinct()
    meant = Q(pk=None)
    for seconds in known.values_list("short_seconds", flat=True):
        quick = F("served_at") + timedelta(seconds=seconds)
        meant |= Q(line__service__short_seconds=seconds, since__lt=quick)
    return meant & Q(stage=Stage.DONE, is_accurate=True)


@command
def answer_day_flag(flag: DayFlag, *, answer: str, actor: Actor, now: datetime) -> DayFlag:
    """Menjelaskan tanda pada hari loket sendiri; jawabannya tetap berdiri di samping tandanya."""
    require(actor, Permission.QUEUE_ANSWER, flag)
    said = answer.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan penjelasannya, supaya pimpinan membacanya bersama tandanya."))
    open_ = DayFlag.objects.filter(pk=flag.pk, answered_at__isnull=True)
    if not open_.update(answer=said, answered_at=now):
        raise Stale(gettext_noop("Tanda ini sudah Anda jawab. Jawaban yang pertama tetap tersimpan."))
    record("queueing.day_flag_answered", actor=actor, now=now, thing=flag)
    flag.answer, flag.answered_at = said, now
    return flag
