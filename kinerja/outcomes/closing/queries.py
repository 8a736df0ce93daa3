"""Questions about closings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kinerja.work.planning.models import Period

from .facts import KINDS, count_facts
from .models import ClosedDistribution, Closing
from .opened import StillOpen, still_open

__all__ = ["Late", "StillOpen", "distributions_of", "late_facts", "newest_closing", "still_open"]


@dataclass(frozen=True)
class Late:
    """Facts of a kind that there are now and were not when the period was closed; negative: taken away since."""

    kind: str
    number: int


def newest_closing(period: Period) -> Closing | None:
    found: Closing | None = Closing.objects.newest_of(period).first()
    return found


def late_facts(closing: Closing, period: Period) -> list[Late]:
    """What arrived after the lock. It changes no figure; one statement."""
    now = count_facts(period)
    found = [Late(kind, now[kind] - closing.facts.get(kind, 0)) for kind in KINDS]
    return [late for late in found if late.number]


def distributions_of(closing: Closing) -> QuerySet[ClosedDistribution]:
    """Of the whole agency and of what lies directly beneath it, in order of the tree."""
    rows = ClosedDistribution.objects.filter(closing=closing).select_related("unit")
    return rows.filter(Q(unit__parent=None) | Q(unit__parent__parent=None)).order_by("unit__path")
