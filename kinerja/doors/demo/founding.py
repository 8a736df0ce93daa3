"""Steps one and two: the city, its people, their accounts and mandates; its services and promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import numpy as np

from kinerja.facts.service.commands import add_service, set_standard
from kinerja.facts.service.models import Service
from kinerja.facts.service.terms import STANDARD_COMPONENTS, PromiseUnit
from kinerja.people.organisation.commands import (
    create_account,
    found,
    give_mandate,
    open_agency,
    seed_calendars,
    seed_holidays,
)
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor, Role

from .blueprint import ServiceBlueprint, agency, services
from .rows import Resident, Structure
from .staff import people, unique
from .structure import city

# Data of an Indonesian agency: in Indonesian, whatever the language of the one who builds it.
TIMES: dict[str, str] = {
    PromiseUnit.MINUTES: "menit",
    PromiseUnit.HOURS: "jam",
    PromiseUnit.DAYS: "hari",
    PromiseUnit.WORKING_DAYS: "hari kerja",
}
MANDATES = (
    ("hasan", Role.PERSONNEL), ("andi", Role.INSPECTOR), ("walikota", Role.LEADER), ("sekda", Role.LEADER),
    ("sekda", Role.AUTHORITY), ("yusuf", Role.COUNSELLOR), ("maya", Role.PERFORMANCE_MANAGER),
)  # fmt: skip


@dataclass(frozen=True)
class Founded:
    """The city once it stands: residents and their keys in the same order."""

    structure: Structure
    residents: list[Resident]
    keys: list[UUID]

    def key_of(self, username: str) -> UUID:
        """The employee key of one of the cast."""
        return next(k for k, r in zip(self.keys, self.residents, strict=True) if r.username == username)

    def places_of(self, department: str, group: str) -> list[int]:
        """Places in `residents` of those who hold a post of a group in a department."""
        posts = {p.code for p in self.structure.positions if p.group == group and p.unit.startswith(department)}
        return [n for n, r in enumerate(self.residents) if r.position in posts]


def found_city(staff: int, rng: np.random.Generator, *, actor: Actor, now: datetime) -> Founded:
    """Agency, calendars, units, posts, people, accounts, mandates."""
    today = actor.on
    home = open_agency(**agency(), is_demo=True, actor=actor, now=now)
    years = range(today.year - 2, today.year + 2)
    seed_holidays(years, actor=actor, now=now)
    seed_calendars(years, actor=actor, now=now)
    structure = city(staff)
    residents = list(unique(people(structure, rng, today)))
    keys = found(
        home, units=structure.units, positions=structure.positions, people=residents, actor=actor, now=now
    )  # fmt: skip
    city_ = Founded(structure, residents, keys)
    _accounts(city_, actor, now)
    return city_


def _accounts(founded: Founded, actor: Actor, now: datetime) -> None:
    members = {r.username: k for r, k in zip(founded.residents, founded.keys, strict=True) if r.username}
    employees = Employee.objects.in_bulk(list(members.values()))
    for username, key in members.items():
        create_account(employees[key], username=username, actor=actor, now=now)
    start = date(actor.on.year - 1, 1, 1)
    for username, role in MANDATES:
        give_mandate(employees[members[username]], role=role, starts=start, actor=actor, now=now)


def open_services(*, actor: Actor, now: datetime) -> dict[str, Service]:
    """Every service of the blueprint with its first standard."""
    units = {unit.code: unit for unit in Unit.objects.filter(parent__parent=None)}
    return {blue.code: _open(blue, units, actor, now) for blue in services()}


def _open(blue: ServiceBlueprint, units: dict[str, Unit], actor: Actor, now: datetime) -> Service:
    service = add_service(blue.code, name=blue.name, unit=units.get(blue.department), actor=actor, now=now)
    set_standard(
        service,
        effective_from=date(actor.on.year - 2, 1, 1),
        promised=Decimal(blue.promised),
        promised_unit=blue.promised_unit,
        standard_minutes=Decimal(blue.standard_minutes),
        components=_components(blue),
        actor=actor,
        now=now,
    )
    return service


def _components(blue: ServiceBlueprint) -> dict[str, str]:
    """Fourteen short texts; the invented agency keeps them general."""
    own = {
        "requirements": f"Formulir {blue.name}, identitas pemohon, dan dokumen pendukung yang tercantum di loket.",
        "procedure": "Daftar – pemeriksaan berkas – pengerjaan – penyerahan hasil.",
        "time": f"{blue.promised} {TIMES[blue.promised_unit]} sejak berkas lengkap.",
        "fee": "Tidak dipungut biaya.",
        "product": blue.name,
        "complaints": "Meja pengaduan di kantor pelayanan dan kanal pengaduan daring kota.",
    }
    return {code: own.get(code, "Ditetapkan dalam keputusan kepala perangkat daerah.") for code in STANDARD_COMPONENTS}
