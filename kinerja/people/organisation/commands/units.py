"""The tree of units."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from kinerja.people.organisation.codes import normal_code
from kinerja.people.organisation.locks import lock_tree
from kinerja.people.organisation.models import Appointment, Calendar, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

ONE_ROOT = gettext_noop("Instansi sudah mempunyai unit puncak, {name}. Isi unit induknya.")


@command
def add_unit(
    code: str,
    *,
    name: str,
    actor: Actor,
    now: datetime,
    kind: str,
    parent: Unit | None = None,
    zone: str | None = None,
    calendar: Calendar | None = None,
) -> Unit:
    """Menambah unit kerja; tanpa zona, memakai zona induknya."""
    require(actor, Permission.ORGANISATION_CHANGE)
    agency = lock_tree()
    code = normal_code(code)
    if parent is None:
        _refuse_second_root()
    path = f"{parent.path if parent else '/'}{code}/"
    zone = zone or (parent.zone if parent else agency.zone)
    unit = Unit(code=code, name=name, kind=kind, parent=parent, path=path, zone=zone, calendar=calendar)
    saving.insert(unit)
    record("organisation.unit_added", actor=actor, now=now, thing=unit, code=code)
    return unit


def _refuse_second_root() -> None:
    root = Unit.objects.filter(parent=None).first()
    if root:
        raise Invalid(ONE_ROOT, name=root.name)


@command
def change_unit(unit: Unit, *, actor: Actor, now: datetime, **values: Any) -> Unit:
    """Mengubah nama, jenis, zona, kalender, atau induk unit; kodenya tetap."""
    require(actor, Permission.ORGANISATION_CHANGE)
    if values.get("parent", unit.parent) != unit.parent:
        _move(unit, values["parent"])
    changed = saving.change(unit, **values)
    if changed:
        record("organisation.unit_changed", actor=actor, now=now, thing=unit, changed=changed)
    return unit


def _move(unit: Unit, parent: Unit | None) -> None:
    """Give the whole subtree its new path."""
    lock_tree()
    if parent is None:
        _refuse_second_root()
        raise AssertionError("a unit that can be moved hangs beneath a root")
    unit.refresh_from_db(fields=["path"])
    parent.refresh_from_db(fields=["path"])
    if parent.path.startswith(unit.path):
        raise Invalid(
            gettext_noop("{unit} tidak dapat dipindahkan ke {parent}, karena {parent} berada di bawahnya."),
            unit=unit.name,
            parent=parent.name,
        )
    old, new = unit.path, f"{parent.path}{unit.code}/"
    Unit.objects.beneath(unit).update(path=Concat(Value(new), Substr("path", len(old) + 1)))
    unit.path = new


@command
def close_unit(unit: Unit, *, closed_on: date, actor: Actor, now: datetime) -> Unit:
    """Menutup unit yang sudah tidak berisi."""
    require(actor, Permission.ORGANISATION_CHANGE)
    if Unit.objects.filter(parent=unit).open_on(closed_on).exists():
        raise Refused(gettext_noop("{unit} masih membawahi unit lain. Tutup atau pindahkan dahulu."), unit=unit.name)
    if Appointment.objects.filter(position__unit=unit).during(closed_on).exists():
        raise Refused(
            gettext_noop("{unit} masih berisi pegawai pada {day}. Akhiri atau pindahkan penugasannya dahulu."),
            unit=unit.name,
            day=closed_on,
        )
    if saving.change(unit, closed_on=closed_on):
        record("organisation.unit_closed", actor=actor, now=now, thing=unit, closed_on=str(closed_on))
    return unit
