"""The tie between a person and an account."""

from __future__ import annotations

from datetime import datetime

from kinerja.people.accounts.commands import create_user
from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Refused, gettext_noop


@command
def create_account(
    employee: Employee, *, username: str, actor: Actor, now: datetime, password: str | None = None
) -> User:
    """Membuat akun bagi pegawai yang belum mempunyainya."""
    if employee.user_id:
        raise Refused(gettext_noop("{name} sudah mempunyai akun."), name=employee.name)
    user = create_user(username, actor=actor, now=now, password=password)
    saving.change(employee, user=user)
    record("organisation.account_tied", actor=actor, now=now, thing=employee)
    return user
