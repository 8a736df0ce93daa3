"""A period runs, is evaluated, is closed."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import change_period_state
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState
from tests.work.planned import Year

AFTER = date(2026, 4, 2)


def change(year: Year, state: PeriodState, on: date = AFTER, **more: str) -> Period:
    period = Period.objects.get(pk=year.periods[0].pk)
    return change_period_state(period, state=state, actor=year.cast.actor("hasan", on), now=year.now, **more)


def test_it_goes_from_open_to_closed_by_way_of_evaluation(year: Year) -> None:
    change(year, PeriodState.EVALUATING)
    assert change(year, PeriodState.CLOSED).state == "closed"
    assert Entry.objects.filter(verb="planning.period_changed").count() == 2
    assert year.cycle.periods.first() not in Period.objects.accepting_results().filter(code="TW1")


def test_it_skips_no_step(year: Year) -> None:
    with pytest.raises(Invalid, match="tidak dapat langsung"):
        change(year, PeriodState.CLOSED)


def test_it_closes_only_what_has_ended(year: Year) -> None:
    change(year, PeriodState.EVALUATING)
    with pytest.raises(Invalid, match="baru berakhir"):
        change(year, PeriodState.CLOSED, on=date(2026, 3, 31))


def test_it_reopens_with_a_reason_only(year: Year) -> None:
    change(year, PeriodState.EVALUATING)
    change(year, PeriodState.CLOSED)
    with pytest.raises(Invalid, match="alasan"):
        change(year, PeriodState.EVALUATING, reason=" ")
    assert change(year, PeriodState.EVALUATING, reason="Data loket dikoreksi").state == "evaluating"


def test_it_says_when_somebody_was_first(year: Year) -> None:
    seen = Period.objects.get(pk=year.periods[0].pk)
    change(year, PeriodState.EVALUATING)
    with pytest.raises(Stale):
        change_period_state(seen, state=PeriodState.EVALUATING, **year.as_("hasan"))


def test_it_is_for_personnel(year: Year) -> None:
    with pytest.raises(Forbidden):
        change_period_state(year.periods[0], state=PeriodState.EVALUATING, **year.as_("dewi"))
