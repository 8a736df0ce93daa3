"""Tickets as columns."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.figures.asking import ask_handling, ask_waiting
from kinerja.facts.queueing.figures.grouping import By
from kinerja.facts.queueing.figures.waiting import waiting
from kinerja.facts.queueing.live import live_columns
from kinerja.facts.queueing.models import Ticket
from kinerja.facts.queueing.terms import Outcome
from kinerja.pure.statistics.proportions import wilson
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.test_figures import USUAL


def test_ended_tickets_are_columns_and_wrong_times_are_left_out(hall: Hall) -> None:
    ticket = hall.take()
    hall.later(4)
    commands.call(ticket, counter=hall.one, **hall.by)
    hall.later(1)
    commands.start(ticket, **hall.by)
    hall.later(6)
    commands.finish(ticket, **hall.by)
    commands.finish(hall.served(), is_accurate=False, **hall.by)
    commands.leave(hall.take(), **hall.by)
    hall.take()  # still waits
    found = live_columns(hall.ktp.service)
    assert [list(Outcome)[n].value for n in found.outcome] == ["served", "served", "left"]
    minutes = (found.called - found.issued) / np.timedelta64(1, "m")
    assert minutes[0] == 4
    assert ((found.finished - found.started) / np.timedelta64(1, "m"))[0] == 6
    assert np.isnat(found.called[1])
    assert found.called[2] == found.finished[2]  # who left waited until then
    assert [found.officers[n] if n >= 0 else None for n in found.officer] == [hall.cast.sari.name] * 2 + [None]
    assert len(live_columns(hall.birth.service)) == 0
    assert len(live_columns()) == 3


def test_figures_read_the_hall_as_they_read_files(hall: Hall) -> None:
    for waited, lasted in ((4, 6), (10, 2)):
        ticket = hall.take()
        hall.later(waited)
        commands.call(ticket, counter=hall.one, **hall.by)
        commands.start(ticket, **hall.by)
        hall.later(lasted)
        commands.finish(ticket, **hall.by)
    total = ask_waiting(hall.ktp.service.code)["total"]
    assert (total["n"], total["p50"], total["mean"]) == (2, 420.0, 420.0)
    assert ask_handling()["total"]["mean"] == 240.0


def waited(hall: Hall, minutes: float, band: tuple[int, int] | None, *, ends: str = "served") -> None:
    """A visit that waited so long, told a band in minutes or none."""
    ticket = hall.take()
    low, high = (60 * band[0], 60 * band[1]) if band else (None, None)
    Ticket.objects.filter(pk=ticket.pk).update(promised_low=low, promised_high=high)
    hall.later(minutes)
    if ends == "left":
        commands.leave(ticket, **hall.by)
        return
    commands.call(ticket, counter=hall.one, **hall.by)
    commands.start(ticket, **hall.by)
    commands.finish(ticket, is_accurate=ends != "wrong", **hall.by)


def test_a_promise_is_kept_within_its_band_and_broken_by_who_left_after_it(hall: Hall) -> None:
    band = (5, 10)
    for minutes in (5, 7, 10):
        waited(hall, minutes, band)
    waited(hall, 4, band)  # sooner
    waited(hall, 11, band)  # later
    waited(hall, 12, band, ends="left")  # later: nobody called in time
    waited(hall, 6, band, ends="left")  # could still have been kept
    waited(hall, 6, None)  # nothing was told
    waited(hall, 30, band, ends="wrong")  # the officer says that the times are not right
    found = ask_waiting(hall.ktp.service.code)
    low, high = wilson(np.array([3]), np.array([6]))
    expected = {"k": 3, "n": 6, "share": 0.5, "low": low[0], "high": high[0], "sooner": 1, "later": 2}
    assert found["total"]["kept_promise"] == pytest.approx(expected)
    assert found["groups"][0]["kept_promise"] == pytest.approx(expected)


def test_files_promise_nothing() -> None:
    assert waiting(USUAL, by=By.SERVICE)["total"]["kept_promise"]["n"] == 0
