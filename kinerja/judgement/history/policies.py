"""Who brings results of other years in, who takes all of a year out, who reads those of one person."""

from __future__ import annotations

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.HISTORY_IMPORT)
def may_import(actor: Actor, _subject: None) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Hasil penilaian terdahulu dicatat oleh bagian kepegawaian."))


@policy(Permission.HISTORY_EXPORT)
def may_export(actor: Actor, _subject: None) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Hasil penilaian semua pegawai diunduh oleh bagian kepegawaian."))


@policy(Permission.HISTORY_SEE)
def may_see(actor: Actor, employee: Employee) -> Verdict:
    if Employee.objects.visible_to(actor).filter(pk=employee.pk).exists():
        return YES
    return no(gettext_noop("Riwayat ini terbuka bagi pemiliknya, atasannya, kepegawaian, dan Inspektorat."))
