"""The performance year of the cast."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.work.planned import Year
from tests.work.reported import Desk


@pytest.fixture
def year(cast: Cast) -> Year:
    return Year(cast)


@pytest.fixture
def desk(year: Year) -> Desk:
    return Desk(year)
