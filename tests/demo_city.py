"""The demo city for tests: built once for a file of tests, never committed. Use the fixture `demo_city`.

A file that uses it says `from tests.harness.module_db import db  # noqa: F401`, for pytest-django's own `db` would
close the connection under the city; `untouched` takes back what a test writes. Another size:
`@pytest.mark.parametrize("demo_city", [600], indirect=True)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from django.db import transaction

from kinerja.doors.demo.anchors import Anchors
from kinerja.people.accounts.models import User
from kinerja.people.organisation.queries import actor_for
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Period

SEED = 7
TODAY = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


@dataclass
class DemoCity:
    """What was built, and when."""

    counts: dict[str, int]
    now: datetime
    told: list[str] = field(default_factory=list)

    @property
    def anchors(self) -> Anchors:
        return Anchors(self.now.date())

    @property
    def published(self) -> Period:
        return self._period(self.anchors.published.year, self.anchors.published.code)

    @property
    def waiting(self) -> Period:
        return self._period(self.anchors.waiting.year, self.anchors.waiting.code)

    def _period(self, year: int, code: str) -> Period:
        return Period.objects.select_related("cycle").get(cycle__code=str(year), code=code)

    def actor(self, username: str) -> Actor:
        return actor_for(User.objects.get(username=username), self.now.date())


@contextmanager
def standing(staff: int = 60, seed: int = SEED, now: datetime = TODAY) -> Iterator[DemoCity]:
    """The city as long as the block lasts."""
    # Loaded here: a run of other tests should not wait for it, nor fail with it.
    from kinerja.doors.demo.build import build

    told: list[str] = []
    with transaction.atomic():
        yield DemoCity(build(staff, seed, now=now, say=told.append), now, told)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo_city(request: pytest.FixtureRequest, db: None) -> Iterator[DemoCity]:
    """A city of about 60 on 10 March 2026."""
    with standing(getattr(request, "param", 60)) as city:
        yield city


@pytest.fixture
def untouched(demo_city: DemoCity) -> Iterator[None]:
    """The city is afterwards as it was before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
