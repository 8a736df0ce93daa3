"""The monthly draw of finished files, asked every day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kinerja.doors.jobs.files import draw_files
from kinerja.doors.jobs.registry import WORKS
from kinerja.facts.casework.models import AccuracyDraw
from kinerja.platform.operations.models import Job
from tests.cast import Cast
from tests.facts.casework.desk import Desk


def run(desk: Desk, now: datetime) -> list[date]:
    draw_files(Job(), actor=desk.cast.system, now=now)
    return list(AccuracyDraw.objects.order_by("month").values_list("month", flat=True))


def test_months_wait_for_the_third_and_are_caught_up_once(cast: Cast) -> None:
    desk = Desk(cast)
    month = desk.now.date().replace(day=1)
    desk.finished()
    desk.later(days=31)
    desk.finished()
    later = desk.now.date().replace(day=1)
    assert later != month
    assert run(desk, datetime(later.year, later.month, 2, 12, tzinfo=UTC)) == []
    assert run(desk, datetime(later.year, later.month, 3, 12, tzinfo=UTC)) == [month]
    over = datetime(later.year, later.month + 2, 3, 12, tzinfo=UTC)
    assert run(desk, over) == run(desk, over) == [month, later], "the house was off for a month"
    assert "casework.draw_second_looks" in WORKS
