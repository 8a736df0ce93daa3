from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.doors.web.places import Scene, scene_of


@pytest.fixture
def scene(cast: Any) -> Scene:
    """Sari's evaluation waits with Budi; see tests/doors/web/places.py."""
    return scene_of(cast)


@pytest.fixture
def sari(cast: Any) -> Client:
    return cast.client("sari")


@pytest.fixture
def budi(cast: Any) -> Client:
    return cast.client("budi")
