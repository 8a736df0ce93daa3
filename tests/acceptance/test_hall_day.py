"""A day of a hall, played by scripted browsers at eight counters, and figures computed twice.

The players keep their own list of what they pressed and when; the figures that follow from it by the definitions of
measurement.md must be those of the house. Sixty visits each time; HALL_VISITS=300 plays the whole day, ten minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing.commands import close_past_days
from kinerja.facts.queueing.figures.asking import ask_handling, ask_waiting
from kinerja.facts.queueing.figures.grouping import By
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.models import CounterShift, Ticket
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.models import Survey
from kinerja.platform.access.actors import system
from tests.acceptance.hall_day.hands import Hands
from tests.acceptance.hall_day.plan import people
from tests.acceptance.hall_day.play import Play
from tests.acceptance.hall_day.setting import OPENS, QUEUES, Hall
from tests.acceptance.hall_day.timeline import Number, Timeline, handling, index, waiting
from tests.cast import Cast
from tests.harness.house import open_house

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VISITS, SEED = int(os.environ.get("HALL_VISITS", "60")), 2026
MORNING_AFTER = OPENS + timedelta(days=1, hours=1)


@pytest.fixture
def now() -> datetime:
    return OPENS


@pytest.fixture
def played(transactional_db: None, cast: Cast, chromium: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    timeline = Timeline()
    hall = Hall(cast, timeline)
    with open_house() as address:
        hands = Hands(chromium, address, hall)
        play = Play(hall, hands, timeline, list(people(VISITS, SEED)))
        monkeypatch.setattr(clock, "now", lambda: play.now)
        play.run()
        yield play
        hands.close()


def close_the_night(play: Play) -> None:
    """What was left on hold is closed by the system, and counts nowhere."""
    close_past_days(actor=system(MORNING_AFTER.date()), now=MORNING_AFTER)
    for entry in play.entries:
        if entry.stage == "held":
            play.timeline.numbers[OPENS.date(), entry.label].outcome = "void"


def test_figures_of_a_played_day_are_those_of_who_played_it(played: Play) -> None:
    close_the_night(played)
    kept, numbers = played.timeline, played.timeline.ended()
    assert len(played.visits) == VISITS
    assert not list(broken_histories())
    assert not CounterShift.objects.running().exists()
    assert Ticket.objects.filter(day=OPENS.date()).count() == len(played.entries)
    waits_agree(numbers)
    handling_agrees(numbers)
    voices_agree(kept)
    everything_happened(kept)


def waits_agree(numbers: list[Number]) -> None:
    found = ask_waiting()
    agrees(found["total"], waiting(numbers))
    services = {row["group"]: row for row in found["groups"]}
    for _letter, code, _rule in QUEUES:
        mine = [one for one in numbers if one.service == code]
        expected = waiting(mine)
        del expected["void"]  # of all together only
        agrees(services[code], expected)


def agrees(row: dict[str, Any], expected: dict[str, Any]) -> None:
    kept = row["kept_promise"]
    found = {name: row.get(name) for name in ("visits", "n", "without_time", "p50", "p90", "void")}
    found |= {name: row[name]["share"] for name in ("waited", "abandonment", "no_show")}
    found |= {"promised": kept["n"], "kept": kept["k"], "sooner": kept["sooner"], "later": kept["later"]}
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-6)


def handling_agrees(numbers: list[Number]) -> None:
    found = ask_handling(by=By.OFFICER)
    groups = {row["group"]: row for row in found["groups"]}
    by_officer: dict[str, list[Number]] = {}
    for one in numbers:
        if one.outcome == "served":
            by_officer.setdefault(one.officer, []).append(one)
    assert set(groups) == set(by_officer)
    for row, mine in [(found["total"], numbers), *((groups[name], mine) for name, mine in by_officer.items())]:
        expected = handling(mine)
        shown = {name: row[name] for name in ("served", "n", "p50", "p90", "mean")}
        assert shown | {"short": row["short_service"]["k"]} == pytest.approx(expected, abs=1e-6)


def voices_agree(kept: Timeline) -> None:
    found = ask_survey(Survey.objects.get(code="skm"), on=OPENS.date(), k=1)
    assert found["total"]["n"] == len(kept.answers)
    assert found["total"]["index"] == pytest.approx(index(kept.answers), abs=1e-9)
    for code in kept.answers[0]:
        assert found["total"]["filled"][code] == sum(one[code] is not None for one in kept.answers)
    assert (found["response"]["invited"], found["response"]["answered"]) == (kept.asked, len(kept.answers))


def everything_happened(kept: Timeline) -> None:
    """A day that was too quiet would prove nothing."""
    if VISITS < 300:
        return
    outcomes = [one.outcome for one in kept.numbers.values()]
    assert {"served", "left", "no_show", "void", "transferred"} <= set(outcomes)
    assert {"restored"} <= {what for _, what, *_ in kept.events}
    assert any(one.is_uncalled for one in kept.numbers.values())
    assert any(one.outcome == "served" and not one.is_accurate for one in kept.numbers.values())
    assert len(kept.answers) > 60
