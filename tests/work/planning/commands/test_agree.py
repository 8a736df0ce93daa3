"""Agreeing a plan, or sending it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.audit.models import Entry
from kinerja.platform.operations.models import Outage
from kinerja.platform.operations.outages import end_of_day
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.clocks import zone_of
from kinerja.work.planning.commands import agree, propose, review, send_back
from kinerja.work.planning.models import Plan
from kinerja.work.planning.plan_facts import Remark
from tests.work.planned import Year
from tests.work.writers import at_once


def test_it_signs_for_the_rater(year: Year) -> None:
    plan = year.agreed()
    assert Plan.objects.filter(pk=plan.pk, state="agreed", agreed_at=year.now).exists()
    assert Entry.objects.filter(verb="planning.plan_agreed", actor_name=year.cast.budi.name).exists()


def test_it_goes_back_with_what_is_to_be_mended(year: Year) -> None:
    plan = year.proposed()
    with pytest.raises(Invalid, match="apa yang perlu diperbaiki"):
        send_back(plan, reason=" ", version=plan.version, **year.as_("budi"))
    send_back(plan, reason="Targetnya terlalu rendah", version=plan.version, **year.as_("budi"))
    back = Plan.objects.get()
    assert (back.state, back.proposed_at, back.sent_back_reason) == ("draft", None, "Targetnya terlalu rendah")
    again = propose(back, version=back.version, **year.as_("sari"))
    assert again.sent_back_reason == ""


@pytest.mark.parametrize("verb", [agree, send_back])
def test_nobody_answers_his_own_plan_nor_that_of_strangers(year: Year, verb) -> None:
    plan = year.reviewed()
    more = {"reason": "x"} if verb is send_back else {}
    for who in ("sari", "tono", "dewi", "hasan", "andi", "walikota"):
        with pytest.raises(Forbidden):
            verb(plan, version=plan.version, **more, **year.as_(who))
    with pytest.raises(Forbidden):
        verb(plan, version=plan.version, **more, **year.cast.by)


def test_the_machine_agrees_nothing(year: Year) -> None:
    plan = year.reviewed()
    with pytest.raises(Forbidden, match="atasan langsung"):
        agree(plan, version=plan.version, **year.cast.by)


def test_who_acts_for_the_rater_on_the_day_may_agree(year: Year) -> None:
    plan, cast = year.reviewed(), year.cast
    organisation.appoint(
        cast.tono, position=cast.posts["DUKCAPIL-L-KA"], kind=AppointmentKind.DAILY_ACTING,
        starts=date(2026, 3, 1), ends=date(2026, 4, 1), **cast.by,
    )  # fmt: skip
    assert agree(plan, version=plan.version, **year.as_("tono")).state == "agreed"


def test_a_new_superior_may_agree(year: Year) -> None:
    plan, cast = year.reviewed(), year.cast
    held = Appointment.objects.get(employee=cast.budi)
    organisation.end_appointment(held, ends=date(2026, 3, 1), **cast.by)
    assert agree(plan, version=plan.version, **year.as_("dewi")).rater == cast.dewi


def test_who_is_no_longer_superior_since_yesterday_is_told_who_is(year: Year) -> None:
    plan, cast = year.reviewed(), year.cast
    held = Appointment.objects.get(employee=cast.budi)
    organisation.end_appointment(held, ends=cast.today - timedelta(days=1), **cast.by)
    for verb, more in ((agree, {}), (send_back, {"reason": "x"})):
        with pytest.raises(Forbidden, match=r"Anda bukan lagi atasan langsung pegawai ini.*Dewi Anggraini"):
            verb(plan, version=plan.version, **more, **year.as_("budi"))
    assert Plan.objects.get().state == "reviewed"


def test_only_a_proposed_plan_is_answered(year: Year) -> None:
    draft = year.written()
    with pytest.raises(Invalid, match="SKP ini rancangan"):
        agree(draft, version=draft.version, **year.as_("budi"))
    plan = propose(draft, version=draft.version, **year.as_("sari"))
    with pytest.raises(Invalid, match="masih ditelaah"):
        agree(plan, version=plan.version, **year.as_("budi"))
    review(plan, version=plan.version, **year.as_("hasan"))
    agree(plan, version=plan.version, **year.as_("budi"))
    with pytest.raises(Invalid, match="SKP ini disepakati"):
        send_back(plan, reason="terlambat", version=plan.version, **year.as_("budi"))


def test_it_says_when_the_page_is_older_than_the_plan(year: Year) -> None:
    plan = year.reviewed()
    seen = Plan.objects.get()
    send_back(plan, reason="Perbaiki", version=plan.version, **year.as_("budi"))
    with pytest.raises(Stale):
        agree(seen, version=seen.version, **year.as_("budi"))


def test_of_agreeing_and_sending_back_at_once_one_happens(transactional_db: None, year: Year) -> None:
    plan = year.reviewed()
    budi = year.as_("budi")
    results = at_once(
        lambda: agree(Plan.objects.get(pk=plan.pk), version=plan.version, **budi),
        lambda: send_back(Plan.objects.get(pk=plan.pk), reason="Perbaiki", version=plan.version, **budi),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    verbs = Entry.objects.filter(verb__in=["planning.plan_agreed", "planning.plan_sent_back"])
    assert verbs.count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_of_the_superior_and_the_next_level_agreeing_at_once_one_signs(
    transactional_db: None, year: Year, attempt: int
) -> None:
    plan = year.reviewed()
    Plan.objects.update(answer_due=year.cast.today - timedelta(days=1))
    budi, dewi = year.as_("budi"), year.as_("dewi")
    results = at_once(
        lambda: agree(Plan.objects.get(pk=plan.pk), version=plan.version, **budi),
        lambda: agree(Plan.objects.get(pk=plan.pk), version=plan.version, **dewi),
    )
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    assert Entry.objects.filter(verb="planning.plan_agreed").count() == 1


def test_findings_of_the_cascade_ask_for_a_reason_that_stays(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Remark(sentence("Hasil kerja atasan belum didukung."), (), refuses=False)
    monkeypatch.setattr("kinerja.work.planning.commands.agreeing.agreement_findings", lambda plan, on: [found])
    plan = year.reviewed()
    with pytest.raises(Invalid, match="Hasil kerja atasan belum didukung"):
        agree(plan, version=plan.version, **year.as_("budi"))
    agree(plan, version=plan.version, reason=" Menyusul bulan depan ", **year.as_("budi"))
    assert Plan.objects.get().agree_reason == "Menyusul bulan depan"


def test_the_next_level_waits_as_long_as_the_service_was_down_on_the_last_day(year: Year) -> None:
    plan = year.reviewed()
    Plan.objects.update(answer_due=year.cast.today - timedelta(days=1))
    plan.refresh_from_db()
    last = end_of_day(plan.answer_due, zone_of(plan))
    Outage.objects.create(starts=last - timedelta(hours=20), ends=last, measured_by="uji")
    assert last < year.now < last + timedelta(hours=20)
    with pytest.raises(Invalid, match=f"{year.cast.budi.name} masih dapat menjawab sampai"):
        agree(plan, version=plan.version, **year.as_("dewi"))
    agree(plan, version=plan.version, **year.as_("budi"))
    assert Plan.objects.get().agreed_by == year.cast.budi


def test_a_superior_who_stays_silent_does_not_agree_and_the_next_level_may(year: Year) -> None:
    plan = year.reviewed()
    with pytest.raises(Forbidden):
        agree(plan, version=plan.version, **year.as_("dewi"))
    Plan.objects.update(answer_due=year.cast.today - timedelta(days=1))
    plan.refresh_from_db()
    assert plan.state == "reviewed"
    for who in ("sekda", "tono", "hasan", "sari"):
        with pytest.raises(Forbidden):
            agree(plan, version=plan.version, **year.as_(who))
    agree(plan, version=plan.version, **year.as_("dewi"))
    signed = Plan.objects.get()
    assert (signed.state, signed.agreed_by, signed.rater) == ("agreed", year.cast.dewi, year.cast.budi)
