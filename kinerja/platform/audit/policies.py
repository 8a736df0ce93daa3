"""Who may read the trail."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.AUDIT_SEE)
def may_see_trail(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.INSPECTOR):
        return YES
    return no(
        gettext_noop("Jejak audit hanya dibuka untuk Inspektorat. Jejak tentang diri sendiri ada di halaman Saya.")
    )
