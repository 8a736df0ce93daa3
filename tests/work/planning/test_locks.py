"""Closing a period and working in it follow one another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from kinerja.pure.lib.refusals import Stale
from kinerja.work.planning.locks import hold_open
from kinerja.work.planning.models import Period
from tests.work.planned import Year


def test_closing_waits_for_who_works_in_the_period(transactional_db: None, year: Year) -> None:
    period = year.periods[0]
    held, told = threading.Event(), []

    def work() -> None:
        with transaction.atomic():
            hold_open(period)
            held.set()
            threading.Event().wait(0.3)
            told.append("worked")
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        act = pool.submit(work)
        assert held.wait(timeout=10)
        Period.objects.filter(pk=period.pk).update(state="closed")
        told.append("closed")
        act.result()
    assert told == ["worked", "closed"]
    with pytest.raises(Stale, match="sudah ditutup"), transaction.atomic():
        hold_open(period)
