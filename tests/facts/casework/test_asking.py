"""What a citizen may do with a request of her own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.words import file_meant_by, word_of
from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Request
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import unseal
from kinerja.pure.lib.refusals import Invalid, Refused
from tests.facts.casework.desk import Desk
from tests.work.writers import at_once


def test_it_promises_a_day_when_it_is_handed_in(desk: Desk) -> None:
    file = desk.asked()
    request = Request.objects.get(pk=file.request_id)
    # Tuesday; Wednesday, Thursday and Friday are the three days, and Disdukcapil closes on Friday at 16.30 WITA.
    assert request.deadline_at is not None
    assert (request.opened_at, request.deadline_at.date()) == (desk.now, (desk.now + timedelta(days=3)).date())
    assert (request.closed_at, request.unit_id, request.case_key) == (None, desk.unit.pk, file.code)


def test_it_takes_the_same_form_once_and_shows_the_same_receipt(desk: Desk) -> None:
    key = new_id()
    first, second = desk.asked(submission=key), desk.asked(submission=key)
    assert (first.pk, word_of(first)) == (second.pk, word_of(second))
    assert Request.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_makes_one_file_of_a_form_that_came_twice_at_once(desk: Desk) -> None:
    key, papers = new_id(), [desk.paper()]
    first, second = at_once(*(lambda: desk.asked(submission=key, papers=papers) for _try in range(2)))
    assert (first.pk, CaseFile.objects.count(), Request.objects.count()) == (second.pk, 1, 1)


def test_it_opens_only_with_code_and_secret(desk: Desk) -> None:
    file, foreign = desk.asked(), desk.asked()
    word = word_of(file)
    assert file_meant_by(word) == file_meant_by(word.lower().replace("-", " ")) == file
    for wrong in (word[:-1] + ("A" if word[-1] != "A" else "B"), foreign.code + word[9:], "", "x" * 400, "KTP"):
        assert file_meant_by(wrong) is None


def test_it_keeps_name_telephone_and_secret_out_of_the_tables_and_the_trail(desk: Desk) -> None:
    file = desk.asked(name="Rina Palupi", phone="081234567890")
    secret = word_of(file)[10:].replace("-", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM casework_casefile")
        row = str(cursor.fetchall())
    said = row + str(list(Entry.objects.values()))
    assert not [word for word in ("Rina Palupi", "081234567890", secret) if word in said]
    assert unseal(file.paper) == {"name": "Rina Palupi", "phone": "081234567890"}


def test_it_starts_the_clock_anew_with_the_part_that_made_it_complete(desk: Desk) -> None:
    file = desk.asked()
    commands.check(file, **desk.by)
    commands.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang utuh.", **desk.by)
    assert Request.objects.get().deadline_at is None
    desk.later(days=6)
    commands.complete(file, papers=[desk.paper()], **desk.of(desk.rina))
    request = Request.objects.get()
    assert (request.opened_at, request.returns, file.papers.count(), file.officer) == (desk.now, 1, 2, None)
    assert request.deadline_at is not None
    assert request.deadline_at > desk.now


def test_it_asks_for_something_to_complete_with(desk: Desk) -> None:
    file = desk.asked()
    commands.check(file, **desk.by)
    commands.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang utuh.", **desk.by)
    with pytest.raises(Invalid, match="Lampirkan dokumen"):
        commands.complete(file, papers=[], answer=" ", **desk.of(desk.rina))
    commands.complete(file, papers=[], answer="KK asli sudah saya antar ke loket.", **desk.of(desk.rina))
    assert file.reason == "KK asli sudah saya antar ke loket."


def test_it_can_be_withdrawn_and_owes_nothing_then(desk: Desk) -> None:
    file = desk.asked()
    commands.withdraw(file, **desk.of(desk.rina))
    request = Request.objects.get()
    assert (request.closed_at, request.deadline_at, file.readings.count()) == (desk.now, None, 0)
    with pytest.raises(Invalid, match="sudah ditarik"):
        commands.check(file, **desk.by)


def test_it_refuses_what_cannot_be_handled(desk: Desk) -> None:
    with pytest.raises(Invalid, match="Belum ada dokumen"):
        desk.asked(papers=[])
    with pytest.raises(Invalid, match="paling banyak 40"):
        desk.asked(papers=[desk.paper() for _n in range(41)])
    desk.service = add_service("kia", name="KIA", unit=desk.unit, **desk.cast.by)
    with pytest.raises(Refused, match="belum dapat diajukan dari rumah"):
        desk.asked()
    assert not Request.objects.exists()


def test_it_is_received_at_any_hour(desk: Desk) -> None:
    desk.now = datetime(2026, 3, 8, 18, 0, tzinfo=UTC)  # Monday two o'clock at night in Palu
    assert desk.asked().received_at == desk.now
