"""Who may publish. What is published is for everybody."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.PUBLICATION_PUBLISH)
def may_publish(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL, Role.LEADER):
        return YES
    return no(gettext_noop("Capaian unit diterbitkan oleh pengelola kepegawaian atau pimpinan."))
