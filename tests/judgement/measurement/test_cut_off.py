"""A computation that dies before any of its writing steps leaves nothing behind."""

from __future__ import annotations

from kinerja.judgement.measurement.commands import compute
from tests.acceptance.year.fingerprints import fingerprint
from tests.acceptance.year.interrupting import Killed, killed_after
from tests.acceptance.year.judging import STEPS_OF_A_RUN
from tests.judgement.town import NEW_YEAR, Town


def dies_before(step: int, town: Town) -> bool:
    try:
        with killed_after(step):
            compute(town.period, **town.cast.by)
    except Killed:
        return True
    return False


def test_nothing_stays_wherever_it_is_cut(town: Town) -> None:
    """And the simulated year, which draws the step, can draw each of them."""
    town.plan(town.cast.sari, ("service.return_share", {}, 50))
    town.case(town.cast.sari, NEW_YEAR, 1)
    before, step = fingerprint(with_trail=True), 1
    while dies_before(step, town):
        assert fingerprint(with_trail=True) == before, f"cut before step {step}"
        step += 1
    assert step - 1 == STEPS_OF_A_RUN
    assert fingerprint(with_trail=True) != before
