"""Halls that are open day and night, so that a benchmark may run at any hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kinerja.facts.queueing.commands import add_line
from kinerja.facts.queueing.models import ServiceLine
from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Service
from kinerja.people.organisation.commands import add_unit, open_agency
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import system

LETTERS = "ABCDE"
ALWAYS = {str(weekday): [["00:00", "24:00"]] for weekday in range(7)}
ROOM: dict[str, Any] = {"counters": 99, "minutes_each": 1}
"""The largest capacity there is: what is measured is the giving of numbers, not their end."""


def halls(count: int, now: datetime) -> list[tuple[Unit, list[ServiceLine]]]:
    """Each with a queue of every letter."""
    by: dict[str, Any] = {"actor": system(now.date()), "now": now}
    open_agency("Pemerintah Kota Contoh", short_name="Kota Contoh", zone="Asia/Jakarta", is_demo=True, **by)
    root = add_unit("KOTA", name="Pemerintah Kota Contoh", kind="agency", **by)
    services = [add_service(f"layanan-{letter.lower()}", name=f"Layanan {letter}", **by) for letter in LETTERS]
    return [(unit, _lines(unit, services, by)) for unit in _units(root, count, by)]


def _units(root: Unit, count: int, by: dict[str, Any]) -> list[Unit]:
    return [
        add_unit(f"HALL{number:03}", name=f"Balai Layanan {number}", kind="department", parent=root, **by)
        for number in range(1, count + 1)
    ]


def _lines(unit: Unit, services: Sequence[Service], by: dict[str, Any]) -> list[ServiceLine]:
    return [
        add_line(unit, service=service, letter=letter, weekly=ALWAYS, takes_phone=True, **ROOM, **by)
        for letter, service in zip(LETTERS, services, strict=True)
    ]
