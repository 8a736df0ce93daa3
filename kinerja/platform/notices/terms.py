"""Kinds of notices, the ways they travel, and how often a digest comes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The label is the subject of the e-mail: it names the matter, never a person."""

    PLAN = "plan", _("SKP")
    TEAM = "team", _("Matriks dan tim kerja")
    REPORT = "report", _("Laporan kerja")
    EVALUATION = "evaluation", _("Penilaian kinerja")
    IDEA = "idea", _("Inisiatif")
    FEEDBACK = "feedback", _("Umpan balik")
    PRIVATE = "private", _("Hal pribadi")
    SERVICE = "service", _("Layanan Kinerja")
    DIGEST = "digest", _("Ringkasan kewajiban")


IMMEDIATE = [kind for kind in Kind if kind is not Kind.DIGEST]


class Channel(models.TextChoices):
    """Besides the list in the house itself, which everybody has."""

    EMAIL = "email", _("surel")
    GATEWAY = "gateway", _("WhatsApp atau SMS")


class Rhythm(models.TextChoices):
    NONE = "none", _("tidak perlu")
    DAILY = "daily", _("setiap hari, Senin sampai Jumat")
    WEEKLY = "weekly", _("seminggu sekali, hari Senin")


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("menunggu dikirim")
    SENDING = "sending", _("sedang dikirim")
    SENT = "sent", _("terkirim")
    FAILED = "failed", _("gagal, akan dicoba lagi")
    GIVEN_UP = "given_up", _("gagal, tidak dicoba lagi")
