"""Who may have figures computed, and who may see them."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.FIGURE_COMPUTE)
def may_compute(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Angka kinerja dihitung atas permintaan bagian kepegawaian."))


@policy(Permission.FIGURE_SEE)
def may_see_figures(actor: Actor, employee_id: Any) -> Verdict:
    """`employee_id`: whose figures. The same relation as the list of employees."""
    if Employee.objects.visible_to(actor).filter(pk=employee_id).exists():
        return YES
    return no(gettext_noop("Angka kinerja ini hanya dibuka untuk pemiliknya, atasannya, dan pimpinan unitnya."))
