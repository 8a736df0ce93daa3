"""The person-year on the pages of those it concerns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja.people.organisation.commands import appoint, end_appointment, grant_absence
from kinerja.people.organisation.models import Appointment
from kinerja.work.planning.models import Plan
from tests.harness.budget import query_budget
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
MINE = "/saya/rencana/segmen"
MOVE = date(2026, 3, 2)


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


@pytest.fixture
def moved(year: Year) -> Plan:
    """Sari had an agreed plan at the counter and has moved to Kominfo eight days ago."""
    plan = year.agreed()
    end_appointment(Appointment.objects.get(employee=year.cast.sari), ends=MOVE, **year.cast.by)
    appoint(year.cast.sari, position=year.cast.posts["KOMINFO-STAF"], starts=MOVE, **year.cast.by)
    return plan


def _html(cast: Any, who: str, address: str) -> str:
    response = cast.client(who).get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_parts_raters_days_and_weights(moved: Plan, cast: Any) -> None:
    sheet = cast.client("sari").get(MINE).context["sheet"]
    assert [(row.post, row.rater, row.days, row.weight) for row in sheet.rows] == [
        ("Petugas Loket", cast.budi.name, 60, "16,4%"),
        ("Pranata Komputer", cast.sekda.name, 305, "83,6%"),
    ]
    shown = _html(cast, "sari", MINE)
    assert "60/365" in shown
    assert "Akhiri SKP pada 1 Maret 2026" in shown
    assert "<svg" in shown


def test_it_ends_the_old_plan_and_begins_the_new_one(moved: Plan, cast: Any) -> None:
    sari = cast.client("sari")
    act = {"act": "end", "plan": moved.pk, "version": moved.version}
    assert sari.post(MINE, act).status_code == 302
    assert sari.post(MINE, {"act": "start", "on": "2026-03-02"}).status_code == 302
    assert list(Plan.objects.order_by("starts").values_list("starts", "ends", "rater")) == [
        (date(2026, 1, 1), MOVE, cast.budi.pk),
        (MOVE, date(2027, 1, 1), cast.sekda.pk),
    ]
    shown = _html(cast, "sari", MINE)
    assert "Akhiri SKP pada" not in shown
    assert "Mulai SKP bagian ini" not in shown


def test_a_second_tap_is_told_kindly(moved: Plan, cast: Any) -> None:
    sari = cast.client("sari")
    act = {"act": "end", "plan": moved.pk, "version": moved.version}
    sari.post(MINE, act)
    response = sari.post(MINE, act)
    assert response.status_code == 422
    assert "tidak melewati bagiannya" in response.content.decode()


@pytest.mark.parametrize("act", [{}, {"act": "end"}, {"act": "end", "plan": "x"}, {"act": "start", "on": "1800-01-01"}])
def test_nonsense_is_told_kindly(moved: Plan, cast: Any, act: dict[str, str]) -> None:
    assert cast.client("sari").post(MINE, act).status_code == 422


def test_somebody_elses_plan_is_not_found(moved: Plan, cast: Any) -> None:
    act = {"act": "end", "plan": moved.pk, "version": moved.version}
    assert "tidak ditemukan" in cast.client("tono").post(MINE, act).content.decode()


def test_the_kind_of_leave_is_told_to_the_person_and_personnel_only(year: Year, cast: Any) -> None:
    grant_absence(cast.sari, kind="sick", starts=date(2026, 2, 2), ends=date(2026, 4, 1), **cast.by)
    grant_absence(cast.sari, kind="annual", starts=date(2026, 5, 4), ends=date(2026, 5, 6), **cast.by)
    for who, address in (("sari", MINE), ("hasan", f"/kepegawaian/pegawai/{cast.sari.pk}/segmen")):
        assert "cuti sakit" in _html(cast, who, address)
    shown = _html(cast, "budi", f"/tim/anggota/{cast.sari.pk}/segmen")
    assert "cuti sakit" not in shown
    assert "cuti tahunan" not in shown
    assert "<strong>cuti</strong>" in shown
    assert "Pasal 28(2) huruf d" in shown


def test_it_is_a_missing_page_for_who_does_not_lead_the_person(year: Year, cast: Any) -> None:
    for who in ("dewi", "tono", "sari"):
        assert cast.client(who).get(f"/tim/anggota/{cast.sari.pk}/segmen").status_code == 404


def test_a_state_official_is_told_that_there_is_nothing_to_divide(year: Year, cast: Any) -> None:
    assert "Tidak ada yang dibagi" in _html(cast, "walikota", MINE)


def test_the_number_of_statements_does_not_depend_on_the_history(year: Year, cast: Any) -> None:
    sari, hasan = cast.client("sari"), cast.client("hasan")
    desk = f"/kepegawaian/pegawai/{cast.sari.pk}/segmen"
    for month in range(1, 12):
        days = {"starts": date(2026, month, 1), "ends": date(2026, month, 20)}
        appoint(cast.tono, position=cast.posts["DUKCAPIL-L-KA"], kind="plh", **days, **cast.by)
        grant_absence(cast.sari, kind="annual", **days, **cast.by)
    for client, address in ((sari, MINE), (hasan, desk)):
        with query_budget(12):
            assert client.get(address).status_code == 200
