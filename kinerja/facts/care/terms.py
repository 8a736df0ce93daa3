"""Choices of hospitals."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Shift(TextChoices):
    MORNING = "morning", _("pagi")
    AFTERNOON = "afternoon", _("siang")
    NIGHT = "night", _("malam")
