from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.grade import Origin, data_grade

shares = st.floats(0, 1)
origins = st.sampled_from(list(Origin))


@pytest.mark.parametrize(
    ("complete", "timely", "origin", "n", "letters"),
    [
        (1.0, 1.0, Origin.SYSTEM, 100, "AAAAA"),
        (0.98, 0.98, Origin.SYSTEM, 99, "BAAAB"),
        (0.97, 1.0, Origin.OTHERS, 500, "BBABA"),
        (0.90, 0.89, Origin.SYSTEM, 500, "CBCAA"),
        (1.0, 1.0, Origin.DECLARED, 5000, "CAACA"),
        (1.0, 1.0, Origin.SYSTEM, 29, "CAAAC"),
        (1.0, 1.0, Origin.SYSTEM, 4, "DAAAD"),
        (0.74, 0.75, Origin.SYSTEM, 100, "DDCAA"),
    ],
)
def test_it_is_as_good_as_the_worst_dimension(complete, timely, origin, n, letters):
    grade = data_grade(complete=complete, timely=timely, origin=origin, n=n)
    found = grade.letter, grade.completeness, grade.timeliness, grade.independence, grade.sample
    assert "".join(found) == letters


def test_it_says_what_every_dimension_rests_on():
    grade = data_grade(complete=0.899, timely=0.29, origin=Origin.DECLARED, n=7)
    assert [str(reason) for reason in grade.because] == [
        "Catatan lengkap 89%.",
        "Catatan tepat waktu 29%.",
        "Dinyatakan sendiri oleh yang dinilai.",
        "Jumlah kasus 7.",
    ]


@given(shares, shares, shares, origins, st.integers(0, 1000), st.integers(0, 1000))
def test_it_never_falls_with_better_data(complete, more, timely, origin, n, extra):
    worse = data_grade(complete=min(complete, more), timely=timely, origin=origin, n=n)
    better = data_grade(complete=max(complete, more), timely=timely, origin=origin, n=n + extra)
    assert better.letter <= worse.letter


@given(shares, shares, st.integers(0, 10_000))
def test_it_never_gives_declared_figures_more_than_c(complete, timely, n):
    assert data_grade(complete=complete, timely=timely, origin=Origin.DECLARED, n=n).letter in "CD"
