"""The steps of a closing, in their order."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    FIGURES = "figures", _("Menghitung angka")
    SUGGESTIONS = "suggestions", _("Menyiapkan saran")
    DISTRIBUTIONS = "distributions", _("Mengunci periode dan mencatat sebaran predikat")
    DOCUMENTS = "documents", _("Mengantrekan dokumen evaluasi")
    DONE = "done", _("Selesai")


# While it stands here, raters still decide.
BEFORE_THE_LOCK = (Stage.FIGURES, Stage.SUGGESTIONS, Stage.DISTRIBUTIONS)
