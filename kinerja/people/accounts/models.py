"""A user signs in; what the user may do follows from the employee and dated mandates."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Thing, AbstractBaseUser):
    """An account. It carries no role: roles are mandates with dates."""

    username = models.CharField(_("nama pengguna"), max_length=80, unique=True, db_comment="sign-in name; not the NIP")
    password = models.CharField(_("kata sandi"), max_length=128, db_comment="argon2id hash")
    last_login = models.DateTimeField(null=True, blank=True, db_comment="instant of the last sign-in")
    is_active = models.BooleanField(default=True, db_comment="may sign in")
    language = models.CharField(
        max_length=5, default="id", choices=[("id", "Bahasa Indonesia"), ("en", "English")], db_comment="of pages"
    )

    objects = UserManager()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("pengguna")
        db_table_comment = "Accounts that can sign in"

    def __str__(self) -> str:
        return self.username
