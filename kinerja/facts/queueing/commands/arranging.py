"""Setting up a hall: counters, queues, and which counter calls from which queue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from kinerja.facts.queueing.hours import longest_day, today_at
from kinerja.facts.queueing.models import Counter, CounterLine, ServiceLine
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.weeks import checked
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.ticket_life import capacity


@command
def add_counter(unit: Unit, *, number: int, actor: Actor, now: datetime, name: str = "") -> Counter:
    """Menambahkan loket pada sebuah unit."""
    require(actor, Permission.QUEUE_ARRANGE, unit)
    made = saving.insert(Counter(unit=unit, number=number, name=name.strip()))
    record("queueing.counter_added", actor=actor, now=now, thing=made, number=number)
    return made


@command
def change_counter(counter: Counter, *, name: str, actor: Actor, now: datetime) -> Counter:
    """Mengganti nama loket; nomornya tetap, karena terpampang dan tercatat."""
    require(actor, Permission.QUEUE_ARRANGE, counter.unit)
    changes = saving.change(counter, name=name.strip())
    if changes:
        record("queueing.counter_changed", actor=actor, now=now, thing=counter, changes=changes)
    return counter


@command
def add_line(unit: Unit, *, service: Service, letter: str, actor: Actor, now: datetime, **settings: Any) -> ServiceLine:
    """Membuka antrean satu pelayanan di sebuah unit."""
    require(actor, Permission.QUEUE_ARRANGE, unit)
    line = ServiceLine(unit=unit, service=service, letter=letter.strip().upper(), **_read(settings))
    _check_quota(line, now)
    saving.insert(line)
    record("queueing.line_added", actor=actor, now=now, thing=line, letter=line.letter)
    return line


@command
def change_line(line: ServiceLine, *, actor: Actor, now: datetime, **settings: Any) -> ServiceLine:
    """Mengubah pengaturan antrean; yang sudah mengambil nomor tidak terpengaruh."""
    require(actor, Permission.QUEUE_ARRANGE, line.unit)
    wanted = ServiceLine(**{field.attname: getattr(line, field.attname) for field in ServiceLine._meta.concrete_fields})
    values = _read(settings)
    for name, value in values.items():
        setattr(wanted, name, value)
    _check_quota(wanted, now)
    changes = saving.change(line, **values)
    if changes:
        record("queueing.line_changed", actor=actor, now=now, thing=line, changes=changes)
        beat(line.unit_id)
    return line


@command
def serve_lines(counter: Counter, *, lines: Collection[ServiceLine], actor: Actor, now: datetime) -> None:
    """Menetapkan antrean mana yang dipanggil sebuah loket."""
    require(actor, Permission.QUEUE_ARRANGE, counter.unit)
    if any(line.unit_id != counter.unit_id for line in lines):
        raise Invalid(gettext_noop("Loket hanya melayani antrean unitnya sendiri."))
    before = sorted(counter.serves.values_list("line__letter", flat=True))
    letters = sorted(one.letter for one in lines)
    if before == letters:
        return
    counter.serves.exclude(line__in=[line.pk for line in lines]).delete()
    known = set(counter.serves.values_list("line", flat=True))
    CounterLine.objects.bulk_create(CounterLine(counter=counter, line=one) for one in lines if one.pk not in known)
    record("queueing.counter_serves", actor=actor, now=now, thing=counter, letters=letters)
    beat(counter.unit_id)


def _read(settings: dict[str, Any]) -> dict[str, Any]:
    if settings.get("weekly"):
        return settings | {"weekly": checked(settings["weekly"])}
    return settings


def _check_quota(line: ServiceLine, now: datetime) -> None:
    """A quota above what the counters can serve is a promise that will be broken."""
    if line.quota is None or line.counters < 1 or line.minutes_each < 1:
        return
    most = capacity(longest_day(line.unit, line, today_at(line.unit, now)), line.counters, line.minutes_each)
    if line.quota > most:
        raise Invalid(
            gettext_noop(
                "Kuota {quota} melebihi yang dapat dilayani: {counters} loket dengan {minutes} menit per warga "
                "melayani paling banyak {most} warga sehari. Turunkan kuota, tambah loket, atau perbaiki menitnya."
            ),
            quota=line.quota,
            counters=line.counters,
            minutes=line.minutes_each,
            most=most,
        )
