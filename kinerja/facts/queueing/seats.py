"""Who sits where: every key press at a counter asks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.facts.queueing.models import Counter, CounterShift
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.lib.refusals import Invalid, gettext_noop


def employee_of(actor: Actor) -> UUID:
    if actor.employee_id is None:
        raise Invalid(gettext_noop("Loket dibuka oleh pegawai. Masuklah dengan akun pegawai Anda."))
    return actor.employee_id


def seated(counter: Counter | None, actor: Actor, now: datetime) -> UUID:
    """The officer, where he sits at this counter. Raises Forbidden or Invalid with what to do."""
    employee = employee_of(actor)
    if counter is None:
        raise Invalid(gettext_noop("Nomor ini tidak berada di loket. Panggil dahulu."))
    require(actor, Permission.QUEUE_SERVE, counter.unit)
    if not CounterShift.objects.running().filter(counter=counter, officer=employee).exists():
        raise Invalid(
            gettext_noop("Anda tidak sedang membuka Loket {counter}. Buka dahulu loket itu."), counter=counter.number
        )
    return employee
