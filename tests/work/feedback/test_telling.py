"""Who is told of words about work, and that counselling leaves no trace for others."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from kinerja.platform.notices.models import Notice
from kinerja.platform.notices.terms import IMMEDIATE, Channel, Kind
from kinerja.work.feedback.commands import ask_feedback, decline_request, replace_feedback, reply_to
from kinerja.work.feedback.models import FeedbackRequest
from kinerja.work.feedback.subjects import Subject
from tests.platform.notices.told import told
from tests.work.planned import Year

from .talking import SAW, arranged, in_counselling, mandates, planned, said


def asked(year: Year) -> FeedbackRequest:
    facts: dict[str, Any] = {"about": Subject(value=2), "question": "Bagaimana antrean pagi?", "submission": uuid4()}
    return ask_feedback(year.cast.budi, **facts, **year.as_("sari"))


def test_who_receives_feedback_is_told_at_once_and_once_and_the_letter_says_nothing_of_it(year: Year) -> None:
    key = uuid4()
    given = said(year, submission=key)
    said(year, submission=key)
    assert told(year.cast.sari) == [("employee:one_feedback", [str(given.pk)])]
    notice = Notice.objects.get(employee=year.cast.sari.pk)
    assert (notice.kind, notice.template, notice.params) == (Kind.FEEDBACK, "Anda menerima umpan balik.", {})
    assert Kind.FEEDBACK in IMMEDIATE
    assert told(year.cast.budi) == told(year.cast.dewi) == []


def test_a_replacement_is_told_to_the_receiver_and_a_reply_to_the_giver(year: Year) -> None:
    first = said(year)
    second = replace_feedback(first, seen=SAW, submission=uuid4(), **year.as_("budi"))
    assert told(year.cast.sari)[-1] == ("employee:one_feedback", [str(second.pk)])
    reply_to(second, text="Terima kasih", **year.as_("sari"))
    assert told(year.cast.budi) == [("employee:one_feedback", [str(second.pk)])]


def test_who_asked_is_told_of_an_answer_and_of_a_no(year: Year) -> None:
    decline_request(asked(year), reason="Belum melihat", **year.as_("budi"))
    assert told(year.cast.budi) == [("employee:feedback", [])]
    assert told(year.cast.sari) == [("employee:feedback", [])]
    assert "Belum melihat" not in str(Notice.objects.values_list("template", "params"))


def test_an_invitation_to_counselling_reads_as_any_other_and_nobody_else_hears_of_it(year: Year) -> None:
    mandates(year)
    before = {notice.pk for notice in Notice.objects.all()}
    in_counselling(year)
    fresh = Notice.objects.exclude(pk__in=before)
    assert set(fresh.values_list("employee", flat=True)) == {year.cast.sari.pk, year.cast.yusuf.pk}
    planned(year)
    arranged(year)
    spoken = set(Notice.objects.exclude(pk__in=before).values_list("kind", "template", "url_name"))
    assert len(spoken) == 1, "a check-in, a guidance and a counselling invite in the same words"
    keys = " ".join(Notice.objects.values_list("key", flat=True))
    assert not any(str(one.pk) in keys for one in (year.cast.sari, year.cast.yusuf))
    assert set(Channel.values) == {"email", "gateway"}
