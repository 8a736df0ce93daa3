"""`kinerja figures complaints`: what the page of leaders says, for a terminal and for machines."""

from __future__ import annotations

import pytest

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.figures import By, complaint_figures
from tests.cast import Cast
from tests.doors.cli.conftest import Ask, Type
from tests.facts.complaint.talk import REPLY, Talk


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """Five of the counter, answered after one, two and three days; two wait. One of another unit."""
    talk = Talk(cast)
    complaints = [talk.routed() for _n in range(5)]
    for complaint in complaints[:3]:
        talk.later(days=1)
        commands.answer(complaint, text=REPLY, **talk.by)
    return talk


def test_open_ones_are_counted_and_censored_at_the_end(talk: Talk, ask: Ask) -> None:
    """Of five the curve falls to .8, .6 and .4: the third day is the median."""
    document = ask("complaints", "--until", talk.now.isoformat())
    total = document["total"]
    assert (total["n"], total["open"], total["resolution"]["events"]) == (5, 5, 3)
    assert total["resolution"]["p50"] == 3.0
    assert total["resolution"]["p90"] is None
    assert document["groups"][0]["group"] == talk.unit.name


def test_it_is_the_document_of_the_figures_themselves(talk: Talk, ask: Ask) -> None:
    document = ask("complaints", "--until", talk.now.isoformat(), "--by", "class")
    assert [row["group"] for row in document["groups"]] == [
        row["group"] for row in complaint_figures(talk.now, by=By.CLASS)["groups"]
    ]


def test_a_few_are_withheld_in_words_too(talk: Talk, typed: Type) -> None:
    talk.filed(service=None)
    talk.later(minutes=1)
    shown = typed("figures", "complaints", "--until", talk.now.isoformat()).printed
    assert shown.count("dirahasiakan") == 2
    assert "seluruhnya" in shown


def test_what_cannot_be_grouped_says_what_can(talk: Talk, typed: Type) -> None:
    refused = typed("figures", "complaints", "--by", "officer")
    assert refused.status == 1
    assert "unit, class, service" in refused.complaint


def test_it_prints_csv(talk: Talk, typed: Type) -> None:
    lines = typed("figures", "complaints", "--until", talk.now.isoformat(), "--format", "csv").printed.splitlines()
    assert lines[0].startswith("group,") or ",group" in lines[0]
    assert len(lines) == 3
