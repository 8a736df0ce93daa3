from __future__ import annotations

from typing import Any

import pytest

from tests.judgement.town import Town
from tests.outcomes.closing.ready import Ready


@pytest.fixture
def ready(cast: Any) -> Ready:
    return Ready(Town(cast))
