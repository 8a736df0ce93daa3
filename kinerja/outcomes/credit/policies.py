"""Who records what papers say, who reads whose credit points."""

from __future__ import annotations

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.CREDIT_RECORD)
def may_record(actor: Actor, _subject: None) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("PAK dicatat oleh bagian kepegawaian."))


@policy(Permission.CREDIT_SEE)
def may_see(actor: Actor, employee: Employee) -> Verdict:
    if Employee.objects.visible_to(actor).filter(pk=employee.pk).exists():
        return YES
    return no(gettext_noop("Angka kredit ini terbuka bagi pemiliknya, atasannya, kepegawaian, dan Inspektorat."))
