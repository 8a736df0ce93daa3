"""Who may do what here: everybody decides about his own notices, nobody about those of others."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.NOTICE_OWN)
def may_handle_own(actor: Actor, employee: Any) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == employee:
        return YES
    return no(gettext_noop("Pemberitahuan hanya dapat dibuka dan diatur oleh penerimanya sendiri."))
