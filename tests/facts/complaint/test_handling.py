"""What the office does, who may, and what the clock does when the office does nothing."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.people.organisation.commands import give_mandate
from kinerja.platform.access.actors import Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.complaint.talk import REPLY, WHY, Talk
from tests.work.writers import at_once

EVERYBODY = ("sari", "budi", "dewi", "walikota", "sekda", "hasan", "andi", "wati", "tono")


def allowed(talk: Talk, permission: Permission, complaint: Complaint) -> set[str]:
    return {name for name in EVERYBODY if judge(talk.cast.actor(name), permission, complaint)}


def seeing(talk: Talk) -> set[str]:
    return {name for name in EVERYBODY if Complaint.objects.visible_to(talk.cast.actor(name)).exists()}


def test_it_is_routed_with_its_class_to_who_must_answer(talk: Talk) -> None:
    complaint = talk.filed(service=None)
    commands.route(complaint, unit=talk.unit, handling="simple", **talk.of(talk.andi))
    assert (complaint.stage, complaint.owner, complaint.handling, complaint.officer_id) == (
        "routed", talk.unit, "simple", talk.cast.andi.pk
    )  # fmt: skip
    assert complaint.responded_at == talk.now
    assert Notice.objects.filter(employee=talk.cast.budi.pk).exists()


def test_whom_it_concerns_may_what(talk: Talk) -> None:
    complaint = talk.filed()
    assert seeing(talk) == {"sari", "budi", "dewi", "walikota", "andi"}
    assert allowed(talk, Permission.COMPLAINT_SEE, complaint) == seeing(talk)
    assert allowed(talk, Permission.COMPLAINT_HANDLE, complaint) == {"sari", "budi", "dewi", "walikota"}
    assert allowed(talk, Permission.COMPLAINT_ROUTE, complaint) == {"sari", "budi", "dewi", "walikota", "andi"}
    assert allowed(talk, Permission.COMPLAINT_REVIEW, complaint) == {"dewi", "walikota", "andi"}


def test_who_wrote_is_known_as_chosen(talk: Talk) -> None:
    known = {one: allowed(talk, Permission.COMPLAINT_KNOW, talk.filed(identity=one)) for one in
             ("named", "secret", "anonymous")}  # fmt: skip
    assert known == {"named": {"sari", "budi", "dewi", "walikota", "andi"}, "secret": {"andi"}, "anonymous": set()}


def test_whom_it_is_about_neither_sees_nor_handles_it(talk: Talk) -> None:
    complaint = talk.filed()
    commands.route(complaint, unit=talk.unit, about=talk.cast.sari, **talk.of(talk.budi))
    assert "sari" not in seeing(talk)
    for permission in (Permission.COMPLAINT_SEE, Permission.COMPLAINT_HANDLE, Permission.COMPLAINT_ROUTE):
        assert "sari" not in allowed(talk, permission, complaint)
    with pytest.raises(Forbidden, match="menyangkut diri Anda"):
        commands.answer(complaint, text=REPLY, **talk.by)


def test_a_head_does_not_answer_for_himself_through_his_staff(talk: Talk) -> None:
    complaint = talk.filed()
    with pytest.raises(Invalid, match="menyangkut pimpinan Seksi Pelayanan Loket"):
        commands.route(complaint, unit=talk.unit, about=talk.cast.budi, **talk.of(talk.dewi))
    commands.route(complaint, unit=talk.above, about=talk.cast.budi, **talk.of(talk.dewi))
    assert "budi" not in seeing(talk)
    commands.answer(complaint, text=REPLY, **talk.of(talk.dewi))
    commands.citizen_disagrees(complaint, why=WHY, **talk.rinas)
    assert complaint.unit == talk.root


def test_an_inspector_of_whom_it_is_about_reviews_nothing(talk: Talk) -> None:
    give_mandate(talk.cast.sari, role=Role.INSPECTOR, starts=talk.cast.today, **talk.cast.by)
    complaint = talk.answered()
    with pytest.raises(Forbidden, match="di luar Seksi Pelayanan Loket"):
        commands.review_and_close(complaint, finding="Sudah saya periksa sendiri.", **talk.of(talk.cast.actor("sari")))


def test_the_unit_that_answered_cannot_close(talk: Talk) -> None:
    complaint = talk.answered()
    for who in (talk.sari, talk.budi, talk.tono, talk.cast.system):
        with pytest.raises(Forbidden, match="di luar Seksi Pelayanan Loket"):
            commands.review_and_close(complaint, finding="Sudah saya periksa sendiri.", **talk.of(who))
    commands.review_and_close(complaint, finding="Jadwal jaga loket sudah diperiksa.", **talk.of(talk.andi))
    assert complaint.stage == "closed_by_reviewer"


def test_only_who_has_it_answers(talk: Talk) -> None:
    complaint = talk.routed()
    for who in (talk.tono, talk.hasan, talk.andi, talk.cast.system):
        with pytest.raises(Forbidden, match="Seksi Pelayanan Loket"):
            commands.answer(complaint, text=REPLY, **talk.of(who))


@pytest.mark.parametrize("words", ["", "   ", "beres"])
def test_it_tells_the_citizen_something(talk: Talk, words: str) -> None:
    complaint = talk.routed()
    acts: list[Any] = [
        lambda: commands.answer(complaint, text=words, **talk.by),
        lambda: commands.ask_more(complaint, question=words, **talk.by),
    ]
    for act in acts:
        with pytest.raises(Invalid):
            act()
    assert complaint.stage == "routed"


@pytest.mark.django_db(transaction=True)
def test_it_lets_one_of_two_officers_go_first(talk: Talk) -> None:
    complaint = talk.routed()
    same = [Complaint.objects.select_related("unit", "owner").get(pk=complaint.pk) for _n in range(2)]
    said = at_once(
        *(
            lambda one=one, who=who: commands.answer(one, text=REPLY, **talk.of(who))
            for one, who in zip(same, (talk.sari, talk.budi), strict=True)
        )
    )
    (refused,) = [one for one in said if isinstance(one, Stale)]
    assert "sudah dijawab" in str(refused)
    assert complaint.intervals.count() == 2


def test_what_is_overdue_goes_up_step_by_step_and_the_owner_stays(talk: Talk) -> None:
    complaint = talk.routed()
    chase = lambda: commands.escalate_overdue(10, **talk.of(talk.cast.system))  # noqa: E731
    assert chase() == 0
    with pytest.raises(Invalid, match="belum lewat tenggat"):
        commands.escalate(complaint, **talk.by)
    talk.later(days=30)
    assert (chase(), chase()) == (1, 0)
    complaint.refresh_from_db()
    assert (complaint.unit, complaint.owner, complaint.stage) == (talk.above, talk.unit, "routed")
    assert Notice.objects.filter(employee=talk.cast.dewi.pk).count() == 1
    talk.later(days=14)
    assert (chase(), chase()) == (1, 0)
    talk.later(days=14)
    assert chase() == 0, "there is nothing above the agency"


def test_what_nobody_takes_up_goes_up_after_the_first_days(talk: Talk) -> None:
    talk.filed()
    talk.filed(kind="praise")
    talk.later(days=6)
    assert commands.escalate_overdue(10, **talk.of(talk.cast.system)) == 1


def test_silence_of_who_was_asked_ends_it(talk: Talk) -> None:
    complaint = talk.routed()
    commands.ask_more(complaint, question="Pada hari apa loketnya tutup?", **talk.by)
    talk.later(days=29)
    assert commands.lapse_silent(10, **talk.of(talk.cast.system)) == 0
    talk.later(days=3)
    assert commands.lapse_silent(10, **talk.of(talk.cast.system)) == 1
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.due_at) == ("withdrawn", None)
    assert "30 hari" in complaint.said


def test_after_four_weeks_complaints_are_asked_about_once(talk: Talk) -> None:
    complaint = talk.answered()
    talk.answered(kind="praise")
    talk.later(days=27)
    ask = lambda: commands.ask_after_four_weeks(10, **talk.of(talk.cast.system))  # noqa: E731
    assert ask() == 0
    talk.later(days=2)
    assert (ask(), ask()) == (1, 0)
    assert complaint.questions.count() == 1
    with pytest.raises(Forbidden):
        commands.ask_after_four_weeks(10, **talk.by)
