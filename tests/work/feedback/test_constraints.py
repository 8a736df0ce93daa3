"""What the database itself refuses, tried once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from kinerja.platform.database.keys import new_id
from kinerja.work.feedback import models
from kinerja.work.feedback.commands import mark_read, reply_to
from tests.work.planned import Year

from .talking import arranged, held, planned, said, step

DAY = date(2026, 3, 6)


def words(year: Year, **facts: object) -> object:
    values = {
        "receiver": year.cast.sari, "giver": year.cast.budi, "role": "rater", "value": 1, "about": "x",
        "seen_on": DAY, "situation": "x", "behaviour": "x", "impact": "x", "given_at": year.now, "submission": uuid4(),
    }  # fmt: skip
    return models.Feedback.objects.create(**{**values, **facts})


def asked(year: Year, **facts: object) -> object:
    values = {
        "asker": year.cast.sari, "asked": year.cast.budi, "value": 1, "about": "x", "question": "x",
        "asked_at": year.now, "submission": uuid4(),
    }  # fmt: skip
    return models.FeedbackRequest.objects.create(**{**values, **facts})


def talk(year: Year, **facts: object) -> object:
    values = {
        "employee": year.cast.sari, "rater": year.cast.budi, "planned_on": DAY, "planned_at": year.now,
        "submission": uuid4(),
    }  # fmt: skip
    return models.CheckIn.objects.create(**{**values, **facts})


def promised(year: Year, **facts: object) -> object:
    values = {"check_in": planned(year), "owner": year.cast.sari, "text": "x", "due": DAY, "submission": uuid4()}
    return models.NextStep.objects.create(**{**values, **facts})


def item(year: Year, **facts: object) -> object:
    return models.AgendaItem.objects.create(**{"origin": "added", "text": "x", **facts})


def guided(year: Year, **facts: object) -> object:
    values = {
        "arranged_by": year.cast.budi, "giver": year.cast.budi, "topic": "x", "planned_on": DAY,
        "arranged_at": year.now, "submission": uuid4(),
    }  # fmt: skip
    return models.Guidance.objects.create(**{**values, **facts})


def twice_returned(year: Year) -> None:
    one = planned(year)
    again = step(year, one)
    for _ in range(2):
        item(year, check_in=one, step=again)


def twice_party(year: Year) -> None:
    matter = models.Counselling.objects.create(sealed="x", submission="x")
    for _ in range(2):
        models.CounsellingParty.objects.create(counselling=matter, role="subject", mark="x")


def twice_session(year: Year) -> None:
    matter = models.Counselling.objects.create(sealed="x", submission="x")
    for _ in range(2):
        models.CounsellingSession.objects.create(counselling=matter, order=1, sealed="x")


def changed_reply(year: Year) -> None:
    reply = reply_to(said(year), text="x", **year.as_("sari"))
    models.FeedbackReply.objects.filter(pk=reply.pk).update(text="y")


def changed_reading(year: Year) -> None:
    mark_read(said(year), **year.as_("sari"))
    models.FeedbackReading.objects.all().update(read_at=year.now)


BOTH = {"held_on": DAY, "state": "held"}
WRONG: dict[str, Callable[[Year], object]] = {
    "feedback_append_only": lambda y: (said(y), models.Feedback.objects.update(about="y")),
    "feedback_to_another": lambda y: words(y, giver=y.cast.sari),
    "feedback_one_subject": lambda y: words(y, value=None),
    "feedback_says_what_was_seen": lambda y: words(y, behaviour=""),
    "feedback_reply_append_only": changed_reply,
    "feedback_reply_says_something": lambda y: models.FeedbackReply.objects.create(
        feedback=said(y), text="", replied_at=y.now
    ),
    "feedback_reading_append_only": changed_reading,
    "feedback_request_of_another": lambda y: asked(y, asked=y.cast.sari),
    "feedback_request_one_subject": lambda y: asked(y, value=8),
    "feedback_request_declined_with_reason": lambda y: asked(y, declined_at=y.now),
    "check_in_of_two": lambda y: talk(y, rater=y.cast.sari),
    "check_in_one_open": lambda y: (talk(y), talk(y)),
    "check_in_held_has_a_day": lambda y: talk(y, state="held"),
    "check_in_signed_by_both": lambda y: talk(y, **BOTH | {"state": "signed", "rater_signed_at": y.now}),
    "check_in_signed_when_held": lambda y: talk(y, rater_signed_at=y.now),
    "check_in_deviation_explained": lambda y: talk(y, **BOTH, deviates=True, cause="x"),
    "next_step_says_what": lambda y: promised(y, text=""),
    "next_step_closed_when": lambda y: promised(y, state="done"),
    "next_step_dropped_why": lambda y: promised(y, state="dropped", closed_at=y.now),
    "agenda_item_says_what": lambda y: item(y, check_in=held(y), text=""),
    "agenda_item_of_step": lambda y: item(y, check_in=held(y), origin="step"),
    "agenda_step_returns_once": twice_returned,
    "guidance_recorded_whole": lambda y: guided(y, state="recorded", held_on=DAY, recorded_at=y.now),
    "guidance_received_by_superior": lambda y: guided(
        y, state="received", held_on=DAY, recorded_at=y.now, agreed="x", received_at=y.now
    ),
    "guidance_participant_once": lambda y: models.GuidanceParticipant.objects.create(
        guidance=arranged(y), employee=y.cast.sari
    ),
    "follow_up_says_what": lambda y: models.GuidanceFollowUp.objects.create(
        participant=arranged(y).participants.get(), kind="training", text=""
    ),
    "counselling_role_once": twice_party,
    "counselling_session_order_once": twice_session,
}
# SQLite names the columns of a unique constraint instead of the constraint.
COLUMNS = {
    "check_in_one_open": "feedback_checkin.employee_id",
    "agenda_step_returns_once": "feedback_agendaitem.check_in_id",
    "guidance_participant_once": "feedback_guidanceparticipant.guidance_id",
    "counselling_role_once": "feedback_counsellingparty.counselling_id",
    "counselling_session_order_once": "feedback_counsellingsession.counselling_id",
}
OTHER_WORDS = {  # PostgreSQL's trigger names the table
    "feedback_append_only": "feedback_feedback",
    "feedback_reply_append_only": "feedback_feedbackreply",
    "feedback_reading_append_only": "feedback_feedbackreading",
}


@pytest.mark.parametrize("name", WRONG)
def test_it_refuses(year: Year, name: str) -> None:
    words_of = "|".join(filter(None, (name, COLUMNS.get(name), OTHER_WORDS.get(name))))
    with pytest.raises(IntegrityError, match=words_of), transaction.atomic():
        WRONG[name](year)


def test_every_constraint_of_feedback_is_tried() -> None:
    ours = apps.get_app_config("feedback").get_models()
    assert {c.name for m in ours for c in m._meta.constraints} == set(WRONG)


def test_what_was_said_outlives_its_indicator(year: Year) -> None:
    kept = words(year, value=None, indicator_id=new_id())
    assert models.Feedback.objects.get(pk=kept.pk).about == "x"
