"""Plans that wait for review: the list, and what the cascade says on the sheet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.platform.operations.models import Outage
from kinerja.platform.operations.outages import end_of_day
from kinerja.work.planning.clocks import zone_of
from kinerja.work.planning.models import Plan
from tests.cast import Cast
from tests.harness.budget import query_budget
from tests.work.planned import Year


@pytest.fixture
def year(cast: Cast) -> Year:
    return Year(cast)


def crowd(year: Year, people: int) -> None:
    """So many more whose plans wait, as if each had proposed it."""
    year.crowd(people)
    due = year.cast.today + timedelta(days=3)
    Plan.objects.filter(state="draft").update(state="proposed", proposed_at=year.now, answer_due=due)


@pytest.mark.parametrize("people", [2, 20])
def test_the_list_costs_the_same_however_many_wait(year: Year, people: int) -> None:
    crowd(year, people)
    hasan = year.cast.client("hasan")
    with query_budget():
        page = hasan.get("/telaah")
    assert len(page.context["plans"]) == people


def test_a_day_moved_by_an_outage_is_said_with_its_reason(year: Year) -> None:
    plan = year.proposed()
    last = end_of_day(plan.answer_due, zone_of(plan))
    Outage.objects.create(starts=last - timedelta(hours=20), ends=last, measured_by="uji")
    for address in ("/telaah", f"/telaah/{plan.pk}"):
        assert "digeser 20 jam karena layanan terhenti" in year.cast.client("hasan").get(address).content.decode()


def test_the_sheet_says_what_the_cascade_lacks(year: Year) -> None:
    year.written("budi")
    plan = year.proposed()
    hasan = year.cast.client("hasan")
    assert f"/telaah/{plan.pk}/temuan" in hasan.get(f"/telaah/{plan.pk}").content.decode()
    page = hasan.get(f"/telaah/{plan.pk}/temuan").content.decode()
    assert "Belum satu pun hasil kerja dalam SKP ini mendukung hasil kerja atasan." in page
