"""Who may change an account."""

from __future__ import annotations

from typing import Any

from kinerja.people.accounts.models import User
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.ACCOUNT_CHANGE)
def may_change_account(actor: Actor, user: Any) -> Verdict:
    """One's own, or as administrator any: whoever sets a password could act in that person's name."""
    if actor.has(Role.ADMINISTRATOR):
        return YES
    if isinstance(user, User) and actor.user_id == user.pk:
        return YES
    return no(
        gettext_noop(
            "Akun hanya dapat diubah pemiliknya atau administrator sistem. Hubungi administrator sistem instansi Anda."
        )
    )
