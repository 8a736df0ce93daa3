"""Choices of visits."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """How a visit ended. The order is that of the numbers in columns of visits."""

    SERVED = "served", _("dilayani")
    LEFT = "left", _("pergi sebelum dilayani")
    NO_SHOW = "no_show", _("tidak hadir saat dipanggil")
    VOID = "void", _("tidak dihitung")
