"""A quarter of work in the city of the cast, through the pages, by scripted browsers; days pass by its own clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kinerja.doors.web.ui import clock as page_clock
from kinerja.people.organisation.commands import give_mandate
from kinerja.platform.access.actors import Role
from kinerja.work.planning.commands import seed_library
from tests.acceptance.quarter import planning
from tests.acceptance.quarter.people import Clock, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MONDAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """The first Monday of the year, 10.00 in Palu."""
    return MONDAY


@pytest.fixture
def clock(transactional_db: None, cast: Any, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The cast on the first working Monday; Tono is performance manager."""
    ticking = Clock(cast.now)
    monkeypatch.setattr(page_clock, "now", ticking)
    give_mandate(cast.tono, role=Role.PERFORMANCE_MANAGER, starts=cast.today, **cast.by)
    return ticking


Enter = Callable[..., Somebody]


@pytest.fixture
def enter(chromium: Any, live_server: Any, clock: Clock) -> Iterator[Enter]:
    """`enter("sari", width=360)`; at the end no browser has complained."""
    here: list[Somebody] = []

    def enter(who: str, **more: Any) -> Somebody:
        here.append(Somebody(chromium, live_server.url, who, clock=clock, **more))
        return here[-1]

    yield enter
    unhandled = {person.who: person.unhandled for person in here if person.unhandled}
    for person in here:
        person.close()
    assert not unhandled


def test_a_plan_is_written_reviewed_agreed_and_changed(enter: Enter, clock: Clock, cast: Any) -> None:
    seed_library(**cast.by)
    hasan, budi, sari, tono, dewi = (enter(who) for who in ("hasan", "budi", "sari", "tono", "dewi"))
    planning.open_the_year(hasan)
    planning.the_heads_plan(budi)
    planning.draft_own_plan(sari)
    planning.fill_the_matrix(budi)
    planning.take_from_library_and_matrix(sari)
    clock.at(date(2026, 1, 6))
    planning.review_with_one_return(sari, tono)
    clock.at(date(2026, 1, 7))
    planning.agree(budi)
    planning.agree_with_a_finding(budi, tono, dewi)
    clock.at(date(2026, 2, 2))
    planning.change_for_a_lawful_reason(sari, tono, budi, since=date(2026, 2, 9))
