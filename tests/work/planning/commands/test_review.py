"""The performance manager's reading before a plan is agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Holiday
from kinerja.people.organisation.terms import HolidayKind
from kinerja.platform.access.actors import Role
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import propose, return_from_review, review, send_back
from kinerja.work.planning.models import Plan
from tests.work.planned import Year


def test_it_passes_the_plan_on_with_its_note(year: Year) -> None:
    plan = year.proposed()
    review(plan, version=plan.version, note=" Bukti jelas ", **year.as_("hasan"))
    found = Plan.objects.get()
    assert (found.state, found.reviewed_by, found.reviewed_at) == ("reviewed", year.cast.hasan, year.now)
    assert found.review_note == "Bukti jelas"


def test_both_clocks_run_five_working_days_of_the_unit(year: Year) -> None:
    """Proposed on Monday 16 March 2026; the 19th is off for all."""
    Holiday.objects.create(day=date(2026, 3, 19), name="Nyepi", kind=HolidayKind.NATIONAL)
    plan, monday = year.written(), year.now + timedelta(days=6)
    propose(plan, version=plan.version, actor=year.cast.actor("sari"), now=monday)
    assert plan.answer_due == date(2026, 3, 24)
    review(plan, version=plan.version, actor=year.cast.actor("hasan"), now=monday + timedelta(days=14))
    assert Plan.objects.get().answer_due == date(2026, 4, 6)


def test_a_mandate_for_it_suffices(year: Year) -> None:
    cast = year.cast
    organisation.give_mandate(cast.tono, role=Role.PERFORMANCE_MANAGER, starts=date(2026, 1, 1), **cast.by)
    plan = year.proposed()
    review(plan, version=plan.version, **year.as_("tono"))
    assert Plan.objects.get().reviewed_by == cast.tono


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "andi", "walikota", "tono"])
def test_nobody_else_reviews(year: Year, who: str) -> None:
    plan = year.proposed()
    with pytest.raises(Forbidden):
        review(plan, version=plan.version, **year.as_(who))


def test_not_even_a_performance_manager_reviews_his_own(year: Year) -> None:
    plan = year.proposed("hasan")
    with pytest.raises(Forbidden, match="ditelaah sendiri"):
        review(plan, version=plan.version, **year.as_("hasan"))


def test_it_goes_back_with_words(year: Year) -> None:
    plan = year.proposed()
    with pytest.raises(Invalid, match="apa yang perlu diperbaiki"):
        return_from_review(plan, reason=" ", version=plan.version, **year.as_("hasan"))
    return_from_review(plan, reason="Targetnya kosong", version=plan.version, **year.as_("hasan"))
    back = Plan.objects.get()
    assert (back.state, back.sent_back_reason, back.sent_back_by) == ("draft", "Targetnya kosong", year.cast.hasan)
    assert (back.proposed_at, back.answer_due) == (None, None)


def test_it_is_done_once(year: Year) -> None:
    plan = year.proposed()
    seen = Plan.objects.get()
    review(plan, version=plan.version, **year.as_("hasan"))
    with pytest.raises(Stale):
        review(seen, version=seen.version, **year.as_("hasan"))
    with pytest.raises(Invalid, match="SKP ini ditelaah"):
        review(plan, version=plan.version, **year.as_("hasan"))


def test_what_the_superior_sends_back_is_reviewed_anew(year: Year) -> None:
    plan = year.reviewed()
    send_back(plan, reason="Naikkan target", version=plan.version, **year.as_("budi"))
    propose(plan, version=plan.version, **year.as_("sari"))
    again = Plan.objects.get()
    assert (again.state, again.reviewed_at, again.reviewed_by, again.review_note) == ("proposed", None, None, "")
