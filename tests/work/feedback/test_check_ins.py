"""Check-ins: an agenda that remembers, a record both sign, steps that come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.feedback.commands import (
    add_to_agenda,
    drop_step,
    finish_step,
    object_to_record,
    plan_check_in,
    record_check_in,
    sign_check_in,
)
from kinerja.work.feedback.models import AgendaItem, CheckIn, NextStep
from kinerja.work.feedback.queries import not_monitored, promises_of
from tests.cast import PEOPLE
from tests.work.planned import Year, indicators_of
from tests.work.writers import at_once

from .talking import TALK, held, planned, signed, step


def items(talk: CheckIn) -> list[tuple[str, str]]:
    return list(AgendaItem.objects.filter(check_in=talk).order_by("id").values_list("origin", "text"))


def test_either_of_the_two_plans_it_and_nobody_else(year: Year) -> None:
    assert planned(year, "sari").rater == year.cast.budi
    CheckIn.objects.all().delete()
    assert planned(year, "budi").rater == year.cast.budi
    for who in ("tono", "hasan", "walikota", "andi"):
        with pytest.raises(Forbidden):
            planned(year, who)


def test_its_day_lies_ahead_and_one_is_open_at_a_time(year: Year) -> None:
    with pytest.raises(Invalid, match="sudah lewat"):
        planned(year, planned_on=date(2026, 3, 9))
    key = uuid4()
    assert planned(year, submission=key) == planned(year, submission=key)
    with pytest.raises(Invalid, match="belum ditandatangani"):
        planned(year)


def test_the_agenda_holds_what_is_open_and_what_both_add(year: Year) -> None:
    (indicator,) = indicators_of(year.agreed())
    talk = planned(year, off_target=[indicator], questions=["Kapan pelatihan?"])
    add_to_agenda(talk, text="Jadwal loket", submission=uuid4(), **year.as_("sari"))
    assert items(talk) == [
        ("off_target", indicator.text), ("question", "Kapan pelatihan?"), ("added", "Jadwal loket"),
    ]  # fmt: skip
    with pytest.raises(Invalid, match="ingin dibicarakan"):
        add_to_agenda(talk, text=" ", submission=uuid4(), **year.as_("budi"))


def test_an_unfinished_step_comes_back_until_it_is_closed(year: Year) -> None:
    first = planned(year)
    own, promise = step(year, first), step(year, first, by_rater=True, text="Mengurus pencetak cadangan")
    assert (own.owner, promise.owner) == (year.cast.sari, year.cast.budi)
    first.refresh_from_db()
    record_check_in(first, talk=TALK, version=first.version, **year.as_("budi"))
    signed(year, first)
    finish_step(own, note="Sudah", **year.as_("sari"))
    second = planned(year)
    assert items(second) == [("step", "Mengurus pencetak cadangan")]
    second = record_check_in(second, talk=TALK, version=second.version, **year.as_("sari"))
    signed(year, second)
    drop_step(promise, note="Anggaran dipotong", **year.as_("budi"))
    assert items(planned(year)) == []


def test_a_step_is_closed_once_by_the_owner_or_the_rater(year: Year) -> None:
    one = step(year, planned(year))
    for who in ("dewi", "tono", "walikota"):
        with pytest.raises(Forbidden):
            finish_step(one, note="", **year.as_(who))
    with pytest.raises(Invalid, match="mengapa"):
        drop_step(one, note=" ", **year.as_("sari"))
    finish_step(one, note="", **year.as_("budi"))
    with pytest.raises(Stale):
        drop_step(one, note="Batal", **year.as_("sari"))


def test_the_record_says_something_that_has_happened(year: Year) -> None:
    talk = planned(year)
    by = {"version": talk.version, **year.as_("budi")}
    with pytest.raises(Invalid, match="setidaknya satu"):
        record_check_in(talk, talk=replace(TALK, went_well=" ", hinders="", help_needed=""), **by)
    with pytest.raises(Invalid, match="belum tiba"):
        record_check_in(talk, talk=replace(TALK, held_on=date(2026, 3, 11)), **by)


def test_a_deviation_asks_for_cause_and_acceleration(year: Year) -> None:
    (indicator,) = indicators_of(year.agreed())
    talk = planned(year, off_target=[indicator])
    with pytest.raises(Invalid, match="percepatannya"):
        record_check_in(talk, talk=TALK, version=talk.version, **year.as_("budi"))
    answered = replace(TALK, cause="Pencetak rusak", acceleration="Pinjam dari kecamatan")
    assert record_check_in(talk, talk=answered, version=talk.version, **year.as_("budi")).deviates
    other = replace(TALK, deviates=True)
    with pytest.raises(Invalid):
        record_check_in(talk, talk=other, version=talk.version, **year.as_("budi"))


def test_both_sign_and_then_nothing_changes(year: Year) -> None:
    talk = held(year)
    sign_check_in(talk, version=talk.version, **year.as_("sari"))
    assert talk.state == "held"
    with pytest.raises(Invalid, match="sudah ditandatangani"):
        record_check_in(talk, talk=TALK, version=talk.version, **year.as_("budi"))
    sign_check_in(talk, version=talk.version, **year.as_("sari"))
    assert Entry.objects.filter(verb="feedback.check_in_signed").count() == 1, "a double tap signs once"
    sign_check_in(talk, version=talk.version, **year.as_("budi"))
    assert (talk.state, talk.rater_signed_at) == ("signed", year.now)
    for act in (
        lambda: step(year, talk),
        lambda: add_to_agenda(talk, text="x", submission=uuid4(), **year.as_("sari")),
        lambda: object_to_record(talk, reason="x", version=talk.version, **year.as_("sari")),
    ):
        with pytest.raises(Refused):
            act()


def test_who_does_not_agree_says_why_and_the_signature_falls(year: Year) -> None:
    talk = held(year)
    sign_check_in(talk, version=talk.version, **year.as_("budi"))
    with pytest.raises(Invalid):
        object_to_record(talk, reason=" ", version=talk.version, **year.as_("sari"))
    object_to_record(talk, reason="Saya juga meminta pelatihan", version=talk.version, **year.as_("sari"))
    assert (talk.rater_signed_at, talk.objection) == (None, "Saya juga meminta pelatihan")
    assert record_check_in(talk, talk=TALK, version=talk.version, **year.as_("budi")).objection == ""


def test_what_is_signed_is_what_was_read(year: Year) -> None:
    talk = held(year)
    seen = talk.version
    record_check_in(talk, talk=replace(TALK, hinders="Lain"), version=talk.version, **year.as_("budi"))
    with pytest.raises(Stale, match="diubah"):
        sign_check_in(talk, version=seen, **year.as_("sari"))
    with pytest.raises(Stale):
        record_check_in(talk, talk=TALK, version=seen, **year.as_("sari"))


def test_of_two_signatures_at_once_both_stand_and_it_is_closed(transactional_db: None, year: Year) -> None:
    talk = held(year)
    sari, budi = year.as_("sari"), year.as_("budi")
    version = talk.version
    results = at_once(
        lambda: sign_check_in(CheckIn.objects.get(pk=talk.pk), version=version, **sari),
        lambda: sign_check_in(CheckIn.objects.get(pk=talk.pk), version=version, **budi),
    )
    assert not [r for r in results if isinstance(r, Refused)]
    talk.refresh_from_db()
    assert talk.state == "signed"


def test_of_a_signature_and_a_change_at_once_one_stands(transactional_db: None, year: Year) -> None:
    talk = held(year)
    sari, budi = year.as_("sari"), year.as_("budi")
    version, other = talk.version, replace(TALK, hinders="Lain")
    results = at_once(
        lambda: sign_check_in(CheckIn.objects.get(pk=talk.pk), version=version, **sari),
        lambda: record_check_in(CheckIn.objects.get(pk=talk.pk), talk=other, version=version, **budi),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]


def test_two_plan_at_once_and_one_stands(transactional_db: None, year: Year) -> None:
    day = date(2026, 3, 12)
    sari, budi = year.as_("sari"), year.as_("budi")
    results = at_once(
        lambda: plan_check_in(year.cast.sari, planned_on=day, submission=uuid4(), **sari),
        lambda: plan_check_in(year.cast.sari, planned_on=day, submission=uuid4(), **budi),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    assert CheckIn.objects.count() == 1


def test_the_list_and_the_permission_are_the_same(year: Year) -> None:
    talk = held(year)
    sees = set()
    for person in PEOPLE:
        actor = year.cast.actor(person.username)
        listed = CheckIn.objects.visible_to(actor).filter(pk=talk.pk).exists()
        assert listed == bool(judge(actor, Permission.CHECK_IN_TAKE_PART, talk)), person.username
        sees |= {person.username} if listed else set()
    assert sees == {"sari", "budi"}


def test_the_rater_owes_one_talk_in_each_semester(year: Year) -> None:
    assert list(not_monitored(year.cast.budi.pk, year.cast.today)) == []
    year.agreed()
    assert list(not_monitored(year.cast.budi.pk, year.cast.today)) == [year.cast.sari]
    planned(year)
    assert not_monitored(year.cast.budi.pk, year.cast.today).exists()
    CheckIn.objects.all().delete()
    held(year)
    assert not not_monitored(year.cast.budi.pk, year.cast.today).exists()
    assert not_monitored(year.cast.budi.pk, date(2026, 7, 1)).exists()


def test_promises_are_listed_oldest_first(year: Year) -> None:
    talk = planned(year)
    late = step(year, talk, by_rater=True, text="Kedua", due=date(2026, 5, 1))
    soon = step(year, talk, by_rater=True, text="Pertama")
    assert list(promises_of(year.cast.budi.pk)) == [soon, late]
    assert not promises_of(year.cast.sari.pk).exists()
    assert NextStep.objects.visible_to(year.cast.actor("sari")).count() == 2
    assert not NextStep.objects.visible_to(year.cast.actor("dewi")).exists()
