"""Invented people for every seat of the city; the cast sits where the stories need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kinerja.people.organisation.commands.founding import FoundingPosition
from kinerja.pure.lib.identifiers import Gender, make_nip

from .names import invent
from .rows import Resident, Structure

PPPK_SHARE = 0.15
RANKS = {
    "jpt_pratama": ("IV/c", "IV/d"), "administrator": ("IV/a", "IV/b"), "pengawas": ("III/c", "III/d"),
    "functional": ("III/a", "III/b", "III/c"), "pelaksana": ("II/c", "II/d", "III/a"),
}  # fmt: skip
EDUCATION = {
    "jpt_pratama": ("s2", "s3"), "administrator": ("s2", "s1"), "pengawas": ("s1", "s2"),
    "functional": ("s1", "s1", "d3"), "pelaksana": ("sma", "d3", "s1"),
}  # fmt: skip


@dataclass(frozen=True)
class CastMember:
    """One of the people everybody meets: where the person sits and who it is."""

    username: str
    name: str
    position: str
    woman: bool


CAST = (
    CastMember("walikota", "Surya Adiputra", "KOTA-WALIKOTA", False),
    CastMember("sekda", "Ratna Kusumawardani", "KOTA-SEKDA", True),
    CastMember("dewi", "Dewi Anggraini", "DUKCAPIL-KA", True),
    CastMember("budi", "Budi Santosa", "DUKCAPIL-B1-S1-KA", False),
    CastMember("sari", "Sari Wulandari", "DUKCAPIL-B1-S1-P", True),
    CastMember("hasan", "Hasan Basri", "BKPSDM-B1-S1-KA", False),
    CastMember("maya", "Maya Lestari", "BKPSDM-B1-S1-P", True),
    CastMember("andi", "Andi Mappasanda", "ITDA-B1-S1-KA", False),
    CastMember("wati", "Wati Rahayu", "DISDIK-SD1-G1", True),
    CastMember("yusuf", "Yusuf Maulana", "RSUD-B1-R1-N", False),
    CastMember("tono", "Tono Hartono", "KOMINFO-B1-S1-P", False),
)


def people(plan: Structure, rng: np.random.Generator, today: date) -> list[Resident]:
    """One person for each seat, in the order of the posts."""
    seats = [post for post in plan.positions for _ in range(post.seats)]
    women = rng.random(len(seats)) < 0.52
    names = invent(rng, women)
    cast = {member.position: member for member in CAST}
    rows = []
    for number, (post, woman, name) in enumerate(zip(seats, women, names, strict=True)):
        member = cast.pop(post.code, None)
        if member:
            woman, name = member.woman, member.name
        rows.append(_person(number, post, bool(woman), name, rng, today, member.username if member else ""))
    return rows


def _person(
    number: int, post: FoundingPosition, woman: bool, name: str, rng: np.random.Generator, today: date, username: str
) -> Resident:
    if post.kind == "political":
        return Resident(None, name, "political", "", "", post.code, date(today.year - 2, 2, 20), username)
    pppk = post.kind in ("functional", "pelaksana") and not username and rng.random() < PPPK_SHARE
    birth = date(today.year - int(rng.integers(26, 56)), 1, 1) + timedelta(days=int(rng.integers(0, 365)))
    start = min(birth.year + int(rng.integers(22, 30)), today.year - 2)
    if pppk:
        start = int(rng.integers(min(max(2021, birth.year + 20), today.year - 3), today.year - 2))
    month = None if pppk else int(rng.integers(1, 13))
    nip = make_nip(birth, start, month, Gender.FEMALE if woman else Gender.MALE, number % 999 + 1)
    rank = "IX" if pppk else str(rng.choice(RANKS[post.kind]))
    education = str(rng.choice(EDUCATION[post.kind]))
    since = date(today.year - int(rng.integers(2, 5)), int(rng.integers(1, 13)), 1)
    return Resident(nip, name, "pppk" if pppk else "pns", rank, education, post.code, since, username)


def unique(rows: list[Resident]) -> Iterator[Resident]:
    """The same people, without the few whose invented NIP came twice."""
    seen: set[str] = set()
    for row in rows:
        if row.nip is None or row.nip not in seen:
            seen.add(row.nip or "")
            yield row
