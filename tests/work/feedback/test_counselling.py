"""Counselling: what the parties may do, and that everybody else meets a wall without a door."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.core import serializers

from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.feedback.commands import (
    close_privately,
    decline_privately,
    invite_privately,
    list_privately,
    note_privately,
    report_privately,
)
from kinerja.work.feedback.models import Counselling, CounsellingParty, CounsellingSession
from kinerja.work.feedback.papers import matter_in, talk_in
from tests.cast import PEOPLE
from tests.work.planned import Year
from tests.work.writers import at_once

from .talking import DAY, SECRET, in_counselling, listed, mandates, reported

pytestmark = pytest.mark.django_db


def seers(year: Year) -> set[str]:
    return {p.username for p in PEOPLE if Counselling.objects.visible_to(year.cast.actor(p.username)).exists()}


def test_only_the_rater_reports_and_says_what_was_seen(year: Year) -> None:
    matter = reported(year)
    paper = matter_in(matter.sealed)
    assert (paper.subject, paper.reporter) == (str(year.cast.sari.pk), str(year.cast.budi.pk))
    for who in ("dewi", "tono", "hasan", "walikota", "sari"):
        with pytest.raises(Forbidden):
            reported(year, by=who)
    facts = {"value": 4, "seen_on": DAY, "seen": "x", "tried": "y", "submission": uuid4()}
    for changes in ({"value": 8}, {"seen": " "}, {"tried": ""}, {"seen_on": date(2026, 3, 11)}):
        with pytest.raises(Invalid):
            report_privately(year.cast.sari, **{**facts, **changes}, **year.as_("budi"))


def test_a_form_sent_twice_is_one_report_and_says_nothing_about_others(year: Year) -> None:
    key = uuid4()
    assert reported(year, submission=key) == reported(year, submission=key)
    assert reported(year) != Counselling.objects.get(pk=reported(year, submission=key).pk)


def test_its_parties_see_it_each_from_the_right_moment(year: Year) -> None:
    mandates(year)
    matter = reported(year)
    assert seers(year) == {"budi", "sekda"}
    listed(year, matter)
    assert seers(year) == {"budi", "sekda", "yusuf", "sari"}
    close_privately(matter, outcome="Selesai", follow_up="", version=matter.version, **year.as_("yusuf"))
    assert seers(year) == {"budi", "sekda", "yusuf", "sari"}


def test_a_declined_report_is_never_seen_by_its_subject(year: Year) -> None:
    mandates(year)
    matter = reported(year)
    with pytest.raises(Invalid):
        decline_privately(matter, answer=" ", version=matter.version, **year.as_("sekda"))
    decline_privately(matter, answer="Cukup bimbingan", version=matter.version, **year.as_("sekda"))
    assert seers(year) == {"budi", "sekda"}


def test_who_lists_decides_nothing_about_himself_or_by_himself(year: Year) -> None:
    mandates(year)
    own = reported(year, of="dewi", by="sekda")
    about = reported(year, of="sekda", by="walikota")
    for matter in (own, about):
        assert not judge(year.cast.actor("sekda"), Permission.COUNSELLING_LIST, matter)
        with pytest.raises(Forbidden):
            listed(year, matter)


def test_the_counsellor_is_trained_and_another_person(year: Year) -> None:
    mandates(year)
    matter = reported(year)
    for wrong in (year.cast.sari, year.cast.tono):
        with pytest.raises(Invalid):
            list_privately(matter, counsellor=wrong, version=matter.version, **year.as_("sekda"))


def test_everybody_else_gets_one_and_the_same_no(year: Year) -> None:
    mandates(year)
    matter = in_counselling(year)
    session = CounsellingSession.objects.get()
    said = set()
    for who in ("dewi", "hasan", "andi", "walikota", "tono", "budi", "sari", "sekda"):
        by = {"version": matter.version, **year.as_(who)}
        for act in (
            lambda by=by: listed_by(year, matter, by),
            lambda by=by: decline_privately(matter, answer="x", **by),
            lambda by=by: invite_privately(matter, at=year.now, place="x", **by),
            lambda by=by: note_privately(session, agreed="x", notes="", **by),
            lambda by=by: close_privately(matter, outcome="x", follow_up="", **by),
        ):
            with pytest.raises(Forbidden) as refused:
                act()
            said.add(str(refused.value))
    assert said == {"Halaman ini tidak ada, atau bukan untuk Anda."}


def listed_by(year: Year, matter: Counselling, by: dict[str, object]) -> Counselling:
    return list_privately(matter, counsellor=year.cast.yusuf, **by)


def test_sessions_are_noted_and_the_matter_is_closed_once(year: Year) -> None:
    mandates(year)
    matter = in_counselling(year)
    talk = talk_in(CounsellingSession.objects.get().sealed)
    assert "Jeda" in talk.agreed
    assert "Lelah" in talk.notes
    by = year.as_("yusuf")
    with pytest.raises(Invalid, match="tempatnya"):
        invite_privately(matter, at=year.now, place=" ", version=matter.version, **by)
    with pytest.raises(Stale):
        close_privately(matter, outcome="Membaik", follow_up="", version=matter.version - 1, **by)
    close_privately(matter, outcome="Membaik", follow_up="training", version=matter.version, **by)
    assert matter_in(matter.sealed).outcome == "Membaik"
    with pytest.raises(Stale):
        invite_privately(matter, at=year.now, place="Ruang", version=matter.version, **by)


def test_of_two_who_list_at_once_one_stands(transactional_db: None, year: Year) -> None:
    mandates(year)
    matter = reported(year)
    sekda = {"version": matter.version, **year.as_("sekda")}
    results = at_once(
        lambda: list_privately(Counselling.objects.get(), counsellor=year.cast.yusuf, **sekda),
        lambda: decline_privately(Counselling.objects.get(), answer="Cukup bimbingan", **sekda),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    assert CounsellingParty.objects.filter(role="authority").count() == 1


def test_the_database_alone_names_nobody_and_says_nothing(year: Year) -> None:
    mandates(year)
    in_counselling(year)
    rows = [*Counselling.objects.all(), *CounsellingParty.objects.all(), *CounsellingSession.objects.all()]
    dump = serializers.serialize("json", rows)
    assert SECRET not in dump
    for person in year.cast.people():
        assert str(person.pk) not in dump
        assert person.name not in dump


def test_the_trail_tells_of_an_act_and_of_nothing_else(year: Year) -> None:
    mandates(year)
    before = set(Entry.objects.values_list("pk", flat=True))
    matter = in_counselling(year)
    traces = list(Entry.objects.exclude(pk__in=before))
    assert len(traces) == 4
    for trace in traces:
        assert (trace.actor_name, trace.actor_user, trace.thing_type, trace.thing_id) == (
            "pihak yang berhak", None, "", "",
        )  # fmt: skip
        assert trace.verb == "feedback.confidential"
        assert set(trace.data) == {"proof"}
        assert str(matter.pk) not in str(trace.data)


def test_marks_and_papers_outlive_a_new_key(year: Year, settings: Any) -> None:
    mandates(year)
    reported(year)
    settings.SEALING_KEYS = [Fernet.generate_key().decode(), *settings.SEALING_KEYS]
    assert seers(year) == {"budi", "sekda"}
    assert matter_in(Counselling.objects.get().sealed).value == 4


def test_without_the_key_it_stays_closed(year: Year, settings: Any) -> None:
    matter = reported(year)
    settings.SEALING_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(Refused, match="administrator"):
        matter_in(matter.sealed)
    assert seers(year) == set()


def test_the_machine_and_its_operator_are_no_party(year: Year) -> None:
    reported(year)
    assert not Counselling.objects.visible_to(year.cast.system).exists()
    assert not Counselling.objects.to_list(year.cast.system).exists()
