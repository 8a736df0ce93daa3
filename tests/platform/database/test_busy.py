"""Which failures of a database are only a matter of time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction

from kinerja.platform.database.busy import is_busy
from kinerja.platform.operations.models import Beat, Outage
from tests.work.writers import others_write


def beat(now: datetime) -> None:
    Beat.objects.create(at=now, measured_by="uji")


def test_who_waited_too_long_for_others_may_try_again(transactional_db: None, now: datetime) -> None:
    with others_write(Beat), pytest.raises(OperationalError) as failed:
        beat(now)
    assert is_busy(failed.value)
    beat(now)
    assert Beat.objects.count() == 1


def test_a_deadlock_may_be_tried_again(transactional_db: None, now: datetime) -> None:
    """Where rows are locked one by one. SQLite takes the whole file at the beginning: nobody waits for a half."""
    rows = [Outage.objects.create(starts=now.replace(hour=h), ends=now, measured_by="uji") for h in (0, 1)]
    gate = threading.Barrier(2)

    def both(first: Outage, second: Outage) -> Exception | None:
        try:
            with transaction.atomic():
                Outage.objects.filter(pk=first.pk).update(note="satu")
                if connection.vendor == "postgresql":
                    gate.wait(timeout=10)
                Outage.objects.filter(pk=second.pk).update(note="dua")
        except DatabaseError as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as pool:
        failures = [error for error in pool.map(both, rows, rows[::-1]) if error]
    assert len(failures) == (1 if connection.vendor == "postgresql" else 0)
    assert all(map(is_busy, failures))


def test_a_broken_database_is_no_busy_one(db: None) -> None:
    with pytest.raises((OperationalError, ProgrammingError)) as failed, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nobody_made_this")
    assert not is_busy(failed.value)
    assert not is_busy(OperationalError("no connection"))
    assert not is_busy(None)
