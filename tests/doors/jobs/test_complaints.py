"""The hourly look after complaints."""

from __future__ import annotations

from kinerja.doors.jobs.complaints import chase
from kinerja.doors.jobs.registry import WORKS
from kinerja.platform.operations.models import Job
from tests.cast import Cast
from tests.facts.complaint.talk import Talk


def test_it_moves_what_waits_and_nothing_twice(cast: Cast) -> None:
    talk = Talk(cast)
    late, answered = talk.routed(), talk.answered()
    talk.later(days=29)
    for _run in range(2):
        chase(Job(), **talk.of(cast.system))
    late.refresh_from_db()
    assert (late.unit, late.version, answered.questions.count()) == (talk.above, 2, 1)
    assert "complaint.chase" in WORKS
