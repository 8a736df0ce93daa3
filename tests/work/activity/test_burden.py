"""What reporting costs by unit: measured, or said not to be."""

from __future__ import annotations

from datetime import timedelta

from kinerja.work.activity.queries import burden_by_unit
from tests.work.reported import Desk


def test_the_minutes_of_a_unit_stand_with_the_office_it_belongs_to(desk: Desk) -> None:
    desk.permit(spent=timedelta(minutes=3))
    desk.permit()
    (line,) = burden_by_unit(desk.now - timedelta(days=1), desk.now + timedelta(days=1))
    assert (line.name, line.above) == (desk.plan.unit.name, desk.plan.unit.parent.name)
    assert (line.burden.minutes_a_person, line.burden.rows, line.burden.measured) == (3.0, 2, 1)


def test_what_was_not_measured_is_not_said_to_cost_nothing(desk: Desk) -> None:
    desk.permit(now=desk.now - timedelta(minutes=5))
    page = desk.cast.client("hasan").get("/kepegawaian/laporan").content.decode()
    assert "tidak terukur" in page
