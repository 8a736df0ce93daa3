"""What a citizen may do: write, be asked, agree, contradict, withdraw, and say four weeks later how it is."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.words import complaint_meant_by, question_meant_by, token_of, word_of
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import unseal
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Invalid, Refused, Stale
from tests.facts.complaint.talk import WHAT, WHY, Talk
from tests.work.writers import at_once


def test_it_goes_to_the_unit_of_the_service_and_says_until_when(talk: Talk) -> None:
    complaint = talk.filed()
    assert (complaint.owner, complaint.unit, complaint.stage, complaint.handling) == (
        talk.unit, talk.unit, "received", "desk"
    )  # fmt: skip
    assert complaint.due_at is not None
    assert talk.now < complaint.first_due_at < complaint.due_at
    assert (complaint.responded_at, complaint.answered_at) == (None, None)
    assert Notice.objects.get().employee == talk.cast.budi.pk


def test_without_a_service_it_lies_with_the_agency(talk: Talk) -> None:
    assert talk.filed(service=None).unit == talk.root


def test_suggestions_and_praise_have_no_class_and_no_day_of_answer(talk: Talk) -> None:
    for kind in ("suggestion", "praise"):
        complaint = talk.filed(kind=kind)
        assert (complaint.handling, complaint.due_at) == ("", None)
        assert complaint.first_due_at > talk.now


def test_it_takes_the_same_form_once_and_shows_the_same_receipt(talk: Talk) -> None:
    key = new_id()
    first, second = talk.filed(submission=key, papers=[talk.paper()]), talk.filed(submission=key)
    assert (first.pk, word_of(first), first.papers.count()) == (second.pk, word_of(second), 1)


@pytest.mark.django_db(transaction=True)
def test_it_makes_one_of_a_form_that_came_twice_at_once(talk: Talk) -> None:
    key, paper = new_id(), talk.paper()
    first, second = at_once(*(lambda: talk.filed(submission=key, papers=[paper]) for _try in range(2)))
    assert (first.pk, Complaint.objects.count(), first.papers.count()) == (second.pk, 1, 1)


def test_it_opens_only_with_code_and_secret(talk: Talk) -> None:
    complaint, foreign = talk.filed(), talk.filed()
    word = word_of(complaint)
    assert complaint_meant_by(word) == complaint_meant_by(word.lower().replace("-", " ")) == complaint
    for wrong in (word[:-1] + ("A" if word[-1] != "A" else "B"), foreign.code + word[9:], "", "x" * 400):
        assert complaint_meant_by(wrong) is None


def test_it_keeps_who_wrote_and_what_out_of_the_tables_and_the_trail(talk: Talk) -> None:
    complaint = talk.filed()
    secret = word_of(complaint)[10:].replace("-", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaint_complaint")
        row = str(cursor.fetchall())
    said = row + str(list(Entry.objects.values())) + str(list(Notice.objects.values()))
    assert not [word for word in ("Rina Palupi", "081234567890", "Loket tutup", secret) if word in said]
    assert unseal(complaint.paper) == {"name": "Rina Palupi", "phone": "081234567890"}
    assert unseal(complaint.text)["text"] == WHAT


def test_anonymous_keeps_nothing_of_who_wrote(talk: Talk) -> None:
    assert talk.filed(identity="anonymous", name="Rina Palupi").paper == ""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"text": "  "}, "Ceritakan apa yang terjadi"),
        ({"text": "buruk"}, "Ceritakan apa yang terjadi"),
        ({"text": "a" * 5000}, "terlalu panjang"),
        ({"name": " ", "identity": "secret"}, "Tulis nama Anda"),
    ],
)
def test_it_refuses_what_tells_nothing(talk: Talk, more: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        talk.filed(**more)
    assert not Complaint.objects.exists()


def test_it_refuses_a_day_to_come_and_too_many_papers(talk: Talk) -> None:
    with pytest.raises(Invalid, match="belum tiba"):
        talk.filed(happened_on=talk.now.date() + timedelta(days=2))
    with pytest.raises(Invalid, match="paling banyak 10"):
        talk.filed(papers=[talk.paper() for _n in range(11)])


def test_the_clock_stands_still_while_the_citizen_is_asked(talk: Talk) -> None:
    complaint = talk.routed()
    before = complaint.due_at
    commands.ask_more(complaint, question="Pada hari apa loketnya tutup?", **talk.by)
    assert complaint.due_at is None
    talk.later(days=7)
    commands.tell_more(complaint, text="Hari Senin, tanggal sembilan.", **talk.rinas)
    assert (complaint.stage, complaint.said) == ("routed", "Hari Senin, tanggal sembilan.")
    assert complaint.due_at is not None
    assert before is not None
    assert complaint.due_at > before
    with pytest.raises(Invalid, match="Tidak ada pertanyaan"):
        commands.tell_more(complaint, text="Satu lagi keterangan dari saya.", **talk.rinas)


def test_who_complained_closes(talk: Talk) -> None:
    complaint = talk.answered()
    commands.citizen_agrees(complaint, **talk.rinas)
    assert (complaint.stage, complaint.answered_at) == ("closed_by_citizen", talk.now)


def test_who_complained_contradicts_and_the_unit_above_looks(talk: Talk) -> None:
    complaint = talk.answered()
    with pytest.raises(Invalid, match="belum selesai"):
        commands.citizen_disagrees(complaint, why="tidak", **talk.rinas)
    commands.citizen_disagrees(complaint, why=WHY, **talk.rinas)
    assert (complaint.stage, complaint.unit, complaint.owner, complaint.answered_at) == (
        "reopened", talk.above, talk.unit, None
    )  # fmt: skip
    assert Notice.objects.filter(employee=talk.cast.dewi.pk).count() == 1


def test_it_can_be_withdrawn_until_it_is_answered(talk: Talk) -> None:
    complaint = talk.routed()
    commands.withdraw(complaint, **talk.rinas)
    assert (complaint.stage, complaint.due_at) == ("withdrawn", None)
    with pytest.raises(Invalid, match="sudah dijawab"):
        commands.withdraw(talk.answered(), **talk.rinas)


def test_four_weeks_later_the_answer_may_contradict_the_office(talk: Talk) -> None:
    complaint = talk.answered()
    commands.citizen_agrees(complaint, **talk.rinas)
    question = talk.asked(complaint)
    assert question_meant_by(token_of(question)) == question
    assert question.office_said == "closed_by_citizen"
    with pytest.raises(Invalid):
        commands.answer_four_weeks(question, solved="no", **talk.rinas)
    commands.answer_four_weeks(question, solved="no", words=WHY, **talk.rinas)
    complaint.refresh_from_db()
    assert (question.contradicts, complaint.stage, complaint.unit) == (True, "reopened", talk.above)
    assert WHY not in question.words
    with pytest.raises(Stale, match="sudah dijawab"):
        commands.answer_four_weeks(question, solved="yes", **talk.rinas)


def test_yes_and_partly_leave_it_closed(talk: Talk) -> None:
    for solved, contradicts in (("yes", False), ("partly", True)):
        complaint = talk.answered()
        question = talk.asked(complaint)
        commands.answer_four_weeks(question, solved=solved, **talk.rinas)
        complaint.refresh_from_db()
        assert (complaint.stage, question.contradicts) == ("answered", contradicts)


def test_the_link_ends(talk: Talk) -> None:
    question = talk.asked(talk.answered())
    talk.later(days=31)
    with pytest.raises(Refused, match="sudah lewat"):
        commands.answer_four_weeks(question, solved="yes", **talk.rinas)
    for wrong in ("", "x" * 32, "x" * 400, uuid4().hex):
        assert question_meant_by(wrong) is None
