"""The city of the story: the demo's departments, schools, wards and counters, with a seat for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import numpy as np

from kinerja.doors.demo.blueprint import agency, services
from kinerja.doors.demo.rows import Structure
from kinerja.doors.demo.staff import people, unique
from kinerja.doors.demo.structure import city
from kinerja.facts.service.commands import add_service, enlist_officers, set_standard
from kinerja.facts.service.models import Service
from kinerja.facts.service.terms import STANDARD_COMPONENTS
from kinerja.people.organisation.commands import (
    create_account,
    found,
    give_mandate,
    open_agency,
    seed_calendars,
    seed_holidays,
)
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Role
from tests.acceptance.year.world import World

FIRST = date(2026, 1, 1)
SMALLEST = 10  # the demo's structure at its smallest: one counter, one permit desk, two schools, two wards
WITHOUT = ("KEC", "KOMINFO", "DPMPTSP", "SETDA", "RSUD", "DISDIK")
"""Departments a smaller city goes without, in this order."""
GROWING = ("counter", "counter", "permit", "teacher", "nurse", "office", "district", "pharmacy")
MANDATES = (
    ("hasan", Role.PERSONNEL), ("andi", Role.INSPECTOR), ("walikota", Role.LEADER), ("sekda", Role.LEADER),
    ("sekda", Role.AUTHORITY), ("maya", Role.PERFORMANCE_MANAGER),
)  # fmt: skip


def found_the_city(world: World, employees: int) -> None:
    """Agency, calendars, units, posts, people, accounts for all of them, mandates, services and their officers."""
    world.now = datetime(2025, 12, 1, 8, tzinfo=world.zone)
    by = world.machine
    home = open_agency(**agency(), is_demo=True, **by)
    seed_holidays([2025, 2026, 2027], **by)
    seed_calendars([2025, 2026, 2027], **by)
    structure = seats_for(employees)
    residents = list(unique(people(structure, np.random.default_rng(world.seed), world.today)))
    keys = found(home, units=structure.units, positions=structure.positions, people=residents, **by)
    known = Employee.objects.in_bulk(keys)
    for number, (resident, key) in enumerate(zip(residents, keys, strict=True)):
        welcome(world, known[key], resident.username or f"pegawai{number:04}")
    for username, role in MANDATES:
        give_mandate(world.named[username], role=role, starts=date(2025, 1, 1), **by)


def welcome(world: World, person: Employee, username: str) -> None:
    """An account, so that whatever this person tries is noted."""
    world.welcome(person)
    world.users[person.pk] = create_account(person, username=username, **world.machine)
    world.named[username] = person


def seats_for(employees: int) -> Structure:
    """The smallest demo city, without departments until it fits, then with more seats where citizens are served."""
    plan = city(SMALLEST)
    for code in WITHOUT:
        if plan.seats() <= employees:
            break
        plan = _without(plan, code)
    return _grown(plan, employees)


def _without(plan: Structure, code: str) -> Structure:
    gone = {unit.code for unit in plan.units if unit.code.startswith(code)}
    return Structure(
        [unit for unit in plan.units if unit.code not in gone],
        [post for post in plan.positions if post.unit not in gone],
    )


def _grown(plan: Structure, employees: int) -> Structure:
    posts = list(plan.positions)
    at = 0
    while sum(post.seats for post in posts) < employees:
        group = GROWING[at % len(GROWING)]
        places = [n for n, post in enumerate(posts) if post.group == group and not post.heads_unit]
        if places:
            place = places[at // len(GROWING) % len(places)]
            posts[place] = replace(posts[place], seats=posts[place].seats + 1)
        at += 1
    return Structure(plan.units, posts)


def open_services(world: World) -> dict[str, Service]:
    """Services of the departments that are there, with their standards."""
    tops = {unit.code: unit for unit in Unit.objects.filter(parent__parent=None)}
    by = world.machine
    found_ = {}
    for blue in services():
        unit = tops.get(blue.department) or next(
            (u for c, u in sorted(tops.items()) if c.startswith(blue.department)), None
        )
        if unit is None:
            continue
        made = add_service(blue.code, name=blue.name, unit=unit, **by)
        set_standard(
            made, effective_from=date(2025, 1, 1), promised=Decimal(blue.promised), promised_unit=blue.promised_unit,
            standard_minutes=Decimal(blue.standard_minutes),
            components=dict.fromkeys(STANDARD_COMPONENTS, "Ditetapkan dalam keputusan kepala perangkat daerah."), **by,
        )  # fmt: skip
        found_[blue.code] = made
    return found_


def enlist(world: World, register: str, labels: Sequence[tuple[str, Employee]]) -> None:
    enlist_officers(register, labels=[(label, who.pk) for label, who in labels], **world.machine)
