"""Counters that say "something here has changed", for those who ask every few seconds.

Each write counts up the pulse of what it touched, in its own transaction; whoever saw the sum of the pulses he
depends on, and finds it unchanged, knows that nothing he shows has changed. One indexed read, whatever the page costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, Sum, UUIDField
from django.db.models.functions import Coalesce

from .models import Pulse

# Who leads whom: counted up by every change of appointments, posts and units.
STRUCTURE = UUID("00000000-0000-7000-8000-000000000001")

_BEAT = (
    "INSERT INTO operations_pulse (id, count) VALUES (%s, 1) "
    "ON CONFLICT (id) DO UPDATE SET count = operations_pulse.count + 1"
)


def beat(*keys: UUID) -> None:
    """Count these up. In the order of their keys, so that two who beat several queue up instead of meeting."""
    rows = [[UUIDField().get_db_prep_value(key, connection)] for key in sorted(set(keys))]
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(_BEAT, row)


def felt(keys: Iterable[UUID]) -> int:
    """The sum of these pulses. Ask before reading what they stand for: a change in between is then never missed."""
    total = Coalesce(Sum("count"), 0, output_field=BigIntegerField())
    found: int = Pulse.objects.filter(pk__in=list(keys)).aggregate(n=total)["n"]
    return found
