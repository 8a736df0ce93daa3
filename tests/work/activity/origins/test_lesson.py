"""A lesson that was confirmed becomes a row of the daily report without typing."""

from __future__ import annotations

from datetime import timedelta

from kinerja.work.activity.origins.lesson import given
from kinerja.work.activity.suggestions import offered
from tests.cast import Cast
from tests.facts.teaching.school import LINE, TUESDAY, School
from tests.harness.budget import query_budget


def test_a_lesson_held_is_offered_to_its_teacher(cast: Cast) -> None:
    school = School(cast)
    slot = school.slot()
    school.confirm(slot)
    with query_budget(1):
        (row,) = given(school.wati.pk, TUESDAY, TUESDAY)
    assert (row.text, row.minutes, row.source) == (f"IV A · Matematika: {LINE}", 70, "teaching.lessons_held")
    assert "+" not in row.key
    assert not given(school.wati.pk, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=7))
    assert not given(school.rudi.pk, TUESDAY, TUESDAY)


def test_a_substitute_is_offered_the_lesson_he_gave(cast: Cast) -> None:
    school = School(cast)
    school.confirm(school.slot(), state="substituted", reason="leave", line="", substitute=school.rudi.pk)
    assert not given(school.wati.pk, TUESDAY, TUESDAY)
    (row,) = given(school.rudi.pk, TUESDAY, TUESDAY)
    assert "menggantikan" in row.text


def test_it_stands_among_what_is_offered(cast: Cast) -> None:
    school = School(cast)
    school.confirm(school.slot())
    (offer,) = offered(school.wati.pk, TUESDAY, TUESDAY, [])
    assert (offer.origin, offer.minutes) == ("lesson", 70)
