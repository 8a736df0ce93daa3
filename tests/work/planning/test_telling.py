"""Who is told of an act on a plan."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.platform.access.actors import Role
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden
from kinerja.work.planning.commands import return_from_review, review, revise, send_back
from tests.platform.notices.told import told
from tests.work.planned import Year

OWN = ("employee:plan", [])


def test_each_step_tells_who_is_next(year: Year) -> None:
    cast = year.cast
    plan = year.proposed()
    assert told(cast.hasan) == [("reviewer:plans", [])]
    review(plan, version=plan.version, **year.as_("hasan"))
    assert told(cast.budi) == [("rater:plan", [str(plan.pk)])]
    assert told(cast.sari) == []
    send_back(plan, reason="Target terlalu rendah", version=plan.version, **year.as_("budi"))
    assert told(cast.sari) == [OWN]


def test_agreement_is_told_to_the_owner_and_a_change_to_the_superior(year: Year) -> None:
    plan = year.agreed()
    assert told(year.cast.sari) == [OWN]
    new = revise(plan, starts=date(2026, 5, 1), reason="leave", explanation="Cuti besar", **year.as_("sari"))
    assert told(year.cast.budi)[-1] == ("rater:plan", [str(new.pk)])


def test_the_reviewers_word_reaches_the_owner(year: Year) -> None:
    plan = year.proposed()
    return_from_review(plan, reason="Bukti belum jelas", version=plan.version, **year.as_("hasan"))
    assert told(year.cast.sari) == [OWN]


def test_reviewers_are_told_once_a_day_and_performance_managers_before_personnel(year: Year) -> None:
    cast = year.cast
    year.proposed("sari")
    year.proposed("tono")
    assert told(cast.hasan) == [("reviewer:plans", [])]
    organisation.give_mandate(cast.wati, role=Role.PERFORMANCE_MANAGER, starts=date(2026, 1, 1), **cast.by)
    year.proposed("budi")
    assert told(cast.wati) == [("reviewer:plans", [])]
    assert len(told(cast.hasan)) == 1


def test_who_may_review_is_not_told_of_his_own(year: Year) -> None:
    year.proposed("hasan")
    assert told(year.cast.hasan) == []


def test_what_was_refused_is_told_to_nobody(year: Year) -> None:
    plan = year.proposed()
    before = Notice.objects.count()
    with pytest.raises(Forbidden):
        review(plan, version=plan.version, **year.as_("tono"))
    assert Notice.objects.count() == before
