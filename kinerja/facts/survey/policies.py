"""Who may open surveys, invite, bring answers in, see results and plan what follows."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .querysets import units_heard


@policy(Permission.SURVEY_OPEN, Permission.SURVEY_IMPORT)
def may_import_answers(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Survei hanya dapat dibuka dan dimasukkan pengelola kepegawaian."))


@policy(Permission.SURVEY_INVITE)
def may_invite(actor: Actor, unit: Unit | None) -> Verdict:
    """Those of the unit that gave the service; the house itself where a machine finished it."""
    if actor.is_system or actor.has(Role.PERSONNEL):
        return YES
    if unit is not None and actor.employee_id and _belongs(actor, unit):
        return YES
    return no(gettext_noop("Undangan survei dibuat oleh unit yang menyelesaikan layanannya."))


@policy(Permission.SURVEY_SEE)
def may_see_results(actor: Actor, unit: Unit) -> Verdict:
    if units_heard(actor).filter(pk=unit.pk).exists():
        return YES
    return no(gettext_noop("Hasil survei {unit} terbuka bagi pimpinannya dan pengawas."), unit=unit.name)


@policy(Permission.SURVEY_FOLLOW_UP)
def may_follow_up(actor: Actor, unit: Unit) -> Verdict:
    """Who leads the unit; personnel and inspectors see, but do not act in its place."""
    if actor.is_system or (
        actor.employee_id and Unit.objects.kept_by(_without_roles(actor)).filter(pk=unit.pk).exists()
    ):
        return YES
    return no(gettext_noop("Tindak lanjut {unit} direncanakan pimpinan unit itu."), unit=unit.name)


def _belongs(actor: Actor, unit: Unit) -> bool:
    own = Appointment.objects.on(actor.on).filter(employee=actor.employee_id, position__unit=unit)
    return own.exists() or Unit.objects.kept_by(_without_roles(actor)).filter(pk=unit.pk).exists()


def _without_roles(actor: Actor) -> Actor:
    """What follows from the place in the organisation alone."""
    return Actor(actor.name, actor.on, actor.user_id, actor.employee_id)
