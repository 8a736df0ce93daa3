"""The one way a file moves: decided by one statement; what was is added to its history, its request follows."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from kinerja.facts.casework.clock import read_clock, reading_of
from kinerja.facts.casework.models import CaseFile, FileInterval
from kinerja.facts.casework.terms import REGISTER, Stage
from kinerja.facts.service.models import Officer, Request
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib import file_life
from kinerja.pure.lib.refusals import Stale

LONGEST_REASON = 500


def move(file: CaseFile, then: str, *, now: datetime, reason: str = "", **values: Any) -> None:
    """Raises Invalid where the step cannot follow, Stale where somebody was first.

    A clock that went back a little does not make an interval end before it began.
    """
    file_life.check_move(file_life.Stage(file.stage), file_life.Stage(then), str(file))
    at = max(now, file.since)
    past = FileInterval(
        file=file, seq=file.version + 1, stage=file.stage, starts=file.since, ends=at, unit_id=file.unit_id,
        officer_id=file.officer_id, reason=file.reason,
    )  # fmt: skip
    values |= {"stage": then, "since": at, "reason": " ".join(reason.split())[:LONGEST_REASON]}
    seen = CaseFile.objects.filter(pk=file.pk, version=file.version)
    if not seen.update(version=F("version") + 1, **values):
        raise _was_first(file)
    past.save(force_insert=True)
    for name, value in (values | {"version": file.version + 1}).items():
        setattr(file, name, value)
    _follow(file, at)


def officer_of(actor: Actor) -> Officer:
    """The label under which this person's files are counted; who may handle a file is an employee."""
    assert actor.employee_id is not None
    return label_of(actor.employee_id)


def label_of(employee: UUID) -> Officer:
    known = Officer.objects.filter(register=REGISTER, employee=employee).first()
    if known is not None:
        return known
    label = Employee.objects.values_list("nip", flat=True).get(pk=employee) or str(employee)
    return Officer.objects.get_or_create(register=REGISTER, label=label, defaults={"employee_id": employee})[0]


def _follow(file: CaseFile, at: datetime) -> None:
    """What the figures of service read: since when, until when promised, when ended and by whom."""
    clock = read_clock(file, at)
    is_withdrawn = file.stage == Stage.WITHDRAWN
    values: dict[str, Any] = {"opened_at": clock.starts, "deadline_at": None if is_withdrawn else clock.due}
    if file.officer_id:
        values["in_charge_id"] = file.officer_id
    if file.stage == Stage.RETURNED:
        values["returns"] = F("returns") + 1
    if file.stage in (Stage.READY, Stage.REFUSED, Stage.WITHDRAWN):
        values |= {"closed_at": clock.ended, "closed_by_id": file.officer_id}
        values["attributes"] = {"outcome": str(file.stage)}
    Request.objects.filter(pk=file.request_id).update(**values)
    if file.stage in (Stage.READY, Stage.REFUSED):
        reading_of(file, file.standard, at).save(force_insert=True)


def _was_first(file: CaseFile) -> Stale:
    """Where the file is now, for who came second."""
    stage = CaseFile.objects.values_list("stage", flat=True).get(pk=file.pk)
    return Stale(file_life.NOW[file_life.Stage(stage)], file=str(file))
