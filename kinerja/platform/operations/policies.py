"""Who may do what here."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.INTERRUPTION_TELL)
def may_tell_of_interruptions(actor: Actor, thing: Any) -> Verdict:
    """To say why it stopped or that it will; nobody may change what was measured."""
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Keterangan gangguan dan pengumuman pemeliharaan ditulis pengelola kepegawaian."))
