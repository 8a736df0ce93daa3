"""The register of ideas."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from kinerja.people.organisation.commands import end_appointment
from kinerja.people.organisation.models import Appointment
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.activity.commands import confirm_idea, decline_idea, submit_idea
from kinerja.work.activity.models import Idea
from tests.platform.notices.told import told
from tests.work.planned import Year
from tests.work.writers import at_once


def submitted(year: Year, who: str = "sari", **changes: object) -> Idea:
    facts = {"title": "Nomor antre lewat pesan", "benefit": "Warga menunggu di rumah", "submission": uuid4()}
    return submit_idea(**{**facts, **changes}, **year.as_(who))


def test_it_goes_to_ones_own_unit_or_to_the_one_it_serves(year: Year) -> None:
    assert submitted(year).unit == year.cast.units["DUKCAPIL-L"]
    assert submitted(year, unit=year.cast.units["KOMINFO"]).unit == year.cast.units["KOMINFO"]


def test_it_is_confirmed_by_the_head_of_the_unit(year: Year) -> None:
    idea = confirm_idea(submitted(year), answer="Dicoba sebulan", **year.as_("budi"))
    assert (idea.state, idea.decided_by, idea.decided_at) == ("confirmed", year.cast.budi, year.now)
    assert Entry.objects.filter(verb="activity.idea_confirmed").exists()


def test_it_is_declined_with_a_reason(year: Year) -> None:
    idea = submitted(year)
    with pytest.raises(Invalid, match="alasannya"):
        decline_idea(idea, answer=" ", **year.as_("budi"))
    assert decline_idea(idea, answer="Sudah ada layanan serupa", **year.as_("budi")).state == "declined"


@pytest.mark.parametrize("who", ["dewi", "budi"])
def test_the_heads_superior_may_decide_too(year: Year, who: str) -> None:
    assert confirm_idea(submitted(year), **year.as_(who)).decided_by == getattr(year.cast, who)


def test_the_idea_of_a_head_is_decided_by_his_superior(year: Year) -> None:
    idea = submitted(year, "budi")
    with pytest.raises(Forbidden, match="atasan Anda"):
        confirm_idea(idea, **year.as_("budi"))
    assert confirm_idea(idea, **year.as_("dewi")).state == "confirmed"


def test_a_vacant_head_is_climbed(year: Year) -> None:
    end_appointment(Appointment.objects.get(employee=year.cast.budi), ends=date(2026, 2, 1), **year.cast.by)
    assert confirm_idea(submitted(year), **year.as_("dewi")).decided_by == year.cast.dewi


@pytest.mark.parametrize("who", ["sari", "tono", "hasan", "andi", "walikota"])
def test_others_decide_nothing(year: Year, who: str) -> None:
    with pytest.raises(Forbidden):
        confirm_idea(submitted(year), **year.as_(who))


def test_it_is_decided_once(year: Year) -> None:
    idea = submitted(year)
    confirm_idea(Idea.objects.get(), **year.as_("budi"))
    with pytest.raises(Stale):
        decline_idea(idea, answer="Belum", **year.as_("dewi"))


def test_of_two_decisions_at_once_one_stands(transactional_db: None, year: Year) -> None:
    idea = submitted(year)
    budi, dewi = year.as_("budi"), year.as_("dewi")
    results = at_once(
        lambda: confirm_idea(Idea.objects.get(pk=idea.pk), **budi),
        lambda: decline_idea(Idea.objects.get(pk=idea.pk), answer="Belum", **dewi),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]


def test_a_form_sent_twice_is_kept_once(year: Year) -> None:
    key = uuid4()
    assert submitted(year, submission=key) == submitted(year, submission=key)
    assert Entry.objects.filter(verb="activity.idea_submitted").count() == 1
    with pytest.raises(Invalid, match="sudah terkirim"):
        submitted(year, "tono", submission=key)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"title": " "}, "Isi judul"), ({"benefit": ""}, "Isi judul"), ({"title": "x" * 201}, "terlalu panjang")],
)
def test_it_says_what_is_missing(year: Year, changes: dict[str, str], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        submitted(year, **changes)


def test_it_needs_an_employee_with_a_post(year: Year) -> None:
    with pytest.raises(Forbidden, match="akun pegawai"):
        submit_idea(title="x", benefit="y", submission=uuid4(), **year.cast.by)
    end_appointment(Appointment.objects.get(employee=year.cast.sari), ends=date(2026, 2, 1), **year.cast.by)
    with pytest.raises(Invalid, match="Pilih unit"):
        submitted(year)


def test_the_answer_is_told_to_who_had_the_idea(year: Year) -> None:
    confirm_idea(submitted(year), **year.as_("budi"))
    assert told(year.cast.sari) == [("employee:ideas", [])]
