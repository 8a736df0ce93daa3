"""Observation: written by the head, answered by the teacher, seen by very few."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kinerja.facts.teaching import commands
from kinerja.facts.teaching.models import Observation
from kinerja.facts.teaching.rubric import rubric_on, versions
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.teaching.school import SCORES, TUESDAY, School
from tests.platform.notices.told import told

EVERYBODY = ("wati", "maryam", "hasan", "andi", "rudi", "walikota", "sekda", "tono", "dewi")


def test_the_rubric_is_short_and_every_score_has_words() -> None:
    for rubric in versions():
        assert 6 <= len(rubric.items) <= 8
        assert all(len(item.anchors) == 4 and all(item.anchors) for item in rubric.items)
    assert set(SCORES) == {item.code for item in rubric_on(TUESDAY).items}


def test_it_is_final_once_both_signed(school: School) -> None:
    sent = school.sent()
    assert (sent.state, sent.total, sent.items, sent.signed_at) == ("sent", 21, 7, school.now)
    final = commands.answer_observation(
        sent, reply="Sependapat.", version=2, actor=school.cast.actor("wati"), now=school.now + timedelta(hours=1)
    )
    assert (final.state, final.reply, final.answered_at) == ("final", "Sependapat.", school.now + timedelta(hours=1))


def test_it_cannot_be_sent_with_gaps(school: School) -> None:
    with pytest.raises(Invalid, match="Suasana kelas"):
        school.sent(scores={k: v for k, v in SCORES.items() if k != "climate"})
    Observation.objects.all().delete()
    with pytest.raises(Invalid, match="langkah berikutnya"):
        school.sent(next_step=" ")


@pytest.mark.parametrize("score", [0, 5])
def test_scores_keep_to_the_rubric(school: School, score) -> None:
    with pytest.raises(Invalid, match="1 sampai 4"):
        school.sent(scores={**SCORES, "climate": score})


def test_a_draft_is_kept_and_seen_by_its_writer_alone(school: School) -> None:
    draft = commands.revise_observation(
        school.observation(), scores={"purpose": 2}, notes="", next_step="", version=1,
        actor=school.head, now=school.now,
    )  # fmt: skip
    assert draft.total == 2
    assert _seen_by(school) == {"maryam"}


def test_what_was_sent_is_seen_by_four_and_nobody_else(school: School) -> None:
    school.sent()
    assert _seen_by(school) == {"wati", "maryam", "hasan", "andi"}


def test_a_new_head_sees_what_the_old_one_wrote(school: School) -> None:
    school.sent()
    assert school.head_person.appointments.update(ends=TUESDAY) == 1
    school.settle("Kepala baru", "197606062001032003", "SDN1-KA", "baru", TUESDAY)
    assert Observation.objects.visible_to(school.cast.actor("baru")).exists()


def test_nobody_but_the_head_observes(school: School) -> None:
    for who in ("wati", "rudi", "hasan", "tono"):
        with pytest.raises(Forbidden, match="ditulis kepala sekolah"):
            commands.observe(
                school.unit, teacher=school.rudi, day=TUESDAY, lesson="IV A", submission=uuid4(),
                actor=school.cast.actor(who), now=school.now,
            )  # fmt: skip


def test_nobody_answers_for_the_teacher(school: School) -> None:
    sent = school.sent()
    for who in ("maryam", "rudi", "hasan"):
        with pytest.raises(Forbidden, match="ditulis guru yang diamati"):
            commands.answer_observation(
                sent, reply="Ya", version=2, actor=school.cast.actor(who), now=school.now
            )  # fmt: skip


def test_an_empty_answer_is_asked_again(school: School) -> None:
    with pytest.raises(Invalid, match="juga bila Anda sependapat"):
        commands.answer_observation(
            school.sent(), reply=" ", version=2, actor=school.cast.actor("wati"), now=school.now
        )  # fmt: skip


def test_what_was_signed_is_changed_no_more(school: School) -> None:
    sent = school.sent()
    with pytest.raises(Stale):
        commands.revise_observation(
            sent, scores=SCORES, notes="", next_step="x", version=2, actor=school.head, now=school.now
        )  # fmt: skip


def test_a_stale_form_is_refused(school: School) -> None:
    first = school.observation()
    commands.revise_observation(
        first, scores={}, notes="a", next_step="", version=1, actor=school.head, now=school.now
    )  # fmt: skip
    with pytest.raises(Stale):
        commands.revise_observation(
            first, scores={}, notes="b", next_step="", version=1, actor=school.head, now=school.now
        )  # fmt: skip


def test_the_same_form_opens_one_sheet(school: School) -> None:
    key = uuid4()
    assert school.observation(submission=key) == school.observation(submission=key)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": date(2026, 3, 11)}, "belum tiba"),
        ({"lesson": " "}, "kelas dan mata pelajaran"),
    ],
)
def test_bad_input_is_told(school: School, changes, sentence) -> None:
    with pytest.raises(Invalid, match=sentence):
        school.observation(**changes)


def test_only_teachers_of_the_school_are_observed(school: School) -> None:
    with pytest.raises(Invalid, match="tidak bertugas di SD Negeri 1"):
        school.observation(teacher=school.cast.yusuf)
    with pytest.raises(Invalid, match="orang lain"):
        school.observation(teacher=school.head_person)


def _seen_by(school: School) -> set[str]:
    return {who for who in EVERYBODY if Observation.objects.visible_to(school.cast.actor(who)).exists()}


def test_the_teacher_is_told_to_answer(school: School) -> None:
    sent = school.sent()
    assert told(school.cast.wati) == [("school:observation", [str(sent.pk)])]
