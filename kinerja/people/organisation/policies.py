"""Who may do what here."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Absence, Employee, Unit, WorkTeam
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.ORGANISATION_SEE)
def may_see_structure(actor: Actor, thing: Any) -> Verdict:
    """Units and posts are no secret among staff."""
    if actor.employee_id or actor.roles:
        return YES
    return no(gettext_noop("Susunan organisasi terbuka bagi pegawai yang sudah masuk. Silakan masuk dahulu."))


@policy(Permission.ORGANISATION_CHANGE, Permission.ORGANISATION_IMPORT)
def may_change_structure(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Data pegawai, unit, dan jabatan hanya dapat diubah pengelola kepegawaian."))


@policy(Permission.CALENDAR_CHANGE)
def may_change_calendar(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Kalender kerja hanya dapat diubah pengelola kepegawaian."))


@policy(Permission.MANDATE_GIVE)
def may_give_mandate(actor: Actor, employee: Any) -> Verdict:
    """Nobody gives himself a role: who watches must not be chosen by the watched."""
    if actor.employee_id and isinstance(employee, Employee) and employee.pk == actor.employee_id:
        return no(gettext_noop("Mandat untuk diri sendiri harus diberikan administrator sistem yang lain."))
    if actor.has(Role.ADMINISTRATOR):
        return YES
    return no(gettext_noop("Mandat hanya dapat diberikan administrator sistem, berdasarkan surat keputusan."))


@policy(Permission.TEAM_CHANGE)
def may_change_team(actor: Actor, thing: Any) -> Verdict:
    """`thing` is the team, or the unit that is to own one."""
    if actor.has(Role.PERSONNEL):
        return YES
    unit = thing.unit_id if isinstance(thing, WorkTeam) else thing.pk if isinstance(thing, Unit) else None
    if unit and Unit.objects.kept_by(actor).filter(pk=unit).exists():
        return YES
    return no(gettext_noop("Tim kerja dibentuk dan diubah pengelola kepegawaian atau pimpinan unit pemiliknya."))


@policy(Permission.EMPLOYEE_SEE)
def may_see_employee(actor: Actor, employee: Any) -> Verdict:
    """The same relation as the lists."""
    if isinstance(employee, Employee) and Employee.objects.visible_to(actor).filter(pk=employee.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Data pegawai ini hanya terbuka bagi yang bersangkutan, atasannya, pengelola kepegawaian, dan Inspektorat."
        )
    )


@policy(Permission.ABSENCE_RECORD)
def may_record_absence(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Cuti dan tugas dicatat pengelola kepegawaian, berdasarkan surat izin atau keputusan."))


@policy(Permission.ABSENCE_SEE)
def may_see_absence(actor: Actor, absence: Any) -> Verdict:
    """That somebody is away. The same relation as the lists."""
    if isinstance(absence, Absence) and Absence.objects.visible_to(actor).filter(pk=absence.pk).exists():
        return YES
    return no(
        gettext_noop("Cuti dan tugas pegawai ini hanya terbuka bagi yang bersangkutan, atasannya, dan kepegawaian.")
    )


@policy(Permission.LEAVE_KIND_SEE)
def may_see_leave_kind(actor: Actor, employee: Any) -> Verdict:
    """Why somebody is on leave: a matter between him and personnel, for it may tell of his health."""
    if actor.has(Role.PERSONNEL):
        return YES
    if actor.employee_id and isinstance(employee, Employee) and employee.pk == actor.employee_id:
        return YES
    return no(gettext_noop("Jenis cuti hanya diketahui yang bersangkutan dan pengelola kepegawaian."))
