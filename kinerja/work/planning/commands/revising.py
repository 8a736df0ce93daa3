"""An agreed plan changes only as a new version, for one of six reasons (PP 30/2019 Pasal 28(2))."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.copying import copy_content
from kinerja.work.planning.models import Plan
from kinerja.work.planning.succession import check_day, lock_history
from kinerja.work.planning.telling import tell_superior
from kinerja.work.planning.terms import ChangeReason, PlanState

CHANGING = gettext_noop("{who} memulai perubahan SKP. Yang lama berlaku sampai Anda menyepakati yang baru.")


@command
def revise(plan: Plan, *, reason: str, explanation: str, starts: date, actor: Actor, now: datetime) -> Plan:
    """Memulai perubahan SKP sebagai versi baru; versi lama tetap berlaku sampai versi baru disepakati."""
    require(actor, Permission.PLAN_PROPOSE, plan)
    _check(plan, reason, explanation)
    lock_history(plan.employee_id, starts)
    check_day(plan, starts)
    new = _new_version(plan, reason, explanation, starts)
    _insert(new)
    copy_content(plan, new)
    record("planning.plan_change_begun", actor=actor, now=now, thing=new, old=str(plan.pk), reason=reason)
    tell_superior(new, sentence(CHANGING, who=new.employee.name), actor=actor, now=now)
    return new


@command
def discard_revision(plan: Plan, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Membatalkan rancangan perubahan; SKP yang disepakati tetap berlaku seperti semula."""
    require_draft(plan, actor)
    old = plan.revises
    if old is None:
        raise Invalid(gettext_noop("Rancangan pertama tidak dibatalkan; ubah isinya atau biarkan."))
    touch(plan, version=version)
    record("planning.plan_change_discarded", actor=actor, now=now, thing=old, discarded=str(plan.pk))
    plan.delete()
    return old


def _check(plan: Plan, reason: str, explanation: str) -> None:
    if reason not in ChangeReason:
        raise Invalid(gettext_noop("Pilih satu dari enam alasan perubahan SKP (PP 30/2019 Pasal 28(2))."))
    if not explanation.strip():
        raise Invalid(gettext_noop("Jelaskan perubahannya, agar pejabat penilai memahaminya."))
    if plan.state != PlanState.AGREED:
        raise Invalid(gettext_noop("Yang diubah adalah SKP yang sudah disepakati dan masih berlaku."))


def _new_version(old: Plan, reason: str, explanation: str, starts: date) -> Plan:
    copied = ("cycle_id", "employee_id", "position_id", "unit_id", "rater_id", "approach", "form", "ends")
    return Plan(
        **{name: getattr(old, name) for name in copied},
        starts=starts,
        revises=old,
        edition=old.edition + 1,
        stands=False,
        change_reason=reason,
        change_explanation=explanation.strip(),
    )


def _insert(plan: Plan) -> None:
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        raise Invalid(gettext_noop("SKP ini sudah mempunyai versi berikutnya. Lanjutkan atau ubah versi itu."))
