"""Personnel says why the service stopped, and announces that it will."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.models import Maintenance, Outage

pytestmark = pytest.mark.django_db
PLACE = "/kepegawaian/gangguan"


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def outage(cast: Any, days: int = 1) -> Outage:
    ends = cast.now - timedelta(days=days)
    return Outage.objects.create(starts=ends - timedelta(hours=2), ends=ends, measured_by="uji")


def test_it_keeps_the_cause_and_shows_it(cast: Any, hasan: Any) -> None:
    found = outage(cast)
    form = hasan.get(f"{PLACE}/{found.pk}").context["form"]
    sent = {"note": "Listrik padam", "seen": form["seen"].value()}
    assert hasan.post(f"{PLACE}/{found.pk}", sent)["Location"] == PLACE
    assert "Listrik padam" in hasan.get(PLACE).content.decode()


def test_it_announces_once_and_takes_back(cast: Any, hasan: Any) -> None:
    sent = {
        "starts": "2026-03-20T21:00", "ends": "2026-03-20T23:00", "note": "Pindah server", "submission": str(new_id()),
    }  # fmt: skip
    for _ in range(2):
        assert hasan.post(f"{PLACE}/umumkan", sent)["Location"] == PLACE
    planned = Maintenance.objects.get()
    assert f"{planned.starts:%Y-%m-%d %H:%M}" == "2026-03-20 13:00", "typed in Palu's time"
    assert hasan.post(f"/kepegawaian/pemeliharaan/{planned.pk}/batalkan").status_code == 302
    assert "dibatalkan" in hasan.get(PLACE).content.decode()
    assert hasan.post(f"/kepegawaian/pemeliharaan/{planned.pk}/batalkan").status_code == 409


def test_it_keeps_what_was_typed_beside_the_refusal(cast: Any, hasan: Any) -> None:
    sent = {"starts": "2026-03-01T21:00", "ends": "2026-03-01T23:00", "note": "Telat", "submission": str(new_id())}
    answer = hasan.post(f"{PLACE}/umumkan", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "sudah lewat" in page
    assert "Telat" in page


def test_the_list_costs_the_same_for_ten_times_as_many(cast: Any, hasan: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert hasan.get(PLACE).status_code == 200
        return len(asked)

    for days in range(3):
        outage(cast, days)
    cost()  # the process learns its agency
    few = cost()
    for days in range(3, 33):
        outage(cast, days)
    assert cost() == few <= 12
