"""What everybody owes, and until when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.doors.duties import Duty, duties
from kinerja.facts.service.models import Officer
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.transparency.commands import publish
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.terms import EmployeeKind, Zone
from kinerja.platform.access.actors import public
from kinerja.platform.audit.reading import reading
from kinerja.platform.operations.models import Outage
from kinerja.work.activity.commands import compare_evidence, declare, explain_flag, submit_idea
from kinerja.work.activity.models import EvidenceFlag
from kinerja.work.planning.commands import (
    comment_on,
    propose,
    propose_indicator,
    return_from_review,
    revise,
    send_back,
)
from kinerja.work.planning.models import Period, Plan
from tests.outcomes.transparency.closed import Closed
from tests.pure.lib.test_fingerprints import LONG
from tests.work.planned import PERMITS, SPEED, Year, indicators_of
from tests.work.reported import Desk


def owed(year: Year, who: str, on: date | None = None) -> dict[str, Duty]:
    """Duties by the page they lead to."""
    with reading():
        return {duty.url_name: duty for duty in duties(year.cast.actor(who, on), year.now)}


def evaluation(plan: Plan, period: Period) -> Evaluation:
    return Evaluation.objects.create(plan=plan, period=period, employee=plan.employee, unit=plan.unit, rater=plan.rater)


def test_who_has_no_plan_owes_one_until_the_end_of_january(year: Year) -> None:
    duty = owed(year, "sari")["employee:plan"]
    assert str(duty.sentence) == "Susun SKP Anda untuk Tahun 2026."
    assert duty.until == date(2026, 1, 31)


def test_officials_of_the_state_owe_none(year: Year) -> None:
    assert owed(year, "walikota") == {}


def test_a_draft_is_owed_until_it_is_proposed(year: Year) -> None:
    year.draft("sari")
    assert "ajukan" in str(owed(year, "sari")["employee:plan"].sentence)
    year.proposed("tono")
    assert "employee:plan" not in owed(year, "tono")


def test_a_plan_sent_back_says_why(year: Year) -> None:
    plan = year.proposed("sari")
    send_back(plan, reason="Target terlalu rendah", version=plan.version, **year.as_("budi"))
    assert "Target terlalu rendah" in str(owed(year, "sari")["employee:plan"].sentence)


def test_a_change_that_was_begun_or_sent_back_is_owed_while_the_old_plan_holds(year: Year) -> None:
    why = {"reason": "priority", "explanation": "Target diubah", "starts": date(2026, 5, 1)}
    new = revise(year.agreed("sari"), **why, **year.as_("sari"))
    duty = owed(year, "sari")["employee:plan"]
    assert (str(duty.sentence), duty.until) == ("Lanjutkan perubahan SKP Anda, lalu ajukan.", None)
    propose(new, version=new.version, **year.as_("sari"))
    assert "employee:plan" not in owed(year, "sari")
    return_from_review(new, reason="Bukti belum disebut", version=new.version, **year.as_("hasan"))
    assert "Bukti belum disebut" in str(owed(year, "sari")["employee:plan"].sentence)


def test_the_rater_owes_an_answer_to_reviewed_plans(year: Year) -> None:
    year.proposed("tono")
    assert "rater:plans" not in owed(year, "sekda")
    plan = year.reviewed("sari")
    duty = owed(year, "budi")["rater:plans"]
    assert (duty.count, duty.until) == (1, plan.answer_due)
    assert "rater:plans" not in owed(year, "dewi")


def test_a_plan_its_rater_left_lying_is_owed_by_the_next_level_too(year: Year) -> None:
    plan = year.reviewed("sari")
    late = plan.answer_due + timedelta(days=1)
    assert owed(year, "dewi", late)["rater:plans"].count == 1
    assert owed(year, "budi", late)["rater:plans"].count == 1
    assert "rater:plans" not in owed(year, "sekda", late)


def test_proposed_plans_are_owed_a_review(year: Year) -> None:
    plan = year.proposed("sari")
    duty = owed(year, "hasan")["reviewer:plans"]
    assert (duty.count, duty.until) == (1, plan.answer_due)
    assert "reviewer:plans" not in owed(year, "budi")


def test_realisations_are_owed_for_periods_that_have_begun(year: Year) -> None:
    plan = year.agreed("sari", "budi", PERMITS, SPEED)
    duty = owed(year, "sari")["employee:figures"]
    assert str(duty.sentence) == "Laporkan realisasi 1 indikator untuk Triwulan I 2026."
    assert duty.until == date(2026, 3, 31)
    later = duties(year.cast.actor("sari", date(2026, 4, 2)), year.now)
    assert [d.until for d in later if d.url_name == "employee:figures"] == [date(2026, 3, 31), date(2026, 6, 30)]
    declare(
        indicators_of(plan)[0], period=year.periods[0], value="9", evidence="Buku", submission=uuid4(),
        **year.as_("sari"),
    )  # fmt: skip
    assert "employee:figures" not in owed(year, "sari")


def test_closed_periods_ask_for_nothing(year: Year) -> None:
    year.agreed("sari")
    Period.objects.update(state="closed")
    assert "employee:figures" not in owed(year, "sari")


def test_the_rater_owes_evaluations_until_the_month_after(year: Year) -> None:
    evaluation(year.agreed("sari"), year.periods[0])
    duty = owed(year, "budi", date(2026, 4, 2))["rater:team"]
    assert (duty.count, duty.until) == (1, date(2026, 4, 30))
    evaluation(Plan.objects.get(), year.periods[3])
    assert owed(year, "budi")["rater:team"].count == 2


def test_the_year_is_evaluated_until_the_end_of_january(year: Year) -> None:
    evaluation(year.agreed("sari"), year.periods[3])
    assert owed(year, "budi")["rater:team"].until == date(2027, 1, 31)


def test_ideas_wait_for_the_head(year: Year) -> None:
    submit_idea(title="Antre daring", benefit="Warga", submission=uuid4(), **year.as_("sari"))
    assert owed(year, "budi")["rater:ideas"].count == 1
    assert "rater:ideas" not in owed(year, "sari")


def test_evidence_used_again_waits_for_an_explanation(year: Year) -> None:
    desk = Desk(year)
    for who in ("sari", "wati"):
        desk.report(who, text=LONG)
    compare_evidence(**year.cast.by)
    assert owed(year, "wati")["employee:questions"].count == 1
    assert "employee:questions" not in owed(year, "sari")
    flag = EvidenceFlag.objects.get()
    explain_flag(flag, reason="team", answer="Dikerjakan berdua", **year.as_("wati"))
    assert "employee:questions" not in owed(year, "wati")


def test_proposed_indicators_wait_for_those_they_are_meant_for(year: Year) -> None:
    indicator = propose_indicator(
        code="loket", group="counter", result_text="Surat terbit", definition=PERMITS, **year.as_("hasan")
    )
    assert owed(year, "sari")["employee:library"].count == 1
    assert "employee:library" not in owed(year, "wati")
    comment_on(indicator, text="Setuju", submission=uuid4(), **year.as_("sari"))
    assert "employee:library" not in owed(year, "sari")


def test_personnel_owes_labels_posts_and_publications(year: Year) -> None:
    Officer.objects.create(register="ktp-el", label="Loket 3")
    organisation.hire("Pegawai Baru", kind=EmployeeKind.PNS, nip="199001012015031001", **year.cast.by)
    closed = Closed(year)
    found = owed(year, "hasan", date(2026, 4, 2))
    assert found["personnel:officers"].count == 1
    assert found["personnel:faults"].count == 1
    assert (found["personnel:period"].until, found["personnel:period"].url_args) == (
        date(2026, 9, 30),
        (closed.period.pk,),
    )
    publish(closed.period, **year.as_("hasan"))
    assert "personnel:period" not in owed(year, "hasan")
    assert not [name for name in owed(year, "sari") if name.startswith("personnel:")]


def test_the_nearest_end_stands_first_and_what_has_none_last(year: Year) -> None:
    waits = year.reviewed("sari")
    submit_idea(title="Antre daring", benefit="Warga", submission=uuid4(), **year.as_("sari"))
    plan = year.agreed("budi", "dewi")
    assert plan.state == "agreed"
    ends = [duty.until for duty in duties(year.cast.actor("budi"), year.now)]
    assert ends == [waits.answer_due, date(2026, 3, 31), None]


def test_the_public_and_the_machine_owe_nothing(year: Year) -> None:
    assert duties(year.cast.system, year.now) == []
    assert duties(public(year.cast.today), year.now) == []


def test_every_duty_leads_to_a_page(year: Year) -> None:
    Officer.objects.create(register="ktp-el", label="Loket 3")
    organisation.hire("Pegawai Baru", kind=EmployeeKind.PNS, nip="199001012015031001", **year.cast.by)
    propose_indicator(code="l", group="office", result_text="x", definition=PERMITS, **year.as_("hasan"))
    evaluation(year.agreed("sari"), year.periods[0])
    year.reviewed("tono")
    submit_idea(title="Antre daring", benefit="Warga", submission=uuid4(), **year.as_("sari"))
    Closed(year)
    owing = [
        d for who in ("hasan", "budi", "sekda", "sari", "yusuf") for d in owed(year, who, date(2026, 4, 2)).values()
    ]
    assert len({d.url_name for d in owing}) == 10
    for duty in owing:
        assert reverse(duty.url_name, args=duty.url_args)


@pytest.mark.parametrize("who", ["sari", "budi", "hasan"])
def test_the_number_of_statements_is_small_and_does_not_grow(year: Year, who: str) -> None:
    actor = year.cast.actor(who)
    with CaptureQueriesContext(connection) as few:
        duties(actor, year.now)
    for name in ("sari", "tono"):
        year.reviewed(name)
        submit_idea(title="Antre daring", benefit="Warga", submission=uuid4(), **year.as_(name))
        Officer.objects.create(register="ktp-el", label=name)
    with CaptureQueriesContext(connection) as many:
        duties(actor, year.now)
    assert len(many) <= len(few) <= 6


# --- plans that follow their owner


def _transferred(year: Year) -> Plan:
    cast, today = year.cast, year.cast.today
    plan = year.agreed("sari")
    organisation.end_appointment(cast.sari.appointments.get(), ends=today, **cast.by)
    organisation.appoint(cast.sari, position=cast.posts["KOMINFO-STAF"], starts=today, **cast.by)
    return plan


def test_who_moved_owes_an_end_of_the_old_plan(year: Year) -> None:
    year.agreed("tono", "sekda")
    assert "employee:segments" not in owed(year, "tono")
    _transferred(year)
    assert "akhiri SKP yang lama" in str(owed(year, "sari")["employee:segments"].sentence)


def test_personnel_sees_how_many_plans_stayed_behind(year: Year) -> None:
    assert "personnel:plans_behind" not in owed(year, "hasan")
    _transferred(year)
    year.agreed("tono", "sekda")
    organisation.grant_absence(year.cast.tono, kind="unpaid", starts=year.cast.today, **year.cast.by)
    assert owed(year, "hasan")["personnel:plans_behind"].count == 2


def test_a_leave_leaves_no_plan_behind(year: Year) -> None:
    year.agreed("sari")
    organisation.grant_absence(year.cast.sari, kind="sick", starts=year.cast.today, **year.cast.by)
    assert "personnel:plans_behind" not in owed(year, "hasan")


def test_a_last_day_waits_for_the_service_and_says_why(year: Year) -> None:
    """Down from 21.00 until midnight of the last day in Palu: three hours of the next day are in time."""
    midnight = datetime(2026, 1, 31, 16, tzinfo=UTC)
    Outage.objects.create(starts=midnight - timedelta(hours=3), ends=midnight, measured_by="uji")
    duty = owed(year, "sari")["employee:plan"]
    assert duty.until == date(2026, 2, 1)
    assert duty.moved is not None
    assert duty.moved.params["spans"] == "31-01-2026 21.00–24.00 WITA"
    page = year.cast.client("sari").get("/saya").content.decode()
    assert "Batas waktu digeser 3 jam karena layanan terhenti 31-01-2026 21.00–24.00 WITA." in page


def test_the_zone_is_that_of_the_unit_where_one_works(year: Year) -> None:
    """What ends at midnight in Palu is over an hour before midnight in Jakarta."""
    post = Appointment.objects.get(employee=year.cast.sari).position
    Unit.objects.filter(pk=post.unit_id).update(zone=Zone.WIB)
    midnight = datetime(2026, 1, 31, 16, tzinfo=UTC)
    Outage.objects.create(starts=midnight, ends=midnight + timedelta(minutes=30), measured_by="uji")
    moved = owed(year, "sari")["employee:plan"].moved
    assert moved is not None
    assert moved.params["spans"] == "31-01-2026 23.00–23.30 WIB"
