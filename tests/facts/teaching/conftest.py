"""A school of the cast with a head, two teachers and a term."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.facts.teaching.school import School


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)
