"""The performance year of the cast."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.facts.casework.desk import Desk
from tests.work.planned import Year


@pytest.fixture
def year(cast: Cast) -> Year:
    return Year(cast)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)
