"""What keeps a period open while somebody works in it."""

from __future__ import annotations

from django.db import connection
from django.db.models import UUIDField

from kinerja.pure.lib.refusals import Stale, gettext_noop
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

_STATE = "SELECT state FROM planning_period WHERE id = %s"


def hold_open(period: Period) -> None:
    """Nobody closes this period before the transaction ends. Raises Stale where somebody has, whatever `period` says.

    A shared lock, which Django has no word for: many may judge at once, closing waits for them all.
    """
    shared = " FOR SHARE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{_STATE}{shared}", [UUIDField().get_db_prep_value(period.pk, connection)])
        (state,) = cursor.fetchone()
    if state == PeriodState.CLOSED:
        raise Stale(gettext_noop("Periode {name} sudah ditutup."), name=period.name)
