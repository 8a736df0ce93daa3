"""From judged stretches and the newest paper to what somebody has gathered. No database in here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from kinerja.pure.law.credit import (
    CreditStanding,
    FunctionalLevel,
    credit,
    months_needed,
    next_level,
    next_rank,
    standing,
)
from kinerja.pure.law.credit_months import Month, Stretch, counted_once
from kinerja.pure.law.findings import Citation, Finding, Reason, reason
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import gettext_noop

from .models import CreditBalance

A_DAY = timedelta(days=1)


class Fate(StrEnum):
    """What became of the months of a result."""

    COUNTED = "counted"
    INCLUDED = "included"
    ON_PAPER = "on_paper"
    OTHER_LEVEL = "other_level"
    NO_POST = "no_post"


@dataclass(frozen=True)
class Judged:
    """A final predicate over [starts, ends). `before`: what it was before an objection or a correction changed it."""

    starts: date
    ends: date
    predicate: Predicate
    name: str
    before: Predicate | None = None
    contested: bool = False
    evaluation: UUID | None = None
    level: FunctionalLevel | None = None
    """Of the post that was judged, where the evaluation itself says so."""
    says_post: bool = False


@dataclass(frozen=True)
class Held:
    """A definitive post over [starts, ends); `level` only of functional ones."""

    starts: date
    ends: date | None
    level: FunctionalLevel | None


@dataclass(frozen=True)
class Portion:
    """Months of one result in one jenjang, and what they give."""

    judged: Judged
    months: tuple[Month, ...]
    level: FunctionalLevel | None
    fate: Fate
    finding: Finding[Decimal] | None = None
    before: Decimal | None = None

    @property
    def value(self) -> Decimal:
        return self.finding.value if self.finding else Decimal(0)


@dataclass(frozen=True)
class Goal:
    """The next pangkat or jenjang: `gathered` of `needed`; `months` at predicate Baik, a projection."""

    is_rank: bool
    name: str | FunctionalLevel
    gathered: Decimal
    needed: Decimal
    months: int
    cites: tuple[Citation, ...]

    @property
    def missing(self) -> Decimal:
        return max(self.needed - self.gathered, Decimal(0))

    @property
    def reached(self) -> bool:
        return self.gathered >= self.needed


@dataclass(frozen=True)
class Account:
    """What one person has gathered in the jenjang of today. Where there is nothing to reckon, `none` says why."""

    employee: UUID
    on: date
    none: Reason | None = None
    level: FunctionalLevel | None = None
    rank: str = ""
    balance: CreditBalance | None = None
    portions: tuple[Portion, ...] = ()
    gathered: Decimal = Decimal(0)
    goals: tuple[Goal, ...] = ()
    notes: tuple[Reason, ...] = ()
    months_rule: Finding[tuple[tuple[Month, ...], ...]] | None = None

    @property
    def counted(self) -> tuple[Portion, ...]:
        return tuple(one for one in self.portions if one.fate is Fate.COUNTED)

    @property
    def reached(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.reached)


NO_PAPER = reason(
    gettext_noop("Belum ada PAK yang tercatat. Yang dihitung baru hasil penilaian yang ada di aplikasi ini.")
)
OTHER_LEVEL_PAPER = gettext_noop(
    "PAK terakhir dicatat pada jenjang {level}. Yang dihitung di sini baru hasil pada jenjang sekarang; catat PAK pada "
    "jenjang ini bila ada angka yang dibawa."
)
RANK_CHANGED = gettext_noop(
    "PAK terakhir dicatat pada golongan {before}, sekarang {now}. Catat PAK sesudah kenaikan pangkat, supaya jelas "
    "berapa yang dibawa."
)
LEVEL_FIRST = gettext_noop("Pangkat sesudah {rank} menuntut kenaikan jenjang lebih dahulu.")
RANK_UNUSUAL = gettext_noop(
    "Golongan {rank} tidak termasuk jenjang {level}; jarak ke pangkat berikutnya tidak dihitung."
)
RANK_UNKNOWN = reason(gettext_noop("Golongannya belum tercatat; jarak ke pangkat berikutnya tidak dihitung."))


def reckon(
    employee: UUID, rank: str, level: FunctionalLevel, judged: Sequence[Judged], held: Sequence[Held],
    balance: CreditBalance | None, on: date,
) -> Account:  # fmt: skip
    """`judged` in order of preference where two are equally long; `balance` the newest that covers days before `on`."""
    once = counted_once([Stretch(one.starts, one.ends) for one in judged], on)
    carried = balance if balance is not None and balance.level == level.value else None
    since = (balance.covers_until.year, balance.covers_until.month) if balance is not None else (0, 0)
    portions = [
        portion
        for one, months in zip(judged, once.value, strict=True)
        for portion in _portions(one, months, held, level, since)
    ]
    portions.sort(key=lambda portion: portion.months or ((portion.judged.starts.year, portion.judged.starts.month),))
    values = [portion.value for portion in portions if portion.fate is Fate.COUNTED]
    of_level = standing(level, [carried.points if carried else Decimal(0), *values], on)
    of_rank = standing(level, [carried.rank_points if carried else Decimal(0), *values], on)
    rank_goal, notes = _rank_goal(rank, level, carried, of_rank, on)
    level_goal = _level_goal(level, of_level, on)
    if balance is None:
        notes = [NO_PAPER, *notes]
    elif carried is None:
        notes = [reason(OTHER_LEVEL_PAPER, level=FunctionalLevel(balance.level)), *notes]
    return Account(
        employee, on, level=level, rank=rank, balance=balance, portions=tuple(portions),
        gathered=of_level.value.gathered, goals=tuple(goal for goal in (rank_goal, level_goal) if goal),
        notes=tuple(notes), months_rule=once,
    )  # fmt: skip


def _portions(
    one: Judged, months: tuple[Month, ...], held: Sequence[Held], level: FunctionalLevel, since: Month
) -> Iterator[Portion]:
    if not months:
        yield Portion(one, (), None, Fate.INCLUDED)

    def place(month: Month) -> tuple[Fate, FunctionalLevel | None]:
        of_month = _level_in(one, month, held)
        if of_month is None:
            return Fate.NO_POST, None
        if month < since:
            return Fate.ON_PAPER, of_month
        return (Fate.COUNTED if of_month is level else Fate.OTHER_LEVEL), of_month

    for (fate, of_months), group in groupby(months, key=place):
        own = tuple(group)
        finding = before = None
        if of_months is not None:
            on = one.ends - A_DAY
            finding = credit(of_months, one.predicate, len(own), on)
            before = credit(of_months, one.before, len(own), on).value if one.before else None
        yield Portion(one, own, of_months, fate, finding, before)


def _level_in(one: Judged, month: Month, held: Sequence[Held]) -> FunctionalLevel | None:
    """The post an evaluation judged; of results stated elsewhere, the post held on the last judged day of the month."""
    if one.says_post:
        return one.level
    first_after = (date(*month, 1) + timedelta(days=32)).replace(day=1)
    day = min(first_after, one.ends) - A_DAY
    return next((post.level for post in held if post.starts <= day and (post.ends is None or day < post.ends)), None)


def _rank_goal(
    rank: str, level: FunctionalLevel, carried: CreditBalance | None, found: Finding[CreditStanding], on: date
) -> tuple[Goal | None, list[Reason]]:
    if not rank:
        return None, [RANK_UNKNOWN]
    if carried is not None and carried.rank and carried.rank != rank:
        return None, [reason(RANK_CHANGED, before=carried.rank, now=rank)]
    ladder = next_rank(level, rank, on)
    if ladder.value.name is None:
        if not ladder.value.fits:
            return None, [reason(RANK_UNUSUAL, rank=rank, level=level)]
        return None, [reason(LEVEL_FIRST, rank=rank)] if next_level(level) else []
    value = found.value
    return _goal(True, ladder.value.name, value.gathered, value.rank_threshold, level, found, on), []


def _level_goal(level: FunctionalLevel, found: Finding[CreditStanding], on: date) -> Goal | None:
    upper = next_level(level)
    if upper is None or found.value.level_threshold is None:
        return None
    return _goal(False, upper, found.value.gathered, found.value.level_threshold, level, found, on)


def _goal(
    is_rank: bool, name: str | FunctionalLevel, gathered: Decimal, needed: Decimal, level: FunctionalLevel,
    found: Finding[CreditStanding], on: date,
) -> Goal:  # fmt: skip
    months = months_needed(level, max(needed - gathered, Decimal(0)), Predicate.GOOD, on).value
    return Goal(is_rank, name, gathered, needed, months, found.cites)
