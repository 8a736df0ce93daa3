"""What a ticket is told about its wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.facts.queueing import commands, estimates
from kinerja.facts.queueing.models import Ticket
from kinerja.pure.statistics.wait_bands import MINIMUM_PAST
from tests.facts.queueing.hall import Hall


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    estimates._past.cache_clear()


def history(hall: Hall, number: int) -> None:
    """So many of yesterday, each of whom waited five minutes for every place in the line up to his own."""
    opened = hall.now - timedelta(days=1)
    pattern = hall.served()
    commands.finish(pattern, **hall.by)
    tickets = []
    for n in range(number):
        called = opened + timedelta(minutes=5 * (n % 4 + 1))
        tickets.append(
            Ticket(
                visit=pattern.visit, line=hall.ktp, day=opened.date(), letter="A", number=n + 1, ahead=n % 4,
                stage="done", queued_at=opened, opened_at=opened, called_at=called, served_at=called, since=called,
                counter=hall.one, officer=hall.cast.sari,
            )
        )  # fmt: skip
    Ticket.objects.bulk_create(tickets)
    estimates._past.cache_clear()  # the pattern itself was told something already


def test_too_short_a_past_promises_nothing(hall: Hall) -> None:
    history(hall, MINIMUM_PAST - 1)
    ticket = hall.take()
    assert (ticket.promised_low, ticket.promised_high) == (None, None)


def test_the_band_follows_the_number_ahead(hall: Hall) -> None:
    history(hall, MINIMUM_PAST)
    first, second = hall.take(), hall.take()
    assert (first.ahead, first.promised_low, first.promised_high) == (0, 300, 300)
    assert (second.ahead, second.promised_low, second.promised_high) == (1, 600, 600)
