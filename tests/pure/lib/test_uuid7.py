from __future__ import annotations

import time
from uuid import UUID

from kinerja.pure.lib.uuid7 import uuid7, uuid7_hex, uuid7_many


def test_it_makes_standard_uuids_of_version_seven():
    made = uuid7()
    assert type(made) is UUID
    assert made.version == 7


def test_it_carries_the_moment_it_was_made():
    before = time.time_ns() // 1_000_000
    made = uuid7().int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_it_makes_many_in_ascending_order():
    for made in (uuid7_many(2000), uuid7_hex(2000)):
        assert made == sorted(made)
        assert len(set(made)) == 2000


def test_its_digits_name_the_same_identifier():
    assert UUID(uuid7_hex(1)[0]).version == 7
