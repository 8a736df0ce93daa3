"""Two people at one claim in the same moment, and one who sends twice: exactly one wins, the other hears why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from kinerja.facts.service.models import Attribution
from kinerja.judgement.claims.commands import RECOMPUTE, accept_claim, file_claim, refuse_claim, withdraw_claim
from kinerja.judgement.claims.models import DataClaim
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.models import Notice
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Invalid, Refused, Stale
from tests.cast import cast_of
from tests.judgement.town import Town
from tests.work.writers import at_once

from .test_claims import WHY, Desk

PAST_DUE = 30


@pytest.fixture
def desk(transactional_db: None, now: datetime) -> Desk:
    """Threads see only what was committed."""
    return Desk(Town(cast_of(now)))


def ends_of(*works: Callable[[], Any]) -> tuple[list[Any], list[Refused]]:
    """What they gave, and what they heard instead."""
    results = at_once(*works)
    return [one for one in results if not isinstance(one, Refused)], [
        one for one in results if isinstance(one, Refused)
    ]


def own(claim: DataClaim) -> DataClaim:
    """As each of them has it open in his own browser."""
    return DataClaim.objects.select_related("employee", "period", "service", "request").get(pk=claim.pk)


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_who_decide_at_once_one_decides(desk: Desk, attempt: int) -> None:
    claim = desk.filed()
    leader, personnel = own(claim), own(claim)
    given, raised = ends_of(
        lambda: accept_claim(leader, answer="Benar.", owner=desk.colleague, **desk.by("budi", PAST_DUE)),
        lambda: refuse_claim(personnel, answer="Tercatat benar.", **desk.by("hasan", PAST_DUE)),
    )
    assert [type(one) for one in raised] == [Stale], raised
    assert "sudah dijawab" in str(raised[0])
    (won,) = given
    stands = DataClaim.objects.get(pk=claim.pk)
    assert (stands.state, stands.answered_by_id, stands.answer) == (won.state, won.answered_by_id, won.answer)
    accepted = stands.state == "accepted"
    verbs = Entry.objects.filter(verb__in=("claims.accepted", "claims.refused")).values_list("verb", flat=True)
    assert list(verbs) == [f"claims.{stands.state}"]
    assert Attribution.objects.count() == int(accepted), "who lost has not moved the case"
    assert Job.objects.filter(name=RECOMPUTE).count() == int(accepted)
    assert Notice.objects.filter(key=f"claim:answered:{claim.pk}").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_who_give_the_case_to_different_people_move_it_once(desk: Desk, attempt: int) -> None:
    claim, other = desk.filed(), desk.cast.wati
    first, second = own(claim), own(claim)
    given, raised = ends_of(
        lambda: accept_claim(first, answer="Loket 3.", owner=desk.colleague, **desk.by("budi", PAST_DUE)),
        lambda: accept_claim(second, answer="Loket 4.", owner=other, **desk.by("hasan", PAST_DUE)),
    )
    assert (len(given), [type(one) for one in raised]) == (1, [Stale]), raised
    moved = Attribution.objects.get()
    assert moved.closed_by.employee_id == DataClaim.objects.get(pk=claim.pk).owner_id
    assert Job.objects.filter(name=RECOMPUTE).count() == 1


def test_an_answer_and_a_withdrawal_do_not_both_hold(desk: Desk) -> None:
    claim = desk.filed()
    mine, theirs = own(claim), own(claim)
    given, raised = ends_of(
        lambda: withdraw_claim(mine, **desk.by("sari")),
        lambda: refuse_claim(theirs, answer="Tercatat benar.", **desk.by("budi")),
    )
    assert (len(given), [type(one) for one in raised]) == (1, [Stale]), raised
    assert DataClaim.objects.get(pk=claim.pk).state == given[0].state


@pytest.mark.parametrize("attempt", range(3))
def test_one_form_sent_twice_at_once_is_one_claim(desk: Desk, attempt: int) -> None:
    key = new_id()
    given, raised = ends_of(*[lambda: desk.filed(submission=key)] * 2)
    # Whoever comes second gets the first one's claim, or hears that this case is already asked about.
    assert all(isinstance(one, Invalid) for one in raised), raised
    assert {one.pk for one in given} == {DataClaim.objects.get().pk}
    assert Entry.objects.filter(verb="claims.filed").count() == 1
    assert desk.filed(submission=key) == DataClaim.objects.get(), "and a third press still finds it"


@pytest.mark.parametrize("attempt", range(3))
def test_two_forms_about_one_case_at_once_are_one_claim(desk: Desk, attempt: int) -> None:
    given, raised = ends_of(*[desk.filed] * 2)
    assert (len(given), [type(one) for one in raised]) == (1, [Invalid]), raised
    assert "masih menunggu jawaban" in str(raised[0])
    assert DataClaim.objects.count() == 1
    assert Entry.objects.filter(verb="claims.filed").count() == 1


def test_a_form_of_somebody_else_is_not_taken_over(desk: Desk) -> None:
    key = desk.filed().submission
    with pytest.raises(Invalid):
        file_claim(desk.cast.wati, kind="superior", text=WHY, submission=key, **desk.by("wati"))
