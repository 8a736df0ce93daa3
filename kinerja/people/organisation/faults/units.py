"""Faults of units: without a leading post, in a circle, at the wrong place of the tree."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .cycles import members_of_cycles
from .kinds import Fault, FaultKind
from .snapshot import Snapshot

HEADLESS = gettext_noop("Unit “{unit}” belum mempunyai jabatan pimpinan. Tandai jabatan yang memimpinnya.")
UNIT_CYCLE = gettext_noop("Unit “{unit}” berada di bawah dirinya sendiri lewat unit lain. Perbaiki unit induknya.")
UNIT_PATH = gettext_noop("Letak unit “{unit}” tidak cocok dengan unit induknya. Simpan ulang unit induknya.")


def headless(snapshot: Snapshot) -> Iterator[Fault]:
    led = {post.unit_id for post in snapshot.posts.values() if post.heads_unit}
    for unit in snapshot.units.values():
        if unit.pk not in led:
            yield _fault(FaultKind.HEADLESS, HEADLESS, unit)


def cycles(snapshot: Snapshot) -> Iterator[Fault]:
    for key in members_of_cycles({unit.pk: unit.parent_id for unit in snapshot.units.values()}):
        yield _fault(FaultKind.UNIT_CYCLE, UNIT_CYCLE, snapshot.units[key])


def paths(snapshot: Snapshot) -> Iterator[Fault]:
    for unit in snapshot.units.values():
        parent = snapshot.units.get(unit.parent_id) if unit.parent_id else None
        if unit.parent_id and parent is None:
            continue
        if unit.path != f"{parent.path if parent else '/'}{unit.code}/":
            yield _fault(FaultKind.UNIT_PATH, UNIT_PATH, unit)


def _fault(kind: FaultKind, template: str, unit: Unit) -> Fault:
    return Fault(kind, sentence(template, unit=unit.name), unit)
