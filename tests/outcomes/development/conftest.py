from __future__ import annotations

import pytest

from tests.outcomes.development.paths import Story


@pytest.fixture
def story(cast) -> Story:
    return Story(cast)
