"""Who may do what here."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.VISIT_IMPORT)
def may_import_visits(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Catatan kunjungan hanya dapat dimasukkan pengelola kepegawaian."))
