"""Credit points in words: what is there, what is missing, and how each month was counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.charts import Chart, Dot, dots
from kinerja.doors.web.ui.numbers import day, number
from kinerja.doors.web.ui.sentences import spoken
from kinerja.outcomes.credit.queries import account_of
from kinerja.outcomes.credit.reckoning import A_DAY, Account, Fate, Goal, Portion
from kinerja.people.organisation.models import Employee
from kinerja.pure.law.findings import together
from kinerja.pure.law.regimes import P6_2022_SE3_2023
from kinerja.pure.law.terms import Term

from .explanations import cite_words
from .history import predicate_badge


@dataclass(frozen=True)
class GoalLine:
    """The next pangkat or jenjang with what is still missing; `until` is a projection."""

    title: str
    badge: Badge
    gathered: str
    needed: str
    words: str
    until: str = ""


@dataclass(frozen=True)
class PortionLine:
    """Months of one result; `credit` is empty where they give nothing here."""

    months: str
    result: str
    predicate: Badge
    reckoned: str
    credit: str
    remarks: list[str]
    evaluation: UUID | None = None


@dataclass(frozen=True)
class CreditSheet:
    """Everything a page about somebody's credit points says."""

    employee: Employee
    none: str = ""
    level: str = ""
    rank: str = ""
    gathered: str = ""
    goals: list[GoalLine] = field(default_factory=list)
    chart: Chart | None = None
    portions: list[PortionLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    balance: Any = None
    balance_until: str = ""
    carried: str = ""
    carried_to_rank: str = ""
    """Only where the paper says something else than towards the jenjang."""
    cites: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    may_print: bool = False


def credit_sheet(employee: Employee, on: Any) -> CreditSheet:
    """Four statements."""
    account = account_of(employee, on)
    if account.none is not None:
        return CreditSheet(employee, none=spoken(account.none))
    goals = [_goal(goal) for goal in account.goals]
    years = sorted({one.months[0][0] for one in account.counted}, reverse=True)
    return CreditSheet(
        employee,
        level=_level(account.level),
        rank=account.rank or "–",
        gathered=points(account.gathered),
        goals=goals,
        chart=_chart(account) if goals else None,
        portions=[_portion(one) for one in reversed(account.portions)],
        notes=[spoken(note) for note in account.notes],
        balance=account.balance,
        **_carried(account.balance),
        balance_until=day(account.balance.covers_until - A_DAY) if account.balance else "",
        cites=_cites(account),
        years=years,
        may_print=bool(account.counted or account.balance),
    )


def goal_name(goal: Goal) -> str:
    """Golongan III/b, or Ahli Muda."""
    if goal.is_rank:
        return gettext("golongan {rank}").format(rank=goal.name)
    return gettext("jenjang {level}").format(level=_level(goal.name))


def _carried(balance: Any) -> dict[str, str]:
    if balance is None:
        return {}
    apart = balance.rank_points != balance.points
    return {
        "carried": _as_on_paper(balance.points),
        "carried_to_rank": _as_on_paper(balance.rank_points) if apart else "",
    }


def _as_on_paper(value: Decimal) -> str:
    """Papers of the older method have a third decimal."""
    return points(value) if value == round(value, 2) else number(value, 3)


def points(value: Decimal) -> str:
    """As the forms print them: two decimals always."""
    return str(formats.number_format(value, 2, force_grouping=True))


def month_name(month: tuple[int, int]) -> str:
    """Januari 2026."""
    return formats.date_format(date(*month, 1), "F Y")


def months_words(months: tuple[tuple[int, int], ...]) -> str:
    """The first and the last of them."""
    if len(months) == 1:
        return month_name(months[0])
    return gettext("{first} – {last}").format(first=month_name(months[0]), last=month_name(months[-1]))


def _goal(goal: Goal) -> GoalLine:
    title = gettext("Menuju {goal}").format(goal=goal_name(goal))
    gathered, needed = points(goal.gathered), points(goal.needed)
    if goal.reached:
        words = gettext("Angka kreditnya sudah cukup: {gathered} dari {needed}.")
        look = Badge(gettext("angka cukup"), "good", "✓")
        return GoalLine(title, look, gathered, needed, words.format(gathered=gathered, needed=needed))
    words = gettext("Terkumpul {gathered} dari {needed}; masih kurang {missing}.")
    until = ngettext(
        "Dengan predikat Baik terus-menerus kira-kira {n} bulan lagi. Ini perkiraan, bukan janji.",
        "Dengan predikat Baik terus-menerus kira-kira {n} bulan lagi. Ini perkiraan, bukan janji.",
        goal.months,
    )
    said = words.format(gathered=gathered, needed=needed, missing=points(goal.missing))
    look = Badge(gettext("masih kurang"), "calm", "•")
    return GoalLine(title, look, gathered, needed, said, until.format(n=number(goal.months)))


def _chart(account: Account) -> Chart:
    rows = [
        Dot(goal_name(goal), float(goal.gathered), gettext("angka kredit"), target_low=float(goal.needed), places=2)
        for goal in account.goals
    ]
    return replace(
        dots(rows, caption=gettext("Yang terkumpul terhadap yang diperlukan")),
        note=gettext("Titik: yang terkumpul. Tanda emas: yang diperlukan."),
        head=(gettext("Tujuan"), gettext("terkumpul"), gettext("diperlukan"), gettext("kurang")),
        rows=tuple(
            (goal_name(goal), points(goal.gathered), points(goal.needed), points(goal.missing))
            for goal in account.goals
        ),
    )


def _portion(one: Portion) -> PortionLine:
    judged = one.judged
    reckoned = spoken(one.finding.because[0]) if one.finding else ""
    counted = one.fate is Fate.COUNTED
    stretch = gettext("{first} – {last}").format(first=day(judged.starts), last=day(judged.ends - A_DAY))
    return PortionLine(
        months=months_words(one.months) if one.months else stretch,
        result=judged.name,
        predicate=predicate_badge(judged.predicate.value, P6_2022_SE3_2023),
        reckoned=reckoned if counted else "",
        credit=points(one.value) if counted else "",
        remarks=list(_remarks(one)),
        evaluation=judged.evaluation,
    )


def _remarks(one: Portion) -> list[str]:
    said = []
    fates = {
        Fate.INCLUDED: gettext("Tidak dihitung lagi: bulan-bulannya sudah termasuk hasil yang masanya lebih panjang."),
        Fate.ON_PAPER: gettext("Sudah termasuk PAK yang tercatat."),
        Fate.OTHER_LEVEL: gettext("Diperoleh pada jenjang lain, tidak dijumlahkan di sini."),
        Fate.NO_POST: gettext("Pada bulan itu tidak ada jabatan fungsional yang tercatat."),
    }
    if one.fate in fates:
        said.append(fates[one.fate])
    if one.before is not None and one.judged.before is not None and one.fate is Fate.COUNTED:
        template = gettext("Predikat diubah: sebelumnya {before} ({was}), sekarang {after} ({now}).")
        said.append(
            template.format(
                before=gettext(one.judged.before.label), was=points(one.before),
                after=gettext(one.judged.predicate.label), now=points(one.value),
            )
        )  # fmt: skip
    if one.judged.contested:
        said.append(gettext("Ada keberatan yang belum diputus; angka ini dapat berubah."))
    return said


def _cites(account: Account) -> list[str]:
    found = [one.finding.cites for one in account.counted[:1] if one.finding]
    found += [goal.cites for goal in account.goals[:1]]
    if account.months_rule is not None:
        found.append(account.months_rule.cites)
    return cite_words(together(*found))


def _level(level: Any) -> str:
    return gettext(level.label) if isinstance(level, Term) else str(level or "")
