"""Tickets as columns."""

from __future__ import annotations

import numpy as np

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.figures.asking import ask_handling, ask_waiting
from kinerja.facts.queueing.live import live_columns
from kinerja.facts.queueing.terms import Outcome
from tests.facts.queueing.hall import Hall


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
