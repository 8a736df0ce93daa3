"""Numbers of a queue: one statement that locks the row of the day, takes the next number and minds the quota.

The number is given in the transaction that keeps the ticket: where that fails, the number was never given, so
that no gap stays behind.
"""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import DateField, UUIDField

from kinerja.facts.queueing.models import ServiceLine
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Refused, gettext_noop

_NEXT = """
    INSERT INTO queueing_lineday (id, line_id, day, last_number, issued) VALUES (%s, %s, %s, 1, %s)
    ON CONFLICT (line_id, day) DO UPDATE
    SET last_number = queueing_lineday.last_number + 1, issued = queueing_lineday.issued + excluded.issued
    WHERE queueing_lineday.issued + excluded.issued <= %s OR excluded.issued = 0
    RETURNING last_number"""


def next_number(line: ServiceLine, day: date, *, quota: int) -> int:
    """Raises Refused where today's numbers are used up."""
    found = _take(line, day, 1, quota) if quota > 0 else None
    if found is None:
        raise Refused(
            gettext_noop(
                "Nomor antrean {letter} hari ini sudah habis ({quota} nomor). Datanglah pada hari kerja berikutnya, "
                "atau tanyakan kepada petugas di meja depan."
            ),
            letter=line.letter,
            quota=quota,
        )
    return found


def number_for_transfer(line: ServiceLine, day: date) -> int:
    """Somebody who already waits is not sent home by a quota."""
    found = _take(line, day, 0, 0)
    assert found is not None
    return found


def _take(line: ServiceLine, day: date, counted: int, quota: int) -> int | None:
    key = UUIDField().get_db_prep_value
    values = [key(new_id(), connection), key(line.pk, connection), DateField().get_db_prep_value(day, connection)]
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [*values, counted, quota])
        row = cursor.fetchone()
    return int(row[0]) if row else None
