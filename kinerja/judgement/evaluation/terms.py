"""Choices of evaluation; codes equal those of pure.law.terms."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rating(TextChoices):
    ABOVE = "above", _("di atas ekspektasi")
    MEETS = "meets", _("sesuai ekspektasi")
    BELOW = "below", _("di bawah ekspektasi")


class Predicate(TextChoices):
    VERY_GOOD = "very_good", _("Sangat Baik")
    GOOD = "good", _("Baik")
    NEEDS_IMPROVEMENT = "needs_improvement", _("Butuh Perbaikan")
    POOR = "poor", _("Kurang")
    VERY_POOR = "very_poor", _("Sangat Kurang")


class OrganisationLevel(TextChoices):
    EXCELLENT = "excellent", _("Istimewa")
    GOOD = "good", _("Baik")
    NEEDS_IMPROVEMENT = "needs_improvement", _("Butuh Perbaikan")
    POOR = "poor", _("Kurang")
    VERY_POOR = "very_poor", _("Sangat Kurang")


class ObjectionOutcome(TextChoices):
    KEPT = "kept", _("penilaian tetap")
    CHANGED = "changed", _("penilaian diubah")


class EvaluationState(TextChoices):
    PREPARED = "prepared", _("menunggu penilaian")
    FINAL = "final", _("ditetapkan")


class CalibrationState(TextChoices):
    OPEN = "open", _("berlangsung")
    FINAL = "final", _("risalah ditetapkan")
