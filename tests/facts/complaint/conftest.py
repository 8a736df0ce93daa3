"""The city in which Rina complains."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.facts.complaint.talk import Talk


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk(cast)
