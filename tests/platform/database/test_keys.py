"""Keys sort by birth."""

from __future__ import annotations

import time

from kinerja.platform.database.keys import new_id


def test_keys_are_uuid7_and_sort_by_birth() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert first.version == second.version == 7
    assert first < second
    assert first.hex < second.hex
