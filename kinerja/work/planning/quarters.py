"""The quarters (triwulan) of a year, as far as a cycle reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Quarter:
    """Days [starts, ends) of one quarter within the cycle."""

    code: str
    name: str
    starts: date
    ends: date


def quarters(starts: date, ends: date) -> list[Quarter]:
    """The calendar quarters that share a day with [starts, ends), cut to it; codes TW1 … TW4.

    Where a cycle touches more than four, every code names the year, so that no two are alike.
    """
    firsts = list(_firsts(starts, ends))
    return [_quarter(max(f, starts), min(_next(f), ends), f, len(firsts) > len(ROMAN)) for f in firsts]


def _firsts(starts: date, ends: date) -> Iterator[date]:
    first = date(starts.year, starts.month - (starts.month - 1) % 3, 1)
    while first < ends:
        yield first
        first = _next(first)


def _next(first: date) -> date:
    return date(first.year + 1, 1, 1) if first.month == 10 else first.replace(month=first.month + 3)


def _quarter(starts: date, ends: date, first: date, several: bool) -> Quarter:
    number = (first.month + 2) // 3
    code = f"TW{number}-{first.year}" if several else f"TW{number}"
    return Quarter(code, f"Triwulan {ROMAN[number - 1]} {first.year}", starts, ends)
