"""The legal working week of Perpres 21/2023."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up, mean
from kinerja.pure.lib.refusals import gettext_noop


@dataclass(frozen=True)
class LegalWeek:
    """A working week: minutes without breaks, start in local time, breaks in minutes."""

    days: int
    minutes: int
    starts: time
    break_minutes: int
    friday_break_minutes: int

    @property
    def hours(self) -> Decimal:
        return half_up(mean([self.minutes]) / 60)


def legal_week(on: date, *, ramadan: bool = False) -> Finding[LegalWeek]:
    """The week in force on a day (Perpres 21/2023 Pasal 3 and 4).

    Units of direct public service and operational support may differ (Pasal 7).
    """
    rule = provision("working_time.week", on)
    week = LegalWeek(**rule["ramadan" if ramadan else "ordinary"])
    because = reason(
        gettext_noop("{days} hari kerja, {hours} jam seminggu tanpa istirahat, mulai pukul {starts}."),
        days=week.days,
        hours=week.hours,
        starts=f"{week.starts:%H.%M}",
    )
    return Finding(week, (because,), rule.cites)


def difference(minutes_by_day: Sequence[int], on: date, *, ramadan: bool = False) -> Finding[int]:
    """Minutes by which a planned week exceeds (or, negative, misses) the legal one."""
    legal = legal_week(on, ramadan=ramadan)
    planned = sum(minutes_by_day)
    because = reason(
        gettext_noop("Direncanakan {planned} menit seminggu, menurut aturan {legal} menit."),
        planned=planned,
        legal=legal.value.minutes,
    )
    return Finding(planned - legal.value.minutes, (*legal.because, because), legal.cites)
