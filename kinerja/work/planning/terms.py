"""Choices of planning, in the terms of PP 30/2019 and PermenPANRB 6/2022."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    DRAFT = "draft", _("rancangan")
    PROPOSED = "proposed", _("diajukan")
    REVIEWED = "reviewed", _("ditelaah")
    AGREED = "agreed", _("disepakati")
    SUPERSEDED = "superseded", _("digantikan")


# Steps at which somebody owes an answer, and those before a plan holds.
ANSWERABLE = (PlanState.PROPOSED, PlanState.REVIEWED)
IN_PREPARATION = (PlanState.DRAFT, *ANSWERABLE)


class ChangeReason(TextChoices):
    """The six reasons for which an agreed plan may change (PP 30/2019 Pasal 28(2))."""

    INCUMBENT = "incumbent", _("pergantian pejabat")
    STRATEGY = "strategy", _("perubahan strategi: program, kegiatan, atau anggaran")
    PRIORITY = "priority", _("perubahan prioritas atau asumsi")
    LEAVE = "leave", _("sakit atau cuti lebih dari satu bulan")
    ASSIGNMENT = "assignment", _("penugasan kedinasan lain lebih dari satu bulan")
    MINISTER = "minister", _("keadaan lain dengan persetujuan Menteri")


class AnnexKind(TextChoices):
    """The three annexes of the form, in its order."""

    RESOURCES = "resources", _("Dukungan Sumber Daya")
    ACCOUNTABILITY = "accountability", _("Skema Pertanggungjawaban")
    CONSEQUENCES = "consequences", _("Konsekuensi")


class Approach(TextChoices):
    QUANTITATIVE = "quantitative", _("kuantitatif")
    QUALITATIVE = "qualitative", _("kualitatif")


class FormType(TextChoices):
    HEAD = "head", _("JPT dan pimpinan unit kerja mandiri")
    STAFF = "staff", _("JA dan JF")


class ResultKind(TextChoices):
    MAIN = "main", _("utama")
    ADDITIONAL = "additional", _("tambahan")


class Aspect(TextChoices):
    QUANTITY = "quantity", _("Kuantitas")
    QUALITY = "quality", _("Kualitas")
    TIME = "time", _("Waktu")
    COST = "cost", _("Biaya")


class Polarity(TextChoices):
    MORE = "more", _("makin besar makin baik")
    LESS = "less", _("makin kecil makin baik")
    WITHIN = "within", _("di dalam rentang")


class Perspective(TextChoices):
    RECIPIENTS = "recipients", _("Penerima Layanan")
    PROCESS = "process", _("Proses Bisnis")
    INTERNAL = "internal", _("Penguatan Internal")
    BUDGET = "budget", _("Anggaran")


class PeriodState(TextChoices):
    OPEN = "open", _("berjalan")
    EVALUATING = "evaluating", _("penilaian")
    CLOSED = "closed", _("ditutup")


class LibraryState(TextChoices):
    PROPOSED = "proposed", _("diusulkan")
    ADOPTED = "adopted", _("dipakai")
    WITHDRAWN = "withdrawn", _("ditarik")


# The source of an indicator whose value is typed in with evidence instead of measured.
DECLARED = "declared"
