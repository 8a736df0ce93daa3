from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.quadrant import predicate, rating_of_head
from kinerja.pure.law.terms import OrganisationRating, Rating
from kinerja.pure.lib.refusals import Refused

ON = date(2025, 12, 31)
RATINGS = st.sampled_from(Rating)


@given(RATINGS, RATINGS, RATINGS, RATINGS)
def test_it_never_lowers_a_predicate_for_better_ratings(r1: Rating, b1: Rating, r2: Rating, b2: Rating) -> None:
    worse = predicate(min(r1, r2), min(b1, b2), ON).value
    better = predicate(max(r1, r2), max(b1, b2), ON).value
    assert worse <= better


def test_it_explains_the_predicate_and_may_be_shown_as_law() -> None:
    found = predicate(Rating.BELOW, Rating.MEETS, ON)
    assert found.is_law
    assert found.because[0].text == (
        "Rating hasil kerja: Di bawah ekspektasi. Rating perilaku kerja: Sesuai ekspektasi. "
        "Menurut kuadran kinerja predikatnya Butuh Perbaikan."
    )


def test_it_has_no_quadrant_before_2022() -> None:
    with pytest.raises(Refused):
        predicate(Rating.MEETS, Rating.MEETS, date(2021, 12, 31))


def test_it_rates_heads_by_their_organisation_as_a_local_setting() -> None:
    ratings = [rating_of_head(one, ON) for one in OrganisationRating]
    assert [found.value for found in ratings] == [Rating.BELOW] * 3 + [Rating.MEETS, Rating.ABOVE]
    assert not any(found.is_law for found in ratings)
