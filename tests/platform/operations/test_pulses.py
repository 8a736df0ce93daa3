"""Counters of changes: nothing that was committed goes unfelt."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import transaction

from kinerja.platform.operations.pulses import beat, felt
from tests.work.writers import at_once

A, B = uuid4(), uuid4()


def test_each_beat_raises_the_sum(db: None) -> None:
    assert felt([A, B]) == 0
    beat(A)
    beat(A, B, B)
    assert (felt([A]), felt([B]), felt([A, B])) == (2, 1, 3)


def test_what_was_rolled_back_was_not_felt(db: None) -> None:
    try:
        with transaction.atomic():
            beat(A)
            raise KeyError
    except KeyError:
        assert felt([A]) == 0


@pytest.mark.django_db(transaction=True)
def test_beats_at_once_are_all_counted(transactional_db: None) -> None:
    at_once(*[lambda: beat(A, B)] * 4, *[lambda: beat(B, A)] * 4)
    assert felt([A, B]) == 16
