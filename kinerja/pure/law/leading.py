"""Who leads a post, and whom that makes the rater of those beneath, on any day (PP 30/2019 Pasal 46).

The same rule as `people.organisation.hierarchy` asks the database for one day, here for all days of a history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop

# A UUID in the house, a word in a worked case.
Key = Any
# Posts that form a circle must not hang the question; as far as the database climbs.
HIGHEST = 40


class Capacity(Term):
    """In what capacity a post is held; who acts comes before whom he acts for."""

    DEFINITIVE = "definitive", gettext_noop("definitif")
    ACTING = "plt", gettext_noop("Plt")
    DAILY_ACTING = "plh", gettext_noop("Plh")


@dataclass(frozen=True)
class Post:
    """A post, its unit, and the post above it."""

    key: Key
    unit: Key
    superior: Key | None = None


@dataclass(frozen=True)
class Holding:
    """A person in a post on [starts, ends). `order` decides between two who took it on one day in one capacity."""

    person: Key
    post: Key
    capacity: Capacity
    starts: date
    ends: date | None = None
    order: Any = 0

    def holds(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class History:
    """Posts, who held them, and who has left; indexed once, asked for many people."""

    posts: Mapping[Key, Post]
    holdings: Iterable[Holding]
    left_on: Mapping[Key, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_post, by_person = defaultdict(list), defaultdict(list)
        for holding in sorted(self.holdings, key=_precedence):
            by_post[holding.post].append(holding)
            if holding.capacity is Capacity.DEFINITIVE:
                by_person[holding.person].append(holding)
        object.__setattr__(self, "_by_post", dict(by_post))
        object.__setattr__(self, "_by_person", dict(by_person))

    def in_service(self, person: Key, day: date) -> bool:
        left = self.left_on.get(person)
        return left is None or day < left

    def held_by(self, person: Key) -> list[Holding]:
        """A person's own definitive posts."""
        found: dict[Key, list[Holding]] = self.__dict__["_by_person"]
        return found.get(person, [])

    def holders(self, post: Key) -> list[Holding]:
        """Everybody who ever held a post, who comes first first."""
        found: dict[Key, list[Holding]] = self.__dict__["_by_post"]
        return found.get(post, [])

    def leader(self, post: Key, day: date) -> Key | None:
        """Who effectively holds a post: its Plh, else its Plt, else its definitive holder."""
        found = (h.person for h in self.holders(post) if h.holds(day) and self.in_service(h.person, day))
        return next(found, None)

    def above(self, post: Key) -> Iterator[Key]:
        """The posts above, nearest first."""
        for _ in range(HIGHEST):
            here = self.posts.get(post)
            if here is None or here.superior is None:
                return
            yield here.superior
            post = here.superior

    def superior(self, person: Key, post: Key, day: date) -> Key | None:
        """Who leads the holder of a post: the nearest above who is there, and is not himself."""
        leaders = (self.leader(higher, day) for higher in self.above(post))
        return next((leader for leader in leaders if leader is not None and leader != person), None)

    def turning_days(self, post: Key) -> Iterator[date]:
        """Days on which the superior of this post's holder may change."""
        for higher in self.above(post):
            for holding in self.holders(higher):
                yield holding.starts
                if holding.ends:
                    yield holding.ends
                if holding.person in self.left_on:
                    yield self.left_on[holding.person]


def _precedence(holding: Holding) -> tuple[int, date, Any]:
    return -holding.capacity.rank, holding.starts, holding.order
