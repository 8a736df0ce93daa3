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


class Lacking(TextChoices):
    """What an older regime asks for and a plan of today does not hold: then nothing is computed."""

    RESULTS = "results", _("rencananya tidak memuat hasil kerja utama dengan indikator")
    ASPECTS = "aspects", _("ada hasil kerja yang tidak memuat tepat satu kuantitas, satu kualitas, dan satu waktu")
    DIRECTION = "direction", _("ada target yang arahnya tidak dikenal rumus itu, misalnya rentang")
    TARGET = "target", _("ada indikator tanpa target di atas nol")
    FIGURE = "figure", _("ada indikator yang belum ada angkanya")
    GROUPS = "groups", _("rencana pimpinan tidak memisahkan perjanjian kinerja dan inisiatif strategis")
    VALUES = "values", _("sumbernya menulis rating, bukan nilai SKP dan nilai perilaku")
    SCALE = "scale", _("nilainya di luar skala aturan itu")
    IDEA = "idea", _("nilainya 110 ke atas, dan sumbernya tidak menyebut ada atau tidaknya ide yang ditetapkan")
    FORMULA = "formula", _("PermenPANRB 6/2022 tidak memuat rumus dari nilai ke rating")
    SCOPE = "scope", _("ada hasil kerja tambahan; tabel bobot lingkupnya tidak ada pada naskah yang dikenal")
