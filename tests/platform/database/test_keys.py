"""Keys sort by birth."""

from __future__ import annotations

import time
from uuid import UUID

import pytest
from django.db import connection

from kinerja.platform.database.keys import among, new_id
from kinerja.platform.operations.models import Pulse


def test_keys_are_uuid7_and_sort_by_birth() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert first.version == second.version == 7
    assert first < second
    assert first.hex < second.hex


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", [[], [1], [1, 3]])
def test_rows_are_found_by_keys_packed_into_one_parameter(wanted: list[int]) -> None:
    keys = [UUID(int=number) for number in range(5)]
    Pulse.objects.bulk_create(Pulse(id=key, count=number) for number, key in enumerate(keys))
    where, packed = among(b"".join(keys[number].bytes for number in wanted), connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count FROM operations_pulse WHERE id {where} ORDER BY count", [packed])
        assert [row[0] for row in cursor.fetchall()] == wanted
