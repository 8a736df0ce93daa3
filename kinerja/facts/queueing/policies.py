"""Who may take, call, arrange and import."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .hall_querysets import halls_of
from .models import DayFlag


@policy(Permission.QUEUE_ISSUE)
def may_issue(actor: Actor, unit: Unit) -> Verdict:
    """A number is anybody's right; hours and quota are rules of the queue, not of who asks."""
    return YES


@policy(Permission.QUEUE_SERVE)
def may_serve(actor: Actor, unit: Unit) -> Verdict:
    if halls_of(actor).filter(pk=unit.pk).exists():
        return YES
    return no(
        gettext_noop("Loket {unit} hanya dibuka pegawai unit itu. Bila Anda ditugaskan di sana, minta kepegawaian."),
        unit=unit.name,
    )


@policy(Permission.QUEUE_ARRANGE)
def may_arrange(actor: Actor, unit: Unit) -> Verdict:
    """Personnel, and who leads the unit: a hall is arranged by those who answer for it."""
    if Unit.objects.kept_by(actor).filter(pk=unit.pk).exists():
        return YES
    return no(gettext_noop("Antrean dan loket {unit} diatur pimpinan unit itu atau kepegawaian."), unit=unit.name)


@policy(Permission.QUEUE_ANSWER)
def may_answer(actor: Actor, flag: DayFlag) -> Verdict:
    """The sign is answered by who knows the day."""
    if actor.employee_id is not None and flag.officer_id == actor.employee_id:
        return YES
    return no(gettext_noop("Tanda ini dijelaskan petugas yang duduk di loket pada hari itu."))


@policy(Permission.VISIT_IMPORT)
def may_import_visits(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Catatan kunjungan hanya dapat dimasukkan pengelola kepegawaian."))
