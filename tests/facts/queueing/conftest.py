"""The hall of Disdukcapil: two counters, three queues; Sari and Budi sit there."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.facts.queueing.hall import Hall


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return Hall(cast)
