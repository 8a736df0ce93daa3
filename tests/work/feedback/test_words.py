"""Continuous feedback: given with what was seen, replaced with a trace, read and answered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from kinerja.people.organisation.commands import end_appointment, join_team, make_team
from kinerja.people.organisation.models import Appointment
from kinerja.platform.access.actors import public
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.feedback.circle import circle_of
from kinerja.work.feedback.commands import (
    ask_feedback,
    decline_request,
    give_feedback,
    mark_read,
    replace_feedback,
    reply_to,
)
from kinerja.work.feedback.models import Feedback, FeedbackReading, FeedbackReply, FeedbackRequest
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.terms import Giver
from tests.cast import PEOPLE
from tests.work.planned import Year, indicators_of
from tests.work.writers import at_once

from .talking import SAW, colleague, said


def test_the_rater_speaks_about_an_indicator_and_about_a_value(year: Year) -> None:
    (indicator,) = indicators_of(year.agreed())
    about = said(year, about=Subject(indicator=indicator))
    assert (about.role, about.about, about.indicator_id, about.value) == ("rater", indicator.text, indicator.pk, None)
    value = said(year, about=Subject(value=7))
    assert (value.about, value.indicator_id) == ("Kolaboratif", None)
    assert Entry.objects.filter(verb="feedback.given").count() == 2


def test_a_colleague_of_the_same_unit_speaks_and_one_of_another_does_not(year: Year) -> None:
    mate, by = colleague(year)
    given = give_feedback(year.cast.sari, about=Subject(value=2), seen=SAW, submission=uuid4(), **by)
    assert (given.role, given.giver) == ("colleague", mate)
    with pytest.raises(Forbidden, match="rekan satu unit"):
        said(year, "tono")


def test_the_leader_of_a_team_across_units_speaks_to_its_members_from_its_first_day(year: Year) -> None:
    cast = year.cast
    facts = {"name": "Akta kelahiran", "leader": cast.tono, "starts": cast.today}
    team = make_team(cast.units["DUKCAPIL"], **facts, **cast.by)
    with pytest.raises(Forbidden, match="ketua tim"):
        said(year, "tono")
    join_team(team, employee=cast.sari, starts=cast.today, **cast.by)
    assert said(year, "tono").role == Giver.TEAM_LEADER
    assert cast.sari in circle_of(cast.tono.pk, cast.today)
    with pytest.raises(Forbidden):
        said(year, "sari", "tono")


def test_nobody_speaks_to_himself(year: Year) -> None:
    with pytest.raises(Forbidden, match="diri sendiri"):
        said(year, "sari", "sari")


def test_who_led_until_yesterday_is_no_rater_any_more(year: Year) -> None:
    end_appointment(Appointment.objects.get(employee=year.cast.budi), ends=year.cast.today, **year.cast.by)
    with pytest.raises(Forbidden):
        said(year, "budi")
    assert said(year, "dewi").role == "rater"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"situation": " "}, "situasinya"),
        ({"behaviour": ""}, "lihat atau dengar"),
        ({"impact": ""}, "dampaknya"),
        ({"on": date(2026, 3, 11)}, "belum tiba"),
        ({"reference": "x" * 301}, "300 huruf"),
    ],
)
def test_it_says_what_is_missing(year: Year, changes: dict[str, object], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        said(year, seen=replace(SAW, **changes))


def test_it_is_about_one_thing_of_the_receiver(year: Year) -> None:
    draft = indicators_of(year.written("tono"))[0]
    for about in (Subject(), Subject(value=8), Subject(indicator=draft), Subject(indicator=draft, value=1)):
        with pytest.raises(Invalid):
            said(year, about=about)


def test_a_form_sent_twice_is_kept_once(year: Year) -> None:
    key = uuid4()
    assert said(year, submission=key) == said(year, submission=key)
    assert Feedback.objects.count() == 1


def test_a_correction_replaces_and_the_first_words_stay(year: Year) -> None:
    first = said(year)
    second = replace_feedback(first, seen=replace(SAW, behaviour="Lain"), submission=uuid4(), **year.as_("budi"))
    assert (second.replaces, second.about, second.role) == (first, first.about, first.role)
    assert list(Feedback.objects.standing()) == [second]
    assert Feedback.objects.get(pk=first.pk).behaviour == SAW.behaviour
    with pytest.raises(Stale, match="sudah diganti"):
        replace_feedback(first, seen=SAW, submission=uuid4(), **year.as_("budi"))
    with pytest.raises(Forbidden):
        replace_feedback(second, seen=SAW, submission=uuid4(), **year.as_("dewi"))


def test_the_receiver_reads_it_and_replies_once(year: Year) -> None:
    feedback = said(year)
    mark_read(feedback, **year.as_("sari"))
    mark_read(feedback, **year.as_("sari"))
    assert FeedbackReading.objects.count() == Entry.objects.filter(verb="feedback.read").count() == 1
    reply_to(feedback, text="Terima kasih", **year.as_("sari"))
    with pytest.raises(Stale, match="satu kali"):
        reply_to(feedback, text="Lagi", **year.as_("sari"))
    for who in ("budi", "dewi", "tono"):
        with pytest.raises(Forbidden):
            reply_to(feedback, text="Saya", **year.as_(who))
        with pytest.raises(Forbidden):
            mark_read(feedback, **year.as_(who))


def test_a_reply_says_something_and_answers_what_stands(year: Year) -> None:
    feedback = said(year)
    with pytest.raises(Invalid, match="tanggapan"):
        reply_to(feedback, text=" ", **year.as_("sari"))
    replace_feedback(feedback, seen=SAW, submission=uuid4(), **year.as_("budi"))
    with pytest.raises(Stale, match="diganti"):
        reply_to(feedback, text="Terima kasih", **year.as_("sari"))


def test_of_a_reply_and_a_replacement_at_once_no_reply_answers_a_replaced_one(
    transactional_db: None, year: Year
) -> None:
    feedback = said(year)
    sari, budi = year.as_("sari"), year.as_("budi")
    replied, replaced = at_once(
        lambda: reply_to(Feedback.objects.get(pk=feedback.pk), text="Baik", **sari),
        lambda: replace_feedback(Feedback.objects.get(pk=feedback.pk), seen=SAW, submission=uuid4(), **budi),
    )
    assert replaced.replaces_id == feedback.pk
    assert isinstance(replied, Stale) != FeedbackReply.objects.filter(feedback=feedback).exists()


def test_of_two_replies_and_of_two_replacements_at_once_one_stands(transactional_db: None, year: Year) -> None:
    feedback = said(year)
    sari, budi = year.as_("sari"), year.as_("budi")
    replies = at_once(*[lambda: reply_to(feedback, text="Baik", **sari)] * 2)
    assert sorted(isinstance(r, Stale) for r in replies) == [False, True]
    changed = at_once(*[lambda: replace_feedback(feedback, seen=SAW, submission=uuid4(), **budi)] * 2)
    assert sorted(isinstance(r, Stale) for r in changed) == [False, True]
    assert Feedback.objects.filter(replaces=feedback).count() == 1


def test_it_is_asked_for_and_answered_once(year: Year) -> None:
    asked = {"about": Subject(value=3), "question": "Bagaimana cara saya menjelaskan?", "submission": uuid4()}
    request = ask_feedback(year.cast.budi, **asked, **year.as_("sari"))
    assert list(FeedbackRequest.objects.waiting_for(year.cast.budi.pk)) == [request]
    said(year, about=Subject(value=3), request=request)
    assert not FeedbackRequest.objects.waiting_for(year.cast.budi.pk).exists()
    with pytest.raises(Stale):
        said(year, request=request)
    with pytest.raises(Stale, match="sudah dijawab"):
        decline_request(request, reason="Belum melihat", **year.as_("budi"))
    with pytest.raises(Forbidden, match="dapat diminta"):
        ask_feedback(year.cast.tono, **{**asked, "submission": uuid4()}, **year.as_("sari"))


def test_who_has_seen_nothing_says_so(year: Year) -> None:
    asked = {"about": Subject(value=3), "question": "Bagaimana?", "submission": uuid4()}
    request = ask_feedback(year.cast.budi, **asked, **year.as_("sari"))
    with pytest.raises(Forbidden):
        decline_request(request, reason="x", **year.as_("dewi"))
    with pytest.raises(Invalid):
        decline_request(request, reason=" ", **year.as_("budi"))
    decline_request(request, reason="Saya cuti sebulan ini", **year.as_("budi"))
    assert not FeedbackRequest.objects.waiting_for(year.cast.budi.pk).exists()
    with pytest.raises(Stale):
        said(year, request=request)


def test_the_list_and_the_permission_are_the_same_and_the_rater_line_is_short(year: Year) -> None:
    _mate, by = colleague(year)
    feedback = give_feedback(year.cast.sari, about=Subject(value=2), seen=SAW, submission=uuid4(), **by)
    sees = set()
    for actor in [*(year.cast.actor(p.username) for p in PEOPLE), year.cast.system, public(year.cast.today)]:
        listed = Feedback.objects.visible_to(actor).filter(pk=feedback.pk).exists()
        assert listed == bool(judge(actor, Permission.FEEDBACK_SEE, feedback)), actor.name
        sees |= {actor.name} if listed else set()
    assert sees == {year.cast.sari.name, year.cast.budi.name}


def test_who_rated_then_sees_it_after_moving_on(year: Year) -> None:
    year.agreed()
    feedback = said(year)
    end_appointment(Appointment.objects.get(employee=year.cast.budi), ends=date(2026, 3, 9), **year.cast.by)
    assert feedback in Feedback.objects.visible_to(year.cast.actor("budi"))
    assert feedback in Feedback.objects.visible_to(year.cast.actor("dewi"))
