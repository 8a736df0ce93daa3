"""Posts: what there is to be done, whoever does it."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from kinerja.people.organisation.codes import normal_code
from kinerja.people.organisation.locks import lock_tree
from kinerja.people.organisation.models import Appointment, Position, Unit
from kinerja.people.organisation.seats import single_seat
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.pulses import STRUCTURE, beat
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop


@command
def add_position(
    code: str,
    *,
    title: str,
    unit: Unit,
    kind: str,
    actor: Actor,
    now: datetime,
    superior: Position | None = None,
    heads_unit: bool = False,
    level: str = "",
    job_class: int | None = None,
    seats: int = 1,
    group: str = "",
) -> Position:
    """Menambah jabatan pada suatu unit."""
    require(actor, Permission.ORGANISATION_CHANGE)
    position = Position(
        code=normal_code(code), title=title, unit=unit, kind=kind, superior=superior, heads_unit=heads_unit,
        level=level, job_class=job_class, seats=seats, group=group,
    )  # fmt: skip
    saving.insert(position)
    record("organisation.position_added", actor=actor, now=now, thing=position, code=position.code)
    return position


@command
def change_position(position: Position, *, actor: Actor, now: datetime, **values: Any) -> Position:
    """Mengubah jabatan; kodenya tetap."""
    require(actor, Permission.ORGANISATION_CHANGE)
    lock_tree()
    if "superior" in values:
        _refuse_cycle(position, values["superior"])
    changed = saving.change(position, **values)
    if "kind" in changed or "heads_unit" in changed:
        _renew_seat(position)
    if changed:
        beat(STRUCTURE)
        record("organisation.position_changed", actor=actor, now=now, thing=position, changed=changed)
    return position


def _refuse_cycle(position: Position, superior: Position | None) -> None:
    above = dict(Position.objects.values_list("id", "superior_id"))
    key = superior.pk if superior else None
    for _ in range(len(above) + 1):
        if key is None:
            return
        if key == position.pk:
            break
        key = above.get(key)
    raise Invalid(
        gettext_noop("{superior} tidak dapat menjadi atasan {position}: keduanya akan saling membawahi."),
        superior=superior.title if superior else "",
        position=position.title,
    )


def _renew_seat(position: Position) -> None:
    """The copy in the appointments follows; two holders at one time are found first."""
    if single_seat(position) and _two_at_once(position):
        raise Refused(
            gettext_noop(
                "{position} pernah dijabat dua orang bersamaan, sehingga tidak dapat menjadi jabatan tunggal."
            ),
            position=position.title,
        )
    Appointment.objects.filter(position=position).update(single_seat=single_seat(position))


def _two_at_once(position: Position) -> bool:
    held = Appointment.objects.filter(position=position, kind="definitive").order_by("starts")
    spans = list(held.values_list("starts", "ends"))
    return any(end is None or end > start for (_, end), (start, _) in pairwise(spans))
