"""A closed quarter to publish."""

from __future__ import annotations

import pytest

from tests.outcomes.transparency.closed import Closed
from tests.work.planned import Year


@pytest.fixture
def closed(year: Year) -> Closed:
    return Closed(year)
