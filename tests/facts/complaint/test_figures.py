"""Figures of complaints: by hand where a hand can count, and nothing shown that points at a few."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.figures import By, complaint_figures
from tests.facts.complaint.talk import REPLY, WHY, Talk
from tests.harness.budget import query_budget


def figures(talk: Talk, **more: Any) -> dict[str, Any]:
    return complaint_figures(talk.now, **more)


@pytest.fixture
def month(talk: Talk) -> Talk:
    """Six of the counter: taken up at once; answered after 1, 2, 3 and 4 days, one withdrawn, one left open."""
    complaints = [talk.routed() for _n in range(6)]
    commands.withdraw(complaints[4], **talk.rinas)
    for complaint in complaints[:4]:
        talk.later(days=1)
        commands.answer(complaint, text=REPLY, **talk.by)
    talk.first, talk.second = complaints[:2]  # type: ignore[attr-defined]
    return talk


def test_open_ones_are_censored_and_not_forgotten(month: Talk) -> None:
    total = figures(month)["total"]
    assert (total["n"], total["open"]) == (6, 5)
    assert (total["first_response"]["events"], total["first_response"]["p50"]) == (6, 0.0)
    # One left at once; of the other five the third is the median: S falls to .8, .6, .4.
    assert (total["resolution"]["n"], total["resolution"]["events"], total["resolution"]["p50"]) == (6, 4, 3.0)
    assert total["resolution"]["p90"] != total["resolution"]["p90"], "one is open: nobody knows the ninetieth"


def test_open_and_overdue_is_late(month: Talk) -> None:
    assert figures(month)["total"]["in_time"]["n"] == 4
    month.later(days=60)
    in_time = figures(month)["total"]["in_time"]
    assert (in_time["k"], in_time["n"], in_time["share"]) == (4, 5, 0.8)


def test_who_closed_it_and_whether_it_helped(month: Talk) -> None:
    first, second = month.first, month.second  # type: ignore[attr-defined]
    commands.citizen_agrees(first, **month.rinas)
    commands.review_and_close(second, finding=REPLY, **month.of(month.andi))
    question = month.asked(first)
    commands.answer_four_weeks(question, solved="no", words=WHY, **month.rinas)
    commands.answer_four_weeks(second.questions.get(), solved="yes", **month.rinas)
    total = figures(month)["total"]
    assert (total["closed_by_citizen"]["k"], total["closed_by_citizen"]["n"]) == (0, 1), "the first is open again"
    four = figures(month)["total"]["four_weeks"]
    assert (four["asked"], four["n"], four["solved"], four["k"], four["share"]) == (4, 2, 1, 1, 0.5)
    assert four["low"] == pytest.approx(0.094531, abs=1e-6)


def test_groups_of_few_are_hidden_so_that_nothing_follows_from_the_rest(month: Talk) -> None:
    month.filed(service=None)
    month.later(seconds=1)
    groups = figures(month, by=By.UNIT)["groups"]
    assert [row["suppressed"] for row in groups] == [True, True]
    assert figures(month, by=By.UNIT)["total"]["n"] == 7, "seven of two units tell of neither"
    assert [row["group"] for row in figures(month, by=By.CLASS)["groups"]] == ["desk"]


def test_a_unit_counts_with_those_beneath_it(month: Talk) -> None:
    assert figures(month, scope=month.above)["total"]["n"] == 6
    assert figures(month, scope=month.cast.units["KOMINFO"])["total"]["n"] == 0
    assert figures(month, since=month.now + timedelta(days=1))["total"]["n"] == 0


def test_it_costs_two_statements(month: Talk) -> None:
    with query_budget(2):
        figures(month, by=By.SERVICE)
