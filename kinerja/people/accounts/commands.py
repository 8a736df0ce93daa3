"""Making accounts, and changing how somebody signs in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import password_validation as rules
from django.core.exceptions import ValidationError

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid

from .models import User
from .usernames import acceptable_username

RULES: list[Any] = [
    rules.MinimumLengthValidator(10),
    rules.CommonPasswordValidator(),
    rules.NumericPasswordValidator(),
    rules.UserAttributeSimilarityValidator(("username",)),
]


@command
def create_user(username: str, *, actor: Actor, now: datetime, password: str | None = None) -> User:
    """Membuat akun; tanpa kata sandi, akun belum dapat dipakai masuk dengan kata sandi."""
    require(actor, Permission.ACCOUNT_CHANGE)
    user = User(username=acceptable_username(username))
    if password is not None:
        _check_password(password, user)
    user.set_password(password)
    saving.insert(user)
    record("accounts.created", actor=actor, now=now, thing=user)
    return user


@command
def set_password(user: User, *, actor: Actor, now: datetime, password: str) -> None:
    """Mengganti kata sandi."""
    require(actor, Permission.ACCOUNT_CHANGE, user)
    _check_password(password, user)
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password)
    record("accounts.password_set", actor=actor, now=now, thing=user)


@command
def set_language(user: User, *, actor: Actor, now: datetime, language: str) -> None:
    """Memilih bahasa halaman."""
    require(actor, Permission.ACCOUNT_CHANGE, user)
    saving.change(user, language=language)


@command
def close_account(user: User, *, actor: Actor, now: datetime) -> None:
    """Menutup akun; jejaknya tetap ada."""
    require(actor, Permission.ACCOUNT_CHANGE, user)
    if saving.change(user, is_active=False):
        record("accounts.closed", actor=actor, now=now, thing=user)


@command
def reopen_account(user: User, *, actor: Actor, now: datetime) -> None:
    """Membuka kembali akun."""
    require(actor, Permission.ACCOUNT_CHANGE)
    if saving.change(user, is_active=True):
        record("accounts.reopened", actor=actor, now=now, thing=user)


def _check_password(password: str, user: User) -> None:
    try:
        rules.validate_password(password, user, password_validators=RULES)
    except ValidationError as refusal:
        raise Invalid("{sentence}", sentence=" ".join(refusal.messages))
