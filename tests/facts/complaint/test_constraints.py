"""What the database refuses, whatever the code says. Each constraint is violated once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.platform.database.keys import new_id
from tests.facts.complaint.talk import Talk

A_MINUTE = timedelta(minutes=1)


def copied(thing: Any, **changes: Any) -> None:
    """The same row once more, with other values; straight into the table."""
    values = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
    with transaction.atomic():
        type(thing).objects.bulk_create([type(thing)(**values | {"id": new_id()} | changes)])


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"kind": "praise"}, "complaint_class_by_kind"),
        ({"handling": ""}, "complaint_class_by_kind"),
        ({"identity": "anonymous"}, "complaint_anonymous_keeps_nothing"),
        ({"paper": ""}, "complaint_anonymous_keeps_nothing"),
        ({"stage": "asked", "said": ""}, "complaint_told_by_stage"),
        ({"answered_at": None}, "complaint_answer_has_time"),
        ({"since": timedelta(days=-900)}, "complaint_times_in_order"),
        ({"about_id": "officer"}, "complaint_not_handled_by_whom_it_is_about"),
    ],
)
def test_complaints(talk: Talk, changes: dict[str, Any], name: str) -> None:
    complaint = talk.answered()
    changes = dict(changes)
    if "since" in changes:
        changes["since"] = complaint.since + changes["since"]
    if "about_id" in changes:
        changes["about_id"] = complaint.officer_id
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(**changes)


@pytest.mark.parametrize("field", ["code", "submission"])
def test_complaints_are_told_apart(talk: Talk, field: str) -> None:
    one, other = talk.filed(), talk.filed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=one.pk).update(**{field: getattr(other, field)})


def test_intervals(talk: Talk) -> None:
    last = talk.answered().intervals.last()
    ends = last.ends
    for changes, name in (
        ({"seq": 1}, "complaint_interval_order_once|complaint_interval_apart|complaintinterval.seq|chained"),
        ({"seq": 4, "starts": ends, "ends": ends + A_MINUTE}, "complaint_interval_chained"),
        ({"seq": 3, "starts": ends + A_MINUTE, "ends": ends + 2 * A_MINUTE}, "complaint_interval_chained"),
        ({"seq": 3, "starts": ends, "ends": ends - A_MINUTE}, "complaint_interval_in_order|range lower bound|apart"),
        ({"seq": 3, "starts": ends, "ends": ends + A_MINUTE, "stage": "answered"}, "complaint_interval_told"),
    ):
        with pytest.raises(DatabaseError, match=name):
            copied(last, **changes)


def test_what_is_written_stays(talk: Talk) -> None:
    complaint = talk.answered(papers=[talk.paper()])
    for thing in (complaint.intervals.first(), complaint.papers.get()):
        with pytest.raises(DatabaseError, match="append"), transaction.atomic():
            thing.delete()
    with pytest.raises(IntegrityError, match=r"complaint_paper_once|complaintpaper.stored_id"):
        copied(complaint.papers.get())


def test_questions(talk: Talk) -> None:
    question = talk.asked(talk.answered())
    with pytest.raises(IntegrityError, match=r"four_week_question_once|about_answer_of"):
        copied(question, token_hash="x")
    with pytest.raises(IntegrityError, match="token_hash"):
        copied(question, about_answer_of=question.about_answer_of - A_MINUTE)
    for changes, name in (
        ({"solved": "yes"}, "four_week_answer_whole"),
        ({"answered_at": talk.now}, "four_week_answer_whole"),
        ({"asked_at": question.about_answer_of}, "four_week_after_answer"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            FourWeekQuestion.objects.filter(pk=question.pk).update(**changes)
