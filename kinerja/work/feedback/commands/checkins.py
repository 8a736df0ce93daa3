"""A check-in is planned with what is open, recorded, and signed by both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Case, F, Value, When

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.feedback.agenda import CHANGED, fill, touch
from kinerja.work.feedback.checks import not_ahead, not_past, required
from kinerja.work.feedback.models import AgendaItem, CheckIn
from kinerja.work.feedback.talk import Talk
from kinerja.work.feedback.telling import invite
from kinerja.work.feedback.terms import CheckInState, Origin
from kinerja.work.planning.models import Indicator


@command
def plan_check_in(
    employee: Employee,
    *,
    planned_on: date,
    submission: UUID,
    actor: Actor,
    now: datetime,
    off_target: Iterable[Indicator] = (),
    questions: Iterable[str] = (),
) -> CheckIn:
    """Merencanakan dialog kinerja; agendanya terisi dengan langkah, indikator, dan pertanyaan yang masih terbuka."""
    owner = {"employee_id": employee.pk}
    if first := first_try(CheckIn, submission, **owner):
        return first
    require(actor, Permission.CHECK_IN_PLAN, employee)
    day = not_past(planned_on, actor.on)
    values = {"rater_id": _rater(employee, actor), "planned_on": day, "planned_at": now}
    try:
        check_in, is_new = submit(CheckIn, submission, owner=owner, **values)
    except IntegrityError:
        raise Invalid(
            gettext_noop("Dialog sebelumnya belum ditandatangani keduanya. Selesaikan dahulu, lalu rencanakan lagi.")
        )
    if is_new:
        fill(check_in, off_target=off_target, questions=questions)
        record("feedback.check_in_planned", actor=actor, now=now, thing=check_in, planned_on=str(day))
        other = check_in.rater_id if actor.employee_id == employee.pk else employee.pk
        invite(other, check_in.pk, actor=actor, now=now)
    return check_in


@command
def add_to_agenda(check_in: CheckIn, *, text: str, submission: UUID, actor: Actor, now: datetime) -> AgendaItem:
    """Menambah pokok bahasan."""
    if first := first_try(AgendaItem, submission, added_by_id=actor.employee_id):
        return first
    require(actor, Permission.CHECK_IN_TAKE_PART, check_in)
    said = required(text, gettext_noop("Tuliskan apa yang ingin dibicarakan."))
    touch(check_in)
    owner = {"added_by_id": actor.employee_id}
    values = {"check_in": check_in, "origin": Origin.ADDED, "text": said}
    item, is_new = submit(AgendaItem, submission, owner=owner, **values)
    if is_new:
        record("feedback.agenda_added", actor=actor, now=now, thing=check_in)
    return item


@command
def record_check_in(check_in: CheckIn, *, talk: Talk, version: int, actor: Actor, now: datetime) -> CheckIn:
    """Mencatat hasil dialog; penyimpangan memerlukan sebab dan percepatan (PP 30/2019 Pasal 27)."""
    require(actor, Permission.CHECK_IN_RECORD, check_in)
    off_target = AgendaItem.objects.filter(check_in=check_in, origin=Origin.OFF_TARGET).exists()
    fields = talk.fields(deviates=off_target)
    not_ahead(talk.held_on, actor.on)
    touch(check_in, version=version, state=CheckInState.HELD, **fields, objection="")
    record("feedback.check_in_recorded", actor=actor, now=now, thing=check_in, deviates=check_in.deviates)
    return check_in


@command
def sign_check_in(check_in: CheckIn, *, version: int, actor: Actor, now: datetime) -> CheckIn:
    """Menandatangani catatan dialog sebagaimana terbaca; tanda tangan kedua menutupnya."""
    require(actor, Permission.CHECK_IN_TAKE_PART, check_in)
    mine, other = _columns(check_in, actor)
    if getattr(check_in, mine) and check_in.version == version:
        return check_in  # a double tap signs once
    unsigned = CheckIn.objects.filter(
        **{"pk": check_in.pk, "version": version, "state": CheckInState.HELD, f"{mine}__isnull": True}
    )
    # Decided from the row as it is when this statement has it: of two signatures at once the second closes.
    closes = Case(When(**{f"{other}__isnull": False}, then=Value(CheckInState.SIGNED)), default=F("state"))
    changes: dict[str, Any] = {mine: now, "state": closes}
    if mine == "rater_signed_at":
        changes["rater"] = actor.employee_id
    if not unsigned.update(**changes):
        raise Stale(CHANGED)
    check_in.refresh_from_db()
    record("feedback.check_in_signed", actor=actor, now=now, thing=check_in, version=version)
    return check_in


@command
def object_to_record(check_in: CheckIn, *, reason: str, version: int, actor: Actor, now: datetime) -> CheckIn:
    """Meminta catatan dialog diperbaiki; tanda tangan yang sudah ada gugur, alasannya tertulis."""
    require(actor, Permission.CHECK_IN_TAKE_PART, check_in)
    said = required(reason, gettext_noop("Tuliskan apa yang perlu diperbaiki dalam catatan ini."))
    held = CheckIn.objects.filter(pk=check_in.pk, version=version, state=CheckInState.HELD)
    cleared: dict[str, Any] = {"employee_signed_at": None, "rater_signed_at": None}
    if not held.update(**cleared, objection=said, version=F("version") + 1):
        raise Stale(CHANGED)
    check_in.refresh_from_db()
    record("feedback.check_in_objected", actor=actor, now=now, thing=check_in)
    return check_in


def _columns(check_in: CheckIn, actor: Actor) -> tuple[str, str]:
    """(my signature, the other's)."""
    columns = ("employee_signed_at", "rater_signed_at")
    return columns if actor.employee_id == check_in.employee_id else (columns[1], columns[0])


def _rater(employee: Employee, actor: Actor) -> UUID:
    if actor.employee_id is not None and actor.employee_id != employee.pk:
        return actor.employee_id
    superior = superior_of(employee, actor.on)
    if superior is None:
        raise Invalid(gettext_noop("Atasan Anda belum tercatat. Hubungi pengelola kepegawaian."))
    return superior.pk
