"""Why a waiting row deserves a second look. Rooms that know more register it here, e.g. evidence used twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count

from kinerja.pure.law.reporting import is_unusual
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

from .models import ActivityReport
from .terms import ReportState

STRONG = ("flagged", "unusual", "changed")
Flags = Callable[[Sequence[UUID]], Mapping[UUID, Sentence]]
_FLAGS: list[Flags] = []
REMEMBERED = timedelta(days=90)
LARGE_SHARE = Decimal("0.9")

CHANGED = gettext_noop("Jumlahnya diubah: catatan menyebut {fact}, laporan menulis {said}.")
UNUSUAL = gettext_noop("Jumlahnya jauh di atas biasanya untuk pegawai ini.")
NEW = gettext_noop("Pegawai ini belum pernah melaporkan hal ini sebelumnya.")
LARGE = gettext_noop("Termasuk jumlah terbesar yang sedang menunggu.")


def register(flags: Flags) -> None:
    """Offer flags for rows, asked for many rows at once."""
    if flags not in _FLAGS:
        _FLAGS.append(flags)


@dataclass(frozen=True)
class Doubt:
    """`code` is a reason of the drawing's weights; ordinary rows have no sentence."""

    code: str
    said: Sentence | None = None

    @property
    def is_strong(self) -> bool:
        """Such a row stands on top and is not accepted unread."""
        return self.code in STRONG


ORDINARY = Doubt("ordinary")


def doubts(rows: Sequence[ActivityReport], on: date) -> dict[UUID, Doubt]:
    """The heaviest doubt of each row. One statement, and those of the rooms that flag."""
    flagged = {key: said for flags in _FLAGS for key, said in flags([row.pk for row in rows]).items()}
    earlier = _earlier(rows, on)
    large = _large(rows)
    return {row.pk: _doubt(row, flagged, earlier, large) for row in rows}


def _doubt(row: ActivityReport, flagged: Mapping[UUID, Sentence], earlier: Any, large: set[UUID]) -> Doubt:
    before = earlier.get((row.employee_id, row.indicator_id), [])
    if row.pk in flagged:
        return Doubt("flagged", flagged[row.pk])
    if row.indicator_id and is_unusual(row.quantity, before):
        return Doubt("unusual", sentence(UNUSUAL))
    if row.fact_quantity is not None and row.quantity != row.fact_quantity:
        return Doubt("changed", sentence(CHANGED, fact=row.fact_quantity, said=row.quantity))
    if row.indicator_id and not before:
        return Doubt("new", sentence(NEW))
    return Doubt("large", sentence(LARGE)) if row.pk in large else ORDINARY


def _earlier(rows: Iterable[ActivityReport], on: date) -> dict[tuple[UUID, UUID | None], list[Decimal]]:
    """Quantities accepted of the same people and indicators, how often each: a bounded answer for any history."""
    indicators = {row.indicator_id for row in rows if row.indicator_id}
    accepted = ActivityReport.objects.filter(
        indicator__in=indicators, state=ReportState.ACCEPTED, day__gt=on - REMEMBERED
    )
    counted = accepted.order_by().values_list("employee", "indicator", "quantity").annotate(n=Count("pk"))
    found: dict[tuple[UUID, UUID | None], list[Decimal]] = {}
    for employee, indicator, quantity, n in counted:
        found.setdefault((employee, indicator), []).extend([quantity or Decimal(0)] * n)
    return found


def _large(rows: Sequence[ActivityReport]) -> set[UUID]:
    """The upper tenth of the quantities that wait."""
    counted = sorted((row for row in rows if row.quantity), key=lambda row: row.quantity or Decimal(0))
    return {row.pk for row in counted[int(len(counted) * LARGE_SHARE) :]}
