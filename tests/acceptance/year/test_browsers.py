"""A year of Sari's on the served cell: everybody before a browser of his own, the clock moved between chapters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kinerja.doors.web.ui import clock as page_clock
from kinerja.people.organisation.commands import give_mandate
from kinerja.platform.access.actors import Role
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.audit.queries import broken_checkpoint
from kinerja.work.planning.commands import seed_library
from tests.acceptance.quarter import talks
from tests.acceptance.quarter.people import Clock, Somebody
from tests.acceptance.year import chapters

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Stranger(Somebody):
    """Whoever has not signed in."""

    def __init__(self, chromium: Any, address: str, clock: Clock) -> None:
        super().__init__(chromium, address, "sari", clock=clock)
        self.who = "warga"
        self.context.clear_cookies()


@pytest.fixture
def now() -> datetime:
    """The first Monday of the year, 10.00 in Palu."""
    return datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock(transactional_db: None, cast: Any, monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock(cast.now)
    monkeypatch.setattr(page_clock, "now", ticking)
    give_mandate(cast.tono, role=Role.PERFORMANCE_MANAGER, starts=cast.today, **cast.by)
    seed_library(**cast.by)
    return ticking


@pytest.fixture
def people(chromium: Any, live_server: Any, clock: Clock) -> Iterator[dict[str, Somebody]]:
    names = ("hasan", "budi", "sari", "tono", "dewi", "andi", "walikota")
    here = {who: Somebody(chromium, live_server.url, who, clock=clock) for who in names}
    here["warga"] = Stranger(chromium, live_server.url, clock)
    yield here
    unhandled = {who: person.unhandled for who, person in here.items() if person.unhandled}
    for person in here.values():
        person.close()
    assert not unhandled


def test_from_the_plan_to_the_final_objection(
    people: dict[str, Somebody], cast: Any, clock: Clock, tmp_path: Path
) -> None:
    hasan, budi, sari, tono = (people[who] for who in ("hasan", "budi", "sari", "tono"))
    dewi, andi, walikota, stranger = (people[who] for who in ("dewi", "andi", "walikota", "warga"))
    chapters.agree_on_a_plan(hasan, budi, sari, tono, clock)
    chapters.work_and_report(sari, budi, cast, clock)
    clock.at(date(2026, 3, 31))
    talks.a_first_talk(sari, budi, clock.today, due=date(2026, 4, 30))
    one = chapters.compute(hasan, clock)
    chapters.be_heard_before(sari, budi, one, clock)
    chapters.decide_and_sign(sari, budi, one, clock)
    chapters.object_and_be_answered(sari, budi, dewi, one, clock)
    assert chapters.numbers_are_those_of_the_explanation(sari, one) >= 3
    chapters.papers_are_proved(sari, stranger, tmp_path)
    chapters.publish(hasan, stranger, clock)
    chapters.is_seen_by_whom_it_should(andi, walikota, tono, one)
    check_trail(actor=cast.system, now=clock.now)
    assert broken_checkpoint() is None
