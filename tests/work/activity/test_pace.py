"""Quick approvals are found, slow ones and sampled ones are not."""

from __future__ import annotations

from datetime import timedelta

from kinerja.work.activity.commands import accept_report
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.queries.pace import bursts, pace_of
from tests.work.reported import Desk


def accepted(desk: Desk, rows: int, apart: float) -> None:
    for n in range(rows):
        accept_report(desk.permit(), version=1, **desk.by("budi", seconds=n * apart))


def found(desk: Desk) -> list[tuple[str, int]]:
    return [(b.rater, b.rows) for b in bursts(desk.now, desk.now + timedelta(days=1), desk.cast.today)]


def test_forty_in_three_minutes_are_a_question(desk: Desk) -> None:
    accepted(desk, 45, 4)
    assert found(desk) == [(desk.cast.budi.name, 45)]


def test_thirty_nine_or_a_slower_hand_are_none(desk: Desk) -> None:
    accepted(desk, 39, 1)
    assert found(desk) == []
    accepted(desk, 0, 1)
    ActivityReport.objects.all().update(accepted_at=None, accepted_by=None, state="submitted")
    accepted(desk, 45, 5)
    assert found(desk) == []


def test_the_superior_sees_his_own_seconds(desk: Desk) -> None:
    accepted(desk, 3, 1)
    ActivityReport.objects.filter(pk=ActivityReport.objects.first().pk).update(accept_seconds=12)
    pace = pace_of(desk.cast.budi.pk, desk.now, desk.now + timedelta(days=1))
    assert (pace.accepted, pace.opened, pace.seconds) == (3, 1, 12)
