"""Choices of surveys."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kinerja.pure.law.satisfaction import Element

ELEMENTS = tuple(element.value for element in Element)
"""U1 … U9."""
COLUMNS = tuple(code.lower() for code in ELEMENTS)
"""Where their answers stand."""

# Settings of ours, not law: time to leave the counter before the questions open, and how long they stay open.
LEAVING = timedelta(minutes=5)
OPEN_FOR = timedelta(days=30)


class FormKind(TextChoices):
    """The words a survey asks in: pure/law/survey_forms."""

    SKM = "skm", _("survei kepuasan masyarakat")
    PATIENT = "patient", _("survei kepuasan pasien")
    PARENTS = "parents", _("survei kepuasan orang tua murid")


class ScaleCode(TextChoices):
    FOUR = "1-4", _("1 sampai 4")
    FIVE = "1-5", _("1 sampai 5")
    ELEVEN = "0-10", _("0 sampai 10")
