"""The semester in which one talk is owed."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.pure.law.monitoring import stretch_of
from kinerja.pure.lib.refusals import Refused


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (date(2028, 12, 31), date(2028, 7, 1), date(2028, 12, 31)),
    ],
)
def test_it_is_half_a_year(on: date, first: date, last: date) -> None:
    found = stretch_of(on)
    assert (found.value.first, found.value.last) == (first, last)
    assert "Pasal 27" in found.cites[0].article


def test_before_the_law_nothing_is_owed() -> None:
    with pytest.raises(Refused):
        stretch_of(date(2021, 6, 30))
