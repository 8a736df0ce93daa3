"""The city while it lives: who acts and when, what was done, what was refused, what went wrong on purpose."""

from __future__ import annotations

import random
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import actor_for, superiors_on
from kinerja.platform.access.actors import Actor, system
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Refused
from tests.acceptance.year.fingerprints import fingerprint
from tests.acceptance.year.interrupting import Killed, killed_after

T = TypeVar("T")
Who = dict[str, Any]
CUT, TWICE = 0.015, 0.015
"""Shares of acts that are cut off by a power failure, and that two sessions send from the same page."""
LONGEST_CUT = 4
JAKARTA = ZoneInfo("Asia/Jakarta")


class Broken(AssertionError):
    """What should hold does not."""


def nothing() -> None:
    return None


@dataclass
class World:
    """One cell and its clock. Whatever is random comes from `chance`, so that a seed tells one story."""

    seed: int
    folder: Path
    chance: random.Random = field(init=False)
    zone: ZoneInfo = JAKARTA
    now: datetime = field(init=False)
    people: list[Employee] = field(default_factory=list)
    """Everybody who was ever here, in the order in which they came."""
    users: dict[UUID, User] = field(default_factory=dict)
    named: dict[str, Employee] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """Attempts against the rules, by kind."""
    turned_away: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Acts in good faith that were refused: kind and sentence."""
    faults: Counter[str] = field(default_factory=Counter)
    later: dict[date, list[Callable[[], Any]]] = field(default_factory=lambda: defaultdict(list))
    told: set[str] = field(default_factory=set)
    _place: dict[UUID, int] = field(default_factory=dict)
    _superiors: dict[UUID, UUID | None] | None = None

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.now = datetime(2026, 1, 1, tzinfo=self.zone)

    # time

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def begin(self, day: date, hour: int = 8) -> None:
        """Its morning; whatever was put off until then waits in `later`."""
        self.now = datetime.combine(day, time(hour), self.zone)
        self._superiors = None

    def tick(self) -> None:
        self.now += timedelta(seconds=self.chance.randint(1, 9))

    def put_off(self, days: int, act: Callable[[], Any]) -> None:
        """Done on the first working day so many days ahead."""
        self.later[self.today + timedelta(days=days)].append(act)

    def due(self) -> Iterator[Callable[[], Any]]:
        """What was put off until today or a day off before it, in the order in which it was."""
        for day in sorted(day for day in self.later if day <= self.today):
            yield from self.later.pop(day)

    # people

    def actor(self, who: Employee) -> Actor:
        return actor_for(self.users[who.pk], self.today)

    def by(self, who: Employee) -> Who:
        return {"actor": self.actor(who), "now": self.now.astimezone(UTC)}

    @property
    def hasan(self) -> Who:
        """Personnel: whoever holds the mandate in this story."""
        return self.by(self.named["hasan"])

    @property
    def machine(self) -> Who:
        return {"actor": system(self.today, "jadwal"), "now": self.now.astimezone(UTC)}

    def welcome(self, who: Employee) -> None:
        self._place[who.pk] = len(self.people)
        self.people.append(who)

    def person(self, key: UUID) -> Employee:
        return self.people[self._place[key]]

    def number(self, who: Employee) -> int:
        """The place in the order in which people came."""
        return self._place[who.pk]

    def superior(self, who: Employee) -> Employee | None:
        key = self.superiors.get(who.pk)
        return self.person(key) if key else None

    @property
    def superiors(self) -> dict[UUID, UUID | None]:
        """Of today, read once a morning and after each change of a post."""
        if self._superiors is None:
            self._superiors = superiors_on(self.today)
        return self._superiors

    def posts_changed(self) -> None:
        self._superiors = None

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def key(self) -> UUID:
        """Of a form, the same for the same seed."""
        return UUID(int=self.chance.getrandbits(128))

    # acts

    def act(
        self,
        kind: str,
        do: Callable[[Any], T],
        *,
        load: Callable[[], Any] = nothing,
        tolerate: bool = False,
        repeats: bool = False,
    ) -> T | None:
        """`load` is the page somebody looked at, `do` the press of its button.

        `tolerate`: it may be too late or too early, as people cannot know; what is refused then must change nothing.
        `repeats`: said twice is two things.
        """
        self.tick()
        fault = self.chance.random()
        many = self.chance.randint(1, LONGEST_CUT)
        try:
            if fault < CUT:
                return self._cut(kind, do, load, many)
            if fault < CUT + TWICE and not repeats:
                return self._twice(kind, do, load)
            made = do(load())
        except Refused as refused:
            if not tolerate:
                raise
            self.turned_away[kind, self._said(kind, refused)] += 1
            return None
        self.done[kind] += 1
        return made

    def attempt(self, kind: str, do: Callable[[], Any], *, for_role: bool = False) -> Refused:
        """What must be refused with a sentence, change nothing, and be noted in the trail where the role forbids it."""
        self.tick()
        before = fingerprint()
        attempts = Entry.objects.filter(verb="audit.refused").count()
        try:
            do()
        except Refused as refused:
            sentence = self._said(kind, refused)
            after = fingerprint()
            if after != before:
                raise Broken(f"{kind}: refused ({sentence}), and yet changed {before.differing(after)}") from None
            if isinstance(refused, Forbidden) is not for_role:
                raise Broken(f"{kind}: refused as {type(refused).__name__}: {sentence}") from None
            known = Entry.objects.filter(verb="audit.refused").count() - attempts
            if known != int(for_role):
                raise Broken(f"{kind}: {known} rows in the trail for the attempt ({sentence})") from None
            self.refused[kind] += 1
            return refused
        raise Broken(f"{kind}: nobody refused it")

    def _said(self, kind: str, refused: Refused) -> str:
        sentence = str(refused).strip()
        if not sentence.endswith((".", "?", ")", "”")) or "{" in sentence or len(sentence) < 20:
            raise Broken(f"{kind}: no sentence to act on: {sentence!r}")
        self.told.add(refused.template)
        return sentence if refused.template == "{sentence}" else refused.template

    def _cut(self, kind: str, do: Callable[[Any], T], load: Callable[[], Any], many: int) -> T:
        """The power fails in the middle; afterwards nothing has happened, and the same can be done again."""
        before = fingerprint(with_trail=True)
        was_cut = False
        try:
            with killed_after(many):
                made = do(load())
        except Killed:
            was_cut = True
        if was_cut:
            after = fingerprint(with_trail=True)
            if after != before:
                raise Broken(f"{kind}: cut off at statement {many}, and half of it stayed: {before.differing(after)}")
            self.faults["cut"] += 1
            made = do(load())
        self.done[kind] += 1
        return made

    def _twice(self, kind: str, do: Callable[[Any], T], load: Callable[[], Any]) -> T:
        """Two sessions with the same page: the second is told, or gets what the first made."""
        first, second = load(), load()
        made = do(first)
        before = fingerprint()
        try:
            do(second)
            self.faults["twice, same result"] += 1
        except Refused as refused:
            self._said(kind, refused)
            self.faults["twice, second told"] += 1
        after = fingerprint()
        if after != before:
            raise Broken(f"{kind}: sent twice, done twice: {before.differing(after)}")
        self.done[kind] += 1
        return made


@contextmanager
def daily(seed: int, day: date, broken: list[str] | None = None) -> Iterator[None]:
    """Whatever fails names the seed and the day, so that it can be lived again; with a list the year goes on."""
    try:
        yield
    except Exception as error:
        if broken is None:
            error.add_note(f"seed {seed}, day {day}: python -m tests.acceptance.year --seed {seed}")
            raise
        broken.append(f"seed {seed}, day {day}: {''.join(traceback.format_exception(error)[-4:])}")
