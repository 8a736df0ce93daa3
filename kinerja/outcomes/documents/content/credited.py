"""Papers about credit points: one year's conversion, all of them with what was carried, and the sum to be settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.outcomes.credit.reckoning import Account, Goal, Portion
from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.wording import day_words, number_words
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.receipts.signing import canonical, hash_of
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.rounding import half_up
from kinerja.pure.law.terms import Term

from .people import person, signed

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
RECKONED = "Dihitung aplikasi dari predikat yang sudah ditetapkan; belum ditandatangani"
TO_BE_SETTLED = "Belum ditetapkan. Lembar ini rancangan untuk pejabat yang berwenang"
DRAFT = "Rancangan, menunggu penetapan pejabat yang berwenang"


def conversion_parts(subject: Subject) -> dict[str, Any]:
    """Of one year: predicate, percent, coefficient, months, credit. Three statements."""
    total = sum((one.value for one in subject.portions), Decimal(0))
    return _head(subject) | {
        "period_name": f"Tahun {subject.year}",
        "rows": [_row(one) for one in subject.portions],
        "total": _points(total),
        "signed": _signed(subject, RECKONED),
    }


def accumulation_parts(subject: Subject) -> dict[str, Any]:
    account = _account(subject)
    return _head(subject) | {
        "period_name": f"Jenjang {_level(account)}",
        "carried": _carried(account),
        "rows": [_row(one) for one in account.counted],
        "total": _points(account.gathered),
        "signed": _signed(subject, RECKONED),
    }


def settlement_parts(subject: Subject) -> dict[str, Any]:
    account = _account(subject)
    converted = sum((one.value for one in account.counted), Decimal(0))
    return _head(subject) | {
        "period_name": f"Jenjang {_level(account)}",
        "mark": DRAFT,
        "carried": _carried(account),
        "converted": _points(converted),
        "total": _points(account.gathered),
        "goals": [_goal(goal) for goal in account.goals],
        "notes": [*_apart(account), *(note.text for note in account.notes)],
        "signed": [signed("Pejabat yang menetapkan", None, TO_BE_SETTLED)],
    }


def state_of(subject: Subject) -> str:
    """A fingerprint of the figures alone: while it is the same, what was printed holds."""
    account = _account(subject)
    facts = {
        "level": account.level.value if account.level else "",
        "rank": account.rank,
        "balance": _carried(account)["points"],
        "paper": account.balance.number if account.balance else "",
        "rows": [[f"{year}-{month:02}" for year, month in one.months] + [str(one.value)] for one in subject.portions],
    }
    return hash_of(canonical(facts | _to_rank(account)))


def _to_rank(account: Account) -> dict[str, str]:
    """What the paper carries towards the pangkat, where that is another number than towards the jenjang."""
    carried, balance = _carried(account), account.balance
    if balance is None or not carried["points"] or balance.rank_points == balance.points:
        return {}
    return {"rank_points": _points(balance.rank_points)}


def _apart(account: Account) -> list[str]:
    """Why what is gathered towards the pangkat is not the sum above."""
    carried = _carried(account)
    return [
        f"Untuk pangkat PAK {carried['number']} menyatakan {points}, bukan {carried['points']}; "
        "keduanya dihitung sendiri-sendiri."
        for points in _to_rank(account).values()
    ]


def _account(subject: Subject) -> Account:
    assert subject.account is not None
    return subject.account


def _head(subject: Subject) -> dict[str, Any]:
    account = _account(subject)
    return {
        "period": _span(subject.portions, account),
        "employee": person(subject.whose, account.on),
        "level": _level(account),
        "state": state_of(subject),
    }


def _span(portions: Iterable[Portion], account: Account) -> str:
    months = [month for one in portions for month in one.months]
    if not months:
        return f"sampai {day_words(_last(account))}" if account.balance else ""
    return _months(min(months), max(months))


def _last(account: Account) -> date:
    assert account.balance is not None
    return date.fromordinal(account.balance.covers_until.toordinal() - 1)


def _row(one: Portion) -> dict[str, str]:
    rule = provision("credit.conversion", date.fromordinal(one.judged.ends.toordinal() - 1))
    assert one.level is not None
    changed = ""
    if one.before is not None and one.judged.before is not None:
        changed = f"Sebelum diubah: {one.judged.before.label}, {_points(one.before)}"
    return {
        "period": _months(one.months[0], one.months[-1]),
        "months": str(len(one.months)),
        "predicate": one.judged.predicate.label,
        "percent": f"{rule['percent'][one.judged.predicate.value]}%",
        "coefficient": number_words(Decimal(rule["coefficients"][one.level.value])),
        "credit": _points(one.value),
        "changed": changed,
    }


def _carried(account: Account) -> dict[str, str]:
    balance = account.balance
    if balance is None or account.level is None or balance.level != account.level.value:
        return {"points": "", "number": "", "until": ""}
    until = f"dihitung sampai {day_words(_last(account))}"
    return {"points": _points(balance.points), "number": balance.number, "until": until}


def _goal(goal: Goal) -> dict[str, str]:
    name = goal.name.label if isinstance(goal.name, Term) else str(goal.name)
    over = goal.gathered - goal.needed
    return {
        "label": f"Pangkat berikutnya, golongan {name}" if goal.is_rank else f"Jenjang berikutnya, {name}",
        "needed": _points(goal.needed),
        "gathered": _points(goal.gathered),
        "over": f"kelebihan {_points(over)}" if over >= 0 else f"kekurangan {_points(-over)}",
    }


def _months(first: tuple[int, int], last: tuple[int, int]) -> str:
    (year, month), (last_year, last_month) = first, last
    if first == last:
        return f"{MONTHS[month - 1]} {year}"
    start = MONTHS[month - 1] if year == last_year else f"{MONTHS[month - 1]} {year}"
    return f"{start} sampai {MONTHS[last_month - 1]} {last_year}"


def _points(value: Decimal) -> str:
    """Two decimals as the forms print them, three where a paper has them."""
    return number_words(value, 3) if value != half_up(value) else f"{half_up(value):.2f}".replace(".", ",")


def _level(account: Account) -> str:
    return account.level.label if account.level else ""


def _signed(subject: Subject, how: str) -> list[dict[str, str]]:
    account = _account(subject)
    return [signed("Pejabat penilai kinerja", superior_of(subject.whose, account.on), how)]
