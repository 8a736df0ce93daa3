from __future__ import annotations

import pytest

from tests.work.ballot.voting import Poll
from tests.work.planned import Year


@pytest.fixture
def poll(year: Year) -> Poll:
    return Poll(year)
