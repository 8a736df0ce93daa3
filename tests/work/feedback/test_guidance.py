"""Guidance: arranged, recorded, reported upwards, and answered in a way that gives nobody away."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.feedback.commands import answer_guidance, receive_guidance
from kinerja.work.feedback.follows import Follows
from kinerja.work.feedback.models import Guidance, GuidanceAnswer, GuidanceFollowUp, GuidanceParticipant
from kinerja.work.feedback.queries import forms_summary, guidance_of
from kinerja.work.feedback.statements import Summary, summary
from kinerja.work.feedback.terms import FollowUp
from tests.cast import PEOPLE
from tests.work.planned import Year
from tests.work.writers import at_once

from .talking import arranged, colleague, recorded

ALL_FOUR = (4,) * 9


def part(guidance: Guidance, employee: Employee) -> GuidanceParticipant:
    return GuidanceParticipant.objects.select_related("guidance").get(guidance=guidance, employee=employee)


def test_the_rater_arranges_it_for_his_people_by_himself_or_another(year: Year) -> None:
    mate, _by = colleague(year)
    group = arranged(year, year.cast.sari, mate, giver=year.cast.yusuf)
    assert (group.giver, group.arranged_by, group.participants.count()) == (year.cast.yusuf, year.cast.budi, 2)
    with pytest.raises(Forbidden):
        arranged(year, year.cast.tono)
    with pytest.raises(Invalid, match="sekaligus"):
        arranged(year, giver=year.cast.sari)
    key = uuid4()
    assert arranged(year, submission=key) == arranged(year, submission=key)


def test_it_is_recorded_once_and_reported_to_the_raters_superior(year: Year) -> None:
    guidance = arranged(year, giver=year.cast.yusuf)
    with pytest.raises(Invalid, match="disepakati"):
        recorded(year, guidance, agreed=" ")
    with pytest.raises(Invalid, match="belum tiba"):
        recorded(year, guidance, held_on=date(2026, 3, 11))
    with pytest.raises(Forbidden):
        recorded(year, guidance, "sari")
    recorded(year, guidance, "yusuf")
    assert (guidance.state, guidance.reported_to) == ("recorded", year.cast.dewi)
    with pytest.raises(Stale):
        recorded(year, guidance)


def test_two_who_record_at_once_leave_one_record(transactional_db: None, year: Year) -> None:
    guidance = arranged(year, giver=year.cast.yusuf)
    results = at_once(
        lambda: recorded(year, Guidance.objects.get(pk=guidance.pk), "yusuf"),
        lambda: recorded(year, Guidance.objects.get(pk=guidance.pk), "budi"),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]


def test_what_follows_belongs_to_a_participant(year: Year) -> None:
    guidance = arranged(year)
    follows = {part(guidance, year.cast.sari).pk: Follows(FollowUp.TRAINING, "Pelatihan pelayanan prima")}
    with pytest.raises(Invalid, match="peserta bimbingan ini"):
        recorded(year, guidance, follows={uuid4(): Follows(FollowUp.TRAINING, "x")})
    recorded(year, Guidance.objects.get(), follows=follows)
    assert GuidanceFollowUp.objects.get().participant.employee == year.cast.sari


def test_the_superior_receives_the_report(year: Year) -> None:
    guidance = recorded(year, arranged(year))
    with pytest.raises(Forbidden):
        receive_guidance(guidance, **year.as_("budi"))
    receive_guidance(guidance, **year.as_("dewi"))
    with pytest.raises(Stale):
        receive_guidance(guidance, **year.as_("dewi"))


def test_it_is_seen_by_those_who_take_part_and_the_superior(year: Year) -> None:
    guidance = recorded(year, arranged(year, giver=year.cast.yusuf))
    seen = {
        p.username
        for p in PEOPLE
        if Guidance.objects.visible_to(year.cast.actor(p.username)).filter(pk=guidance.pk).exists()
    }
    assert seen == {"sari", "budi", "yusuf", "dewi"}
    assert guidance in guidance_of(year.cast.dewi.pk)


def test_the_form_is_filled_by_the_participant_once_after_the_record(year: Year) -> None:
    guidance = arranged(year)
    mine = part(guidance, year.cast.sari)
    with pytest.raises(Invalid, match="setelah"):
        answer_guidance(mine, degrees=ALL_FOUR, **year.as_("sari"))
    recorded(year, guidance)
    mine = part(guidance, year.cast.sari)
    for wrong in ((4,) * 8, (5, *(4,) * 8), (0, *(4,) * 8)):
        with pytest.raises(Invalid, match="kesembilan"):
            answer_guidance(mine, degrees=wrong, **year.as_("sari"))
    with pytest.raises(Forbidden):
        answer_guidance(mine, degrees=ALL_FOUR, **year.as_("budi"))
    answer_guidance(mine, degrees=ALL_FOUR, **year.as_("sari"))
    with pytest.raises(Stale):
        answer_guidance(mine, degrees=ALL_FOUR, **year.as_("sari"))
    assert GuidanceAnswer.objects.count() == 1


def test_two_people_are_too_few_to_be_summed_up(year: Year) -> None:
    mate, by = colleague(year)
    guidance = recorded(year, arranged(year, year.cast.sari, mate))
    answer_guidance(part(guidance, year.cast.sari), degrees=ALL_FOUR, **year.as_("sari"))
    answer_guidance(part(guidance, mate), degrees=(1,) * 9, **by)
    assert forms_summary(year.cast.budi.pk) is None


def test_sums_grow_in_full_groups_so_that_no_difference_names_anybody() -> None:
    four, one = (4,) * 9, (1,) * 9
    three = [("a", four), ("b", four), ("c", one)]
    assert summary(three[:2]) is None
    assert summary(three) == Summary(3, (2,) * 9)
    assert summary([*three, ("d", one), ("e", one)]) == Summary(3, (2,) * 9)
    assert summary([*three, ("a", one), ("b", one), ("c", one)]) == Summary(3, (2,) * 9)
    assert summary([*three, ("d", four), ("e", one), ("f", one)]) == Summary(6, (3,) * 9)


def test_the_machine_arranges_nothing(year: Year) -> None:
    with pytest.raises(Forbidden):
        arranged(year, actor=Actor(name="x", on=year.cast.today))
