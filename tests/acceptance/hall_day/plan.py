"""Who comes on the played day, and what befalls each: drawn once from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja.facts.survey.terms import ELEMENTS
from tests.acceptance.hall_day.setting import OPENS

WEIGHTS = {"A": 0.45, "B": 0.25, "C": 0.18, "D": 0.12}
REASONS = ("elderly", "disabled", "pregnant", "infant")
FATES = {
    "absent": 0.05, "late": 0.03, "leaves": 0.05, "hold": 0.06, "forgotten": 0.007, "transfer": 0.05, "add": 0.03,
    "wrong": 0.03, "uncalled": 0.03, "hurried": 0.04, "again": 0.05, "put_back": 0.02, "goes": 0.02,
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """`fate` is what is unusual about the visit: of those who come for two services it befalls the first."""

    place: int
    comes: datetime
    letters: str
    priority: str
    by_phone: bool
    fate: str
    seconds: float
    """Of a service."""
    patience: float
    answers: dict[str, int | None] | None


def people(count: int, seed: int) -> Iterator[Person]:
    chance = random.Random(seed)
    moments = sorted(chance.betavariate(1.3, 1.6) * 6.2 * 3600 for _ in range(count))
    fates = [*FATES, ""]
    weights = [*FATES.values(), 1 - sum(FATES.values())]
    for place, moment in enumerate(moments):
        letters = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if chance.random() < 0.08:
            letters += chance.choice([letter for letter in WEIGHTS if letter != letters])
        fate = chance.choices(fates, weights)[0]
        yield Person(
            place=place,
            comes=OPENS + timedelta(seconds=round(moment) + 60),
            letters="".join(sorted(letters)),
            priority=chance.choice(REASONS) if chance.random() < 0.12 else "none",
            by_phone=chance.random() < 0.15,
            fate=fate,
            seconds=5.0 if fate == "hurried" else round(min(max(chance.lognormvariate(6.1, 0.5), 60), 2400)),
            patience=round(chance.uniform(20, 600)),
            answers=_answers(chance) if chance.random() < 0.35 else None,
        )


def _answers(chance: random.Random) -> dict[str, int | None]:
    return {code: None if chance.random() < 0.03 else chance.choice([1, 2, 3, 3, 3, 4, 4, 4]) for code in ELEMENTS}
