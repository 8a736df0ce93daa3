"""Reads person-years a lawyer can read, and counts working days the slow way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kinerja.pure.law.absences import Absence, AbsenceKind
from kinerja.pure.law.findings import Finding
from kinerja.pure.law.leading import Capacity, History, Holding, Post
from kinerja.pure.law.segments import PersonYear, segments


def monday_to_friday(unit: object, starts: date, ends: date) -> int:
    days = (starts + timedelta(days=n) for n in range((ends - starts).days))
    return sum(day.weekday() < 5 for day in days)


def post_of(text: str) -> Post:
    key, rest = (part.strip() for part in text.split("="))
    unit, superior = (part.strip() for part in rest.split(">"))
    return Post(key, unit, superior or None)


def history_of(case: dict[str, Any]) -> History:
    posts = {post.key: post for post in map(post_of, case["posts"])}
    held = [
        Holding(h["who"], h["post"], Capacity(h.get("as", "definitive")), h["starts"], h.get("ends"), n)
        for n, h in enumerate(case["held"])
    ]
    return History(posts, held, {one["who"]: one["on"] for one in case.get("left", [])})


def year_of(case: dict[str, Any]) -> Finding[PersonYear]:
    absences = [Absence(AbsenceKind(a["kind"]), a["starts"], a.get("ends")) for a in case.get("absences", [])]
    starts, ends = date(case["year"], 1, 1), date(case["year"] + 1, 1, 1)
    return segments(case["who"], history_of(case), absences, monday_to_friday, starts=starts, ends=ends)
