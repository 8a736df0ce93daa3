"""Founding a whole organisation at once, in an agency that has no units yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinerja.people.organisation.models import Agency, Appointment, Calendar, Employee, Position, Unit
from kinerja.people.organisation.terms import MANAGERIAL, AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Refused, gettext_noop


@dataclass(frozen=True)
class FoundingUnit:
    """A unit; `parent` is the code of a unit that comes before it, `calendar` the name of one."""

    code: str
    name: str
    kind: str
    parent: str = ""
    calendar: str = ""


@dataclass(frozen=True)
class FoundingPosition:
    """A post; `superior` is the code of a post that comes before it."""

    code: str
    title: str
    unit: str
    kind: str
    superior: str = ""
    level: str = ""
    job_class: int | None = None
    heads_unit: bool = False
    seats: int = 1
    group: str = ""


@dataclass(frozen=True)
class FoundingPerson:
    """A person in a post since a day."""

    nip: str | None
    name: str
    kind: str
    rank: str
    education: str
    position: str
    since: date


@command
def found(
    agency: Agency,
    *,
    units: Sequence[FoundingUnit],
    positions: Sequence[FoundingPosition],
    people: Sequence[FoundingPerson],
    actor: Actor,
    now: datetime,
) -> list[UUID]:
    """Mendirikan susunan awal sekaligus; answers the employees' keys in the order of `people`."""
    require(actor, Permission.ORGANISATION_CHANGE)
    if Unit.objects.exists():
        raise Refused(gettext_noop("Instansi ini sudah mempunyai unit. Pakai impor data pegawai untuk menambahnya."))
    unit_keys = _load_units(agency, units)
    position_keys = _load_positions(positions, unit_keys)
    keys = _load_people(people, {p.code: p for p in positions}, position_keys)
    record(
        "organisation.founded", actor=actor, now=now, thing=agency,
        units=len(units), positions=len(positions), people=len(people),
    )  # fmt: skip
    return keys


def _load_units(agency: Agency, units: Sequence[FoundingUnit]) -> dict[str, UUID]:
    keys = {unit.code: new_id() for unit in units}
    calendars = dict(Calendar.objects.values_list("name", "id"))
    paths: dict[str, str] = {}
    for unit in units:
        paths[unit.code] = f"{paths[unit.parent] if unit.parent else '/'}{unit.code}/"
    load(
        Unit,
        ("id", "code", "name", "kind", "parent_id", "path", "zone", "calendar_id"),
        (
            (keys[u.code], u.code, u.name, u.kind, keys.get(u.parent), paths[u.code], agency.zone,
             calendars[u.calendar] if u.calendar else None)
            for u in units
        ),
    )  # fmt: skip
    return keys


def _load_positions(positions: Sequence[FoundingPosition], units: dict[str, UUID]) -> dict[str, UUID]:
    keys = {position.code: new_id() for position in positions}
    load(
        Position,
        ("id", "code", "title", "unit_id", "kind", "level", "job_class", "superior_id", "heads_unit", "seats", "group"),
        (
            (keys[p.code], p.code, p.title, units[p.unit], p.kind, p.level, p.job_class, keys.get(p.superior),
             p.heads_unit, p.seats, p.group)
            for p in positions
        ),
    )  # fmt: skip
    return keys


def _load_people(
    people: Sequence[FoundingPerson], positions: dict[str, FoundingPosition], keys: dict[str, UUID]
) -> list[UUID]:
    employees = [new_id() for _ in people]
    load(
        Employee,
        ("id", "nip", "name", "kind", "rank", "education", "email"),
        ((key, p.nip, p.name, p.kind, p.rank, p.education, "") for key, p in zip(employees, people, strict=True)),
    )
    load(
        Appointment,
        ("id", "employee_id", "position_id", "kind", "single_seat", "starts", "decree"),
        (
            (new_id(), key, keys[p.position], AppointmentKind.DEFINITIVE,
             positions[p.position].kind in MANAGERIAL, p.since, "")
            for key, p in zip(employees, people, strict=True)
        ),
    )  # fmt: skip
    return employees
